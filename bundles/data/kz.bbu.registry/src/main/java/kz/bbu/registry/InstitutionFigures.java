package kz.bbu.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.bbu.api.platform.LoadCount;

/** What a load does to one kind of records, institution by institution. */
final class InstitutionFigures {
    /** The figures of {@link LoadCount} that are known for an institution. */
    enum Figure {
        READ,
        ADDED,
        CHANGED,
        ENDED
    }

    private final Map<Figure, Map<Long, Long>> figures = new EnumMap<>(Figure.class);

    /** Adds numbers of rows by institution. */
    void add(Figure figure, Map<Long, Long> rows) {
        figures.computeIfAbsent(figure, f -> new TreeMap<>()).putAll(rows);
    }

    /** One count for each institution that has a figure, with its name. */
    List<LoadCount> counts(Kind kind, Map<Long, String> names) {
        Set<Long> institutions = new TreeSet<>();
        figures.values().forEach(rows -> institutions.addAll(rows.keySet()));
        return institutions.stream()
                .map(institution -> new LoadCount(
                        kind.part(),
                        institution,
                        names.getOrDefault(institution, ""),
                        number(Figure.READ, institution),
                        number(Figure.ADDED, institution),
                        number(Figure.CHANGED, institution),
                        number(Figure.ENDED, institution),
                        0))
                .toList();
    }

    private long number(Figure figure, long institution) {
        return figures.getOrDefault(figure, Map.of()).getOrDefault(institution, 0L);
    }
}
