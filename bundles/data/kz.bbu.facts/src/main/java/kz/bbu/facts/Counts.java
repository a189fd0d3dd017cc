package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import kz.bbu.api.facts.Count;
import kz.bbu.api.store.Sql;

/** The counts of an institution's school year, row by row of each cube; may also be a difference, whose numbers are below 0 where something has gone. */
final class Counts {
    private static final Count[] COUNTS = Count.values();
    private static final long[] NONE = new long[COUNTS.length];

    private final Map<Cube, Map<List<Object>, long[]>> cubes = new EnumMap<>(Cube.class);

    private Counts() {
        for (Cube cube : Cube.values()) {
            cubes.put(cube, new HashMap<>());
        }
    }

    /** What a tally counted. */
    private static Counts of(Iterable<Cell> cells) {
        Counts counts = new Counts();
        counts.cubes.forEach((cube, rows) -> cube.fold(cells, (key, numbers) -> add(rows, key, numbers)));
        return counts;
    }

    /** Counts everything of a school year. */
    static Counts of(InstitutionYear year) {
        return of(year, Set.of(Count.Source.values()));
    }

    /** Counts what a school year has of some kinds. */
    static Counts of(InstitutionYear year, Set<Count.Source> sources) {
        Tally tally = new Tally(year, (cell, entry, count, amount) -> cell.add(count, amount));
        return of(tally.run(sources).values());
    }

    /** What readers of a version see. */
    static Counts kept(Sql sql, long version, JournalReader.Book book) {
        Counts counts = new Counts();
        counts.cubes.forEach((cube, rows) -> {
            int keys = cube.keys().size();
            List<String> columns = cube.columns();
            sql.each(
                    "select c."
                            + String.join(
                                    ", c.", columns.subList(columns.size() - keys - COUNTS.length, columns.size()))
                            + " from " + cube.visible() + " and c.org_id = ? and c.school_year = ?",
                    row -> {
                        List<Object> key = new ArrayList<>(keys);
                        for (int i = 1; i <= keys; i++) {
                            Object value = row.getObject(i);
                            key.add(value instanceof Number number ? (Object) number.longValue() : value);
                        }
                        long[] numbers = new long[COUNTS.length];
                        for (int i = 0; i < numbers.length; i++) {
                            numbers[i] = row.getLong(keys + i + 1);
                        }
                        add(rows, key, numbers);
                    },
                    version,
                    version,
                    book.orgId(),
                    book.year());
        });
        return counts;
    }

    /** What is more (or, below 0, less) in some counts than in others; of what is the latest, what there is now. */
    static Counts difference(Counts before, Counts after) {
        Counts difference = new Counts();
        difference.cubes.forEach((cube, rows) -> {
            before.cubes.get(cube).forEach((key, numbers) -> {
                long[] less = new long[numbers.length];
                for (Count count : COUNTS) {
                    less[count.ordinal()] = count.isLatest() ? 0 : -numbers[count.ordinal()];
                }
                rows.put(key, less);
            });
            after.cubes.get(cube).forEach((key, numbers) -> add(rows, key, numbers));
            removeEmpty(rows);
        });
        return difference;
    }

    /**
     * Whether what is the latest may be an earlier one when these counts go and others come: where it is among them and nothing later comes.
     *
     * @param kept all that is counted now; asked for only if something is taken back
     */
    boolean hidesLatest(Counts after, Supplier<Counts> kept) {
        for (Cube cube : Cube.values()) {
            for (Map.Entry<List<Object>, long[]> row : of(cube).entrySet()) {
                long[] next = after.of(cube).getOrDefault(row.getKey(), NONE);
                for (Count count : COUNTS) {
                    long gone = row.getValue()[count.ordinal()];
                    if (count.isLatest()
                            && gone > next[count.ordinal()]
                            && gone >= kept.get().of(cube).getOrDefault(row.getKey(), NONE)[count.ordinal()]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    void add(Counts more) {
        more.cubes.forEach((cube, rows) -> rows.forEach((key, numbers) -> add(cubes.get(cube), key, numbers)));
    }

    private static void add(Map<List<Object>, long[]> rows, List<Object> key, long[] more) {
        long[] sum = rows.get(key);
        if (sum == null) {
            rows.put(key, more.clone());
            return;
        }
        for (Count count : COUNTS) {
            int i = count.ordinal();
            sum[i] = count.isLatest() ? Math.max(sum[i], more[i]) : sum[i] + more[i];
        }
    }

    /** The same without the rows of which nothing is left. */
    Counts withoutEmpty() {
        cubes.values().forEach(Counts::removeEmpty);
        return this;
    }

    private static void removeEmpty(Map<List<Object>, long[]> rows) {
        rows.values().removeIf(numbers -> Arrays.stream(numbers).allMatch(number -> number == 0));
    }

    Map<List<Object>, long[]> of(Cube cube) {
        return cubes.get(cube);
    }

    /** The rows of all cubes. */
    long size() {
        return cubes.values().stream().mapToLong(Map::size).sum();
    }
}
