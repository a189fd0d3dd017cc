package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;

/** A table of counts by some dimensions, beside the institution; from the smallest to the largest, so that the first one that answers is taken. */
enum Cube {
    SUBJECT("facts_by_subject", Dimension.SUBJECT, Dimension.LANGUAGE, Dimension.JOURNAL, Dimension.PERIOD),
    INSTITUTION_WEEK("facts_by_orgweek", Dimension.LANGUAGE, Dimension.JOURNAL, Dimension.WEEK),
    CLASS_WEEK(
            "facts_by_week",
            Dimension.CLASS,
            Dimension.GRADE,
            Dimension.LANGUAGE,
            Dimension.SHIFT,
            Dimension.JOURNAL,
            Dimension.WEEK),
    CLASS(
            "facts_by_class",
            Dimension.CLASS,
            Dimension.SUBJECT,
            Dimension.TEACHER,
            Dimension.GRADE,
            Dimension.LANGUAGE,
            Dimension.SHIFT,
            Dimension.JOURNAL,
            Dimension.PERIOD);

    private static final List<String> COMMON = List.of("generation", "org_id", "school_year");

    private final String table;
    private final List<Dimension> dimensions;

    Cube(String table, Dimension... dimensions) {
        this.table = table;
        this.dimensions = List.of(dimensions);
    }

    String table() {
        return table;
    }

    static String column(Dimension dimension) {
        return switch (dimension) {
            case INSTITUTION -> "org_id";
            case CLASS, SUBJECT, TEACHER -> dimension.name().toLowerCase(Locale.ROOT) + "_id";
            default -> dimension.name().toLowerCase(Locale.ROOT);
        };
    }

    static String column(Count count) {
        return "c_" + count.name().toLowerCase(Locale.ROOT);
    }

    List<String> columns() {
        return Stream.of(
                        COMMON.stream(),
                        dimensions.stream().map(Cube::column),
                        Arrays.stream(Count.values()).map(Cube::column))
                .flatMap(columns -> columns)
                .toList();
    }

    /** The first cube that tells some dimensions apart; empty if none does. One by week answers for weeks only: it lacks what happens on no day, such as final marks. */
    static Optional<Cube> telling(Set<Dimension> asked) {
        Set<Dimension> own = asked.isEmpty() ? EnumSet.noneOf(Dimension.class) : EnumSet.copyOf(asked);
        own.remove(Dimension.INSTITUTION);
        return Arrays.stream(values())
                .filter(cube -> cube.dimensions.containsAll(own) && cube.isByWeek() == own.contains(Dimension.WEEK))
                .findFirst();
    }

    private boolean isByWeek() {
        return dimensions.contains(Dimension.WEEK);
    }

    /** Folds cells into rows, each with the values of all columns. */
    List<Object[]> rows(long generation, InstitutionYear year, Iterable<Cell> cells) {
        Map<List<Object>, long[]> folded = new HashMap<>();
        for (Cell cell : cells) {
            if (cell.counts() != null && !(isByWeek() && cell.week == 0)) {
                List<Object> key = new ArrayList<>(dimensions.size());
                dimensions.forEach(dimension -> key.add(value(cell, dimension)));
                add(folded.computeIfAbsent(key, k -> new long[Count.values().length]), cell.counts());
            }
        }
        List<Object[]> rows = new ArrayList<>(folded.size());
        folded.forEach((key, counts) -> rows.add(row(generation, year, key, counts)));
        return rows;
    }

    private static void add(long[] sum, long[] more) {
        for (Count count : Count.values()) {
            int i = count.ordinal();
            sum[i] = count.isLatest() ? Math.max(sum[i], more[i]) : sum[i] + more[i];
        }
    }

    private static Object value(Cell cell, Dimension dimension) {
        return switch (dimension) {
            case INSTITUTION, PUPIL -> throw new IllegalArgumentException("no cube keeps the " + dimension);
            case CLASS -> cell.schoolClass.id();
            case SUBJECT -> cell.subject;
            case TEACHER -> cell.teacher;
            case GRADE -> (short) cell.schoolClass.about.grade();
            case LANGUAGE -> cell.schoolClass.about.language();
            case SHIFT -> cell.schoolClass.about.shift();
            case JOURNAL -> cell.schoolClass.about.journal();
            case PERIOD -> cell.period;
            case WEEK -> cell.week;
        };
    }

    /** A count that is 0 takes no room. */
    private static Object[] row(long generation, InstitutionYear year, List<Object> key, long[] counts) {
        Object[] row = new Object[COMMON.size() + key.size() + counts.length];
        row[0] = generation;
        row[1] = year.orgId;
        row[2] = (short) year.year;
        for (int i = 0; i < key.size(); i++) {
            row[COMMON.size() + i] = key.get(i);
        }
        for (int i = 0; i < counts.length; i++) {
            row[COMMON.size() + key.size() + i] = counts[i] == 0 ? null : counts[i];
        }
        return row;
    }
}
