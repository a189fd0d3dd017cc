package kz.bbu.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.facts.Calendar;

/** Days out in memory, each of one organisation alone. */
public final class FakeCalendar implements Calendar {
    private final List<DaysOut> all = new ArrayList<>();

    public FakeCalendar out(long organisation, Kind kind, LocalDate first, LocalDate last) {
        all.add(new DaysOut(all.size() + 1, organisation, kind, first, last, ""));
        return this;
    }

    @Override
    public List<DaysOut> of(long organisationId, LocalDate first, LocalDate last) {
        return all.stream()
                .filter(days -> days.organisationId() == organisationId
                        && !days.last().isBefore(first)
                        && !days.first().isAfter(last))
                .toList();
    }
}
