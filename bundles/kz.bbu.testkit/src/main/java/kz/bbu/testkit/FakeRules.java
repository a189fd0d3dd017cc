package kz.bbu.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.facts.Rules;

/** Rules in memory; those of a new portal unless others are added. */
public final class FakeRules implements Rules {
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private final List<Rule> rules = new ArrayList<>();

    /** A rule of each kind that holds on all days for all grades, as in a new portal. */
    public static FakeRules usual() {
        return new FakeRules()
                .rule(Kind.LEARNING_LEVEL, 0, 12, 100, 64, 36, 16, 7)
                .rule(Kind.PERCENT_MARK, 2, 12, 85, 65, 40, 0)
                .rule(Kind.QUARTER, 0, 12, 25, 25, 50)
                .rule(Kind.ATTENDANCE_BANDS, 0, 12, 60, 90)
                .rule(Kind.HOMEWORK_BANDS, 0, 12, 50, 70)
                .rule(Kind.TIMELY_SHARE, 0, 12, 80)
                .rule(Kind.MARK_DEADLINE, 0, 12, 1, 13)
                .rule(Kind.HOMEWORK_DEADLINE, 0, 12, 1, 0)
                .rule(Kind.WEEK, 0, 12, 1)
                .rule(Kind.TIMETABLE, 0, 12, 10)
                .rule(Kind.UNMARKED, 0, 1, 1);
    }

    /** Adds a rule without an end; the numbers in the order of its kind. */
    public FakeRules rule(Kind kind, int firstGrade, int lastGrade, double... numbers) {
        Map<String, Double> named = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            named.put(kind.numbers().get(i), numbers[i]);
        }
        return rule(
                new Rule(rules.size() + 1, kind, LONG_AGO, Optional.empty(), firstGrade, lastGrade, named, "a source"));
    }

    public FakeRules rule(Rule rule) {
        rules.add(rule);
        return this;
    }

    @Override
    public Optional<Rule> at(Kind kind, LocalDate day, int grade) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind && rule.holds(day, grade))
                .findFirst();
    }

    @Override
    public List<Rule> all(Kind kind) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind)
                .sorted(Comparator.comparing(Rule::firstGrade).thenComparing(Rule::from))
                .toList();
    }
}
