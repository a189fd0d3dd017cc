package kz.bbu.api.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Counts of one group of records; what was not counted is 0. */
public final class FactRow {
    private final Map<Dimension, Object> keys;
    private final long[] counts;

    /**
     * Takes what tells the group and its counts.
     *
     * @param keys a Long for each dimension that the query asked for, a String for language, shift and journal
     * @param counts by the ordinal of {@link Count}; kept, not copied
     */
    public FactRow(Map<Dimension, Object> keys, long[] counts) {
        this.keys = keys;
        this.counts = counts;
    }

    /** The number of a dimension: an id, a grade. */
    public long id(Dimension dimension) {
        return (Long) keys.get(dimension);
    }

    /** The code of a dimension: language, shift, journal. */
    public String text(Dimension dimension) {
        return (String) keys.get(dimension);
    }

    public Period period() {
        return Period.of((int) id(Dimension.PERIOD));
    }

    /** The first day of the week. */
    public LocalDate week() {
        return LocalDate.ofEpochDay(id(Dimension.WEEK));
    }

    public long count(Count count) {
        return counts[count.ordinal()];
    }

    /** The sum of several counts. */
    public long sum(Count... several) {
        long sum = 0;
        for (Count count : several) {
            sum += count(count);
        }
        return sum;
    }

    /** When the journal was last written; empty if never. */
    public Optional<Instant> lastChange() {
        long minutes = count(Count.LAST_CHANGE);
        return minutes == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(minutes * 60));
    }

    /** A measure of this group; empty where its denominator is 0. */
    public Optional<Double> measure(Measure measure) {
        return measure.of(this);
    }

    /** Joins the counts of another group to these. */
    public void add(FactRow other) {
        for (Count count : Count.values()) {
            add(count, other.counts[count.ordinal()]);
        }
    }

    /** Joins more of a count to this one. */
    public void add(Count count, long more) {
        int i = count.ordinal();
        counts[i] = count.isLatest() ? Math.max(counts[i], more) : counts[i] + more;
    }

    /** A group without any record, to join others to. */
    public static FactRow none() {
        return new FactRow(Map.of(), new long[Count.values().length]);
    }
}
