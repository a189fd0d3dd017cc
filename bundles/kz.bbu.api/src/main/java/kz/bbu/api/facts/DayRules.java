package kz.bbu.api.facts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules that hold on a day. */
public final class DayRules {
    private static final int LAST_GRADE = 11;

    private final Rules rules;
    private final LocalDate day;

    public DayRules(Rules rules, LocalDate day) {
        this.rules = rules;
        this.day = day;
    }

    /** Where a share stands among the bands of a rule that has the numbers {@code low} and {@code high}. */
    public enum Band {
        LOW,
        MIDDLE,
        HIGH;

        /** The band of a share, 0–100; a share of exactly {@code low} or {@code high} is no longer below it. */
        public static Band of(double share, Rules.Rule rule) {
            return share < rule.number("low") ? LOW : share < rule.number("high") ? MIDDLE : HIGH;
        }
    }

    /** The rule for a grade; for 0, several grades together, the one that grades 1–11 have in common. Empty if there is none. */
    public Optional<Rules.Rule> of(Rules.Kind kind, int grade) {
        if (grade > 0) {
            return rules.at(kind, day, grade);
        }
        Set<Optional<Rules.Rule>> all = IntStream.rangeClosed(1, LAST_GRADE)
                .mapToObj(one -> rules.at(kind, day, one))
                .collect(Collectors.toSet());
        return all.size() == 1 ? all.iterator().next() : Optional.empty();
    }
}
