package kz.bbu.report.attendance;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.report.Column;

/** A column of counts; its name is the column's id. */
enum Figure {
    missed("group.missed", Count.ABSENT, Count.ILL, Count.EXCUSED, Count.UNEXCUSED),
    ill("group.missed", Count.ILL),
    excused("group.missed", Count.EXCUSED),
    unexcused("group.missed", Count.UNEXCUSED),
    noReason("group.missed", Count.ABSENT),
    late("", Count.LATE),
    fullDays("group.fullDays", Count.FULL_DAYS),
    fullDaysIll("group.fullDays", Count.FULL_DAYS_ILL);

    private final String group;
    private final Count[] counts;

    Figure(String group, Count... counts) {
        this.group = group;
        this.counts = counts;
    }

    static Optional<Figure> of(String column) {
        return Arrays.stream(values())
                .filter(figure -> figure.name().equals(column))
                .findFirst();
    }

    Column column() {
        Column column = Column.integer(name()).summed();
        return group.isEmpty() ? column : column.under(group);
    }

    long value(FactRow row) {
        return row.sum(counts);
    }

    Set<Count> counts() {
        return Set.of(counts);
    }
}
