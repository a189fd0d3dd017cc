package kz.bbu.report.journalkeeping;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.facts.Breakdown;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.DayRules;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Rules.Kind;

/** Lessons a week of each class, and which classes have a timetable by them; one query. */
final class Timetable {
    /** Of more weeks, the classes of a region would be too many rows. */
    private static final int MOST_WEEKS = 15;

    private final Map<Long, Map<Long, Load>> byInstitution = new HashMap<>();
    private final DayRules rules;

    private Timetable(DayRules rules) {
        this.rules = rules;
    }

    /** Lessons of a class and the weeks in which it has any. */
    private record Load(int grade, long lessons, int weeks) {
        Load with(long more) {
            return new Load(grade, lessons + more, weeks + 1);
        }
    }

    /** Classes with a timetable, and all classes with lessons. */
    record Share(long planned, long all) {
        Share with(Share other) {
            return new Share(planned + other.planned, all + other.all);
        }

        /** 0–100; empty if no class has lessons. */
        Optional<Double> percent() {
            return all == 0 ? Optional.empty() : Optional.of(100.0 * planned / all);
        }
    }

    /** The timetables of the selection's weeks; empty if these are too many. */
    static Optional<Timetable> of(Services services, Selection selection) {
        Span days = selection.days();
        boolean few = ChronoUnit.WEEKS.between(days.first(), days.last()) < MOST_WEEKS;
        if (!few && selection.choices().institution().isEmpty()) {
            return Optional.empty();
        }
        Timetable timetable = new Timetable(selection.rules());
        services.facts()
                .select(
                        selection
                                .weeks()
                                .toldApartBy(Dimension.INSTITUTION, Dimension.CLASS, Dimension.GRADE, Dimension.WEEK),
                        timetable::add);
        return Optional.of(timetable);
    }

    private void add(FactRow week) {
        long lessons = week.count(Count.LESSONS);
        if (lessons > 0) {
            Load one = new Load((int) week.id(Dimension.GRADE), 0, 0);
            byInstitution
                    .computeIfAbsent(week.id(Dimension.INSTITUTION), any -> new HashMap<>())
                    .merge(week.id(Dimension.CLASS), one.with(lessons), (before, now) -> before.with(now.lessons()));
        }
    }

    /** Lessons a week of a class; empty if it has none. */
    Optional<Double> weekly(long institution, long schoolClass) {
        return Optional.ofNullable(
                        byInstitution.getOrDefault(institution, Map.of()).get(schoolClass))
                .map(load -> (double) load.lessons() / load.weeks());
    }

    /** From how many lessons a week on a class of a grade has a timetable; empty without a rule. */
    Optional<Double> norm(int grade) {
        return rules.of(Kind.TIMETABLE, grade).map(rule -> rule.number("lessons"));
    }

    /** The classes of an institution that have lessons and a rule. */
    Share share(long institution) {
        long planned = 0;
        long all = 0;
        for (Load load : byInstitution.getOrDefault(institution, Map.of()).values()) {
            Optional<Double> norm = norm(load.grade());
            all += norm.isPresent() ? 1 : 0;
            planned +=
                    norm.filter(least -> load.lessons() >= least * load.weeks()).isPresent() ? 1 : 0;
        }
        return new Share(planned, all);
    }

    /** The classes of a row of institutions or districts, by its key. */
    Map<String, Share> shares(Breakdown breakdown, Selection selection) {
        Map<String, Share> shares = new HashMap<>();
        breakdown.institutions(selection.weeks(), one -> {
            long id = selection.by() == Breakdown.By.DISTRICT ? one.authorityId() : one.id();
            shares.merge(Long.toString(id), share(one.id()), Share::with);
        });
        return shares;
    }
}
