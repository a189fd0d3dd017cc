package kz.bbu.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.Rosters;

/** Reads the journal files of a package once, and parts their entries by institution on the disk. */
final class Incoming {
    private static final String PREFIX = "replaces.";

    private final Load load;
    private final Spill spill;
    private final Map<Part, Long> read = new EnumMap<>(Part.class);
    private final SortedSet<Long> organisations = new TreeSet<>();
    private final Map<Long, Integer> replaced = new TreeMap<>();
    private final Map<Long, Map<Part, Integer>> firstLines = new HashMap<>();

    Incoming(Load load, Spill spill) {
        this.load = load;
        this.spill = spill;
        load.manifest().forEach((property, value) -> {
            if (property.startsWith(PREFIX)) {
                long id = Ids.of(load.sourceId(), "org", property.substring(PREFIX.length()));
                replaced.put(id, Integer.valueOf(value));
            }
        });
    }

    /** Reads every file that the package has; errors are with its findings. */
    void read() {
        for (Part part : Part.values()) {
            if (part != Part.RESULTS && load.has(part.file())) {
                read(part);
            }
        }
        boolean replaces = read.keySet().stream().anyMatch(part -> load.mode(part.file()) == Load.Mode.BULK);
        if (replaces) {
            organisations.addAll(replaced.keySet());
        }
    }

    /** Reads the results that the registry will have after the package. */
    void readResults(Rosters rosters, Results results) {
        Institutions.system(() -> {
            rosters.results(
                    load.sourceId(),
                    load.importId(),
                    result -> results.mark(result).ifPresent(mark -> {
                        organisations.add(result.organisationId());
                        Packer heap = spill.to(heap(Part.RESULTS, result.organisationId()));
                        int before = heap.size();
                        Part.RESULTS.pack(mark, true, heap);
                        spill.written(heap.size() - before);
                    }));
            return null;
        });
        spill.flush();
    }

    private void read(Part part) {
        Fields fields = new Fields(load, part);
        Duplicates duplicates = new Duplicates(spill, part);
        boolean bulk = load.mode(part.file()) == Load.Mode.BULK;
        long[] rows = new long[1];
        load.read(part.file(), row -> {
            rows[0]++;
            Entry entry = part.parse(fields.of(row));
            long organisation = fields.id("org", "orgSourcedId");
            if (firstLines
                            .computeIfAbsent(organisation, o -> new EnumMap<>(Part.class))
                            .putIfAbsent(part, entry.line())
                    == null) {
                organisations.add(organisation);
                if (bulk && !replaced.containsKey(organisation)) {
                    fields.wrong("orgSourcedId", row.get("orgSourcedId"), "notReplaced");
                }
            }
            if (fields.isGood()) {
                Packer heap = spill.to(heap(part, organisation));
                int before = heap.size();
                part.pack(entry, true, heap);
                duplicates.take(entry.id(), entry.line());
                spill.written(heap.size() - before + 12);
            }
        });
        read.put(part, rows[0]);
        duplicates.each(line -> load.findings().error(part.file(), line, "sourcedId", "", "duplicate"));
    }

    private static String heap(Part part, long organisation) {
        return part.kind() + "-" + organisation;
    }

    /** The rows of each file that the package has. */
    Map<Part, Long> counts() {
        return read;
    }

    /** The institutions that the package speaks of or replaces. */
    SortedSet<Long> organisations() {
        return organisations;
    }

    /** The school year that the package replaces at an institution; null if it replaces none. */
    Integer replacedYear(long organisation) {
        return replaced.get(organisation);
    }

    /** The line of the first row that names an institution in the first file that does; empty for none. */
    Map<Part, Integer> firstLines(long organisation) {
        return firstLines.getOrDefault(organisation, Map.of());
    }

    /** The entries of an institution; gone then. */
    List<Entry> take(Part part, long organisation) {
        Unpacker heap = spill.take(heap(part, organisation));
        List<Entry> entries = new ArrayList<>();
        while (heap.hasMore()) {
            entries.add(part.unpack(true, heap));
        }
        return entries;
    }
}
