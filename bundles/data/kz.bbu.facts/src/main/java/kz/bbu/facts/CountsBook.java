package kz.bbu.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.platform.Bulk;

/** Keeps the rows of counts on the disk until all institutions are counted, and writes them table by table: one connection at a time. */
final class CountsBook {
    private static final int HEAP_BYTES = 8 << 20;

    private final Spill spill;
    private final long generation;
    private final Map<Cube, Integer> heaps = new EnumMap<>(Cube.class);
    private final Map<Cube, Integer> bytes = new EnumMap<>(Cube.class);

    CountsBook(Spill spill, long generation) {
        this.spill = spill;
        this.generation = generation;
    }

    /** Takes counts of an institution's year, and tells how many rows they make. */
    long add(InstitutionYear year, Counts counts) {
        for (Cube cube : Cube.values()) {
            counts.of(cube)
                    .forEach((key, numbers) -> add(cube, cube.row(generation, year.orgId, year.year, key, numbers)));
        }
        return counts.size();
    }

    private void add(Cube cube, Object[] row) {
        Packer packer = spill.to(heap(cube));
        int before = packer.size();
        for (int i = 1; i < row.length; i++) {
            if (row[i] instanceof String text) {
                packer.text(text);
            } else {
                packer.number(row[i] == null ? 0 : ((Number) row[i]).longValue());
            }
        }
        int size = packer.size() - before;
        spill.written(size);
        int sum = bytes.merge(cube, size, Integer::sum);
        if (sum > HEAP_BYTES) {
            bytes.put(cube, 0);
            heaps.merge(cube, 1, Integer::sum);
        }
    }

    private String heap(Cube cube) {
        return cube.table() + "-" + heaps.getOrDefault(cube, 0);
    }

    void write(Bulk bulk) {
        spill.flush();
        for (Cube cube : Cube.values()) {
            try (Bulk.Writer writer = bulk.open(cube.table(), cube.columns())) {
                for (int heap = 0; heap <= heaps.getOrDefault(cube, 0); heap++) {
                    Unpacker rows = spill.take(cube.table() + "-" + heap);
                    while (rows.hasMore()) {
                        writer.add(row(cube, rows));
                    }
                }
            }
        }
    }

    private Object[] row(Cube cube, Unpacker from) {
        List<Object> row = new ArrayList<>();
        row.add(generation);
        List<String> columns = cube.columns();
        for (String column : columns.subList(1, columns.size())) {
            boolean isText = column.equals("language") || column.equals("shift") || column.equals("journal");
            if (isText) {
                row.add(from.text());
            } else {
                long number = from.number();
                row.add(column.startsWith("c_") && number == 0 ? null : (Object) number);
            }
        }
        return row.toArray();
    }
}
