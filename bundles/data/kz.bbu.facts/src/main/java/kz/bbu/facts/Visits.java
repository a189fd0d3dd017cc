package kz.bbu.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.facts.Logins.Grain;
import kz.bbu.api.platform.Bulk;

/** Counts the persons of an institution who logged in, each once in an interval. */
final class Visits {
    private static final List<String> COLUMNS = List.of(
            "generation",
            "org_id",
            "school_year",
            "grain",
            "begins",
            "persons",
            "staff",
            "pupils",
            "parents",
            "logins");

    private Visits() {}

    private static final class Interval {
        private final Set<Long> persons = new HashSet<>();
        private long logins;
    }

    /** Writes what an institution's year has, interval by interval. */
    static void write(Bulk bulk, long generation, InstitutionYear year) {
        List<Entry.Login> logins = year.of(Part.LOGINS);
        try (Bulk.Writer writer = bulk.open("facts_visits", COLUMNS)) {
            for (Grain grain : Grain.values()) {
                Map<LocalDate, Interval> intervals = new HashMap<>();
                for (Entry.Login login : logins) {
                    if (login.count() > 0) {
                        Interval interval = intervals.computeIfAbsent(
                                begin(grain, LocalDate.ofEpochDay(login.day())), b -> new Interval());
                        interval.persons.add(login.person());
                        interval.logins += login.count();
                    }
                }
                intervals.forEach((begins, interval) -> writer.add(
                        generation,
                        year.orgId,
                        (short) year.year,
                        grain.name(),
                        begins,
                        interval.persons.size(),
                        count(year, interval, "staff"),
                        count(year, interval, "pupil"),
                        count(year, interval, "parent"),
                        interval.logins));
            }
        }
    }

    private static int count(InstitutionYear year, Interval interval, String role) {
        return (int) interval.persons.stream()
                .filter(person -> year.members.roles(person).contains(role))
                .count();
    }

    /** The first day of the interval that has a day. */
    static LocalDate begin(Grain grain, LocalDate day) {
        return switch (grain) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }
}
