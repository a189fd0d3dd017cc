package kz.bbu.facts;

import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;

/** What counts are told apart by, at the finest; subject and teacher are 0 in what belongs to a class as a whole, the week is 0 in what happens on no day. */
final class Cell {
    final Members.Group schoolClass;
    final long subject;
    final long teacher;
    final int period;
    final int week;
    private long[] counts;

    Cell(Members.Group schoolClass, long subject, long teacher, int period, int week) {
        this.schoolClass = schoolClass;
        this.subject = subject;
        this.teacher = teacher;
        this.period = period;
        this.week = week;
    }

    void add(Count count, long amount) {
        counts = counts == null ? new long[Count.values().length] : counts;
        int i = count.ordinal();
        counts[i] = count.isLatest() ? Math.max(counts[i], amount) : counts[i] + amount;
    }

    /** What it says of a dimension, as in {@link kz.bbu.api.facts.FactRow}; a number is a Long. */
    Object value(Dimension dimension) {
        return switch (dimension) {
            case INSTITUTION, PUPIL -> throw new IllegalArgumentException("no cell tells the " + dimension);
            case CLASS -> schoolClass.id();
            case SUBJECT -> subject;
            case TEACHER -> teacher;
            case GRADE -> (long) schoolClass.about.grade();
            case LANGUAGE -> schoolClass.about.language();
            case SHIFT -> schoolClass.about.shift();
            case JOURNAL -> schoolClass.about.journal();
            case PERIOD -> (long) period;
            case WEEK -> (long) week;
        };
    }

    /** By the ordinal of {@link Count}; null if nothing was counted. */
    long[] counts() {
        return counts;
    }
}
