package kz.bbu.report.journalkeeping;

import java.util.Arrays;
import java.util.Optional;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.report.Column;

/** A column: a count or a measure; its name is the column's id. A dash where what it is counted of is not there. */
enum Figure {
    lessons(Count.LESSONS, "missing.lessons"),
    topics(Measure.TOPICS, "missing.lessons"),
    homeworks(Measure.HOMEWORKS, "missing.lessons"),
    planning(Measure.PLANNING, "missing.lessons"),
    homeworksTimely(Measure.HOMEWORKS_TIMELY, "missing.homework"),
    timely(Measure.TIMELY, "missing.marks"),
    finals(Measure.FINALS_SET, "missing.finals"),
    sor(Count.SOR, "missing.lessons"),
    soch(Count.SOCH, "missing.lessons");

    private final Optional<Count> count;
    private final Optional<Measure> measure;
    private final String missing;

    Figure(Count count, String missing) {
        this.count = Optional.of(count);
        this.measure = Optional.empty();
        this.missing = missing;
    }

    Figure(Measure measure, String missing) {
        this.count = Optional.empty();
        this.measure = Optional.of(measure);
        this.missing = missing;
    }

    static Optional<Figure> of(String column) {
        return Arrays.stream(values())
                .filter(figure -> figure.name().equals(column))
                .findFirst();
    }

    Column column() {
        Column column = count.isPresent() ? Column.integer(name()).summed() : Column.percent(name());
        return column.opening();
    }

    /** Empty for a measure. */
    Optional<Count> count() {
        return count;
    }

    /** Empty for a count. */
    Optional<Measure> measure() {
        return measure;
    }

    /** Long or Double; empty where there is nothing that it could be counted of. */
    Optional<Object> value(FactRow row) {
        if (count.isEmpty()) {
            return row.measure(measure.orElseThrow()).map(share -> share);
        }
        boolean given = row.sum(Count.LESSONS, count.get()) > 0;
        return given ? Optional.of(row.count(count.get())) : Optional.empty();
    }

    /** The message key of why the value is missing. */
    String missing() {
        return missing;
    }
}
