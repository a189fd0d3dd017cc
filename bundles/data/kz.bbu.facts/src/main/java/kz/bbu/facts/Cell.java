package kz.bbu.facts;

import kz.bbu.api.facts.Count;

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

    /** By the ordinal of {@link Count}; null if nothing was counted. */
    long[] counts() {
        return counts;
    }
}
