package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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

    private static final Set<Dimension> FEW =
            EnumSet.of(Dimension.GRADE, Dimension.LANGUAGE, Dimension.SHIFT, Dimension.JOURNAL);
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

    /** Whether rows that agree in some dimensions are few: those of a class or an institution that differ in nothing but its languages, shifts or a change of teachers. */
    boolean hasFewRowsBy(Set<Dimension> told) {
        Set<Dimension> other = EnumSet.copyOf(dimensions);
        other.removeAll(told);
        other.removeAll(FEW);
        if (told.contains(Dimension.CLASS) && told.contains(Dimension.SUBJECT)) {
            other.remove(Dimension.TEACHER);
        }
        return other.isEmpty();
    }

    private boolean isByWeek() {
        return dimensions.contains(Dimension.WEEK);
    }

    /** The dimensions, in the order of a row's key. */
    List<Dimension> keys() {
        return dimensions;
    }

    /** The rows that readers of a version see, which is asked for twice; a condition may follow. */
    String visible() {
        return table
                + " c join facts_layer l on l.generation = c.generation and l.org_id = c.org_id and l.school_year = c.school_year and l.part = '"
                + Layers.COUNTS + "' where " + Layers.IS_VISIBLE;
    }

    /** Takes the counts of a row, which may come in several pieces. */
    interface Piece {
        void take(List<Object> key, long[] counts);
    }

    /** Gives the counts of cells with the keys of their rows; every number of a key is a Long. */
    void fold(Iterable<Cell> cells, Piece each) {
        for (Cell cell : cells) {
            if (cell.counts() != null && !(isByWeek() && cell.week == 0)) {
                List<Object> key = new ArrayList<>(dimensions.size());
                dimensions.forEach(dimension -> key.add(cell.value(dimension)));
                each.take(key, cell.counts());
            }
        }
    }

    /** The values of all columns of a row; a count that is 0 takes no room. */
    Object[] row(long generation, long orgId, int year, List<Object> key, long[] counts) {
        Object[] row = new Object[COMMON.size() + key.size() + counts.length];
        row[0] = generation;
        row[1] = orgId;
        row[2] = (short) year;
        for (int i = 0; i < key.size(); i++) {
            row[COMMON.size() + i] = key.get(i);
        }
        for (int i = 0; i < counts.length; i++) {
            row[COMMON.size() + key.size() + i] = counts[i] == 0 ? null : counts[i];
        }
        return row;
    }
}
