package kz.bbu.facts;

import static kz.bbu.api.facts.Rules.Kind.*;

import java.util.EnumMap;
import java.util.Map;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;

/** What the numbers of a rule can be at all; what they are is for the rules to say. */
final class RuleLimits {
    private static final double SUM_OF_SHARES = 100;
    private static final double ROUNDING = 0.001;
    private static final Limit PERCENT = new Limit(0, 100, false);
    private static final Map<Kind, Map<String, Limit>> OTHERS = new EnumMap<>(Map.of(
            PERCENT_MARK, Map.of("decimals", new Limit(0, 2, true)),
            MARK_DEADLINE, Map.of("days", new Limit(0, 60, true), "hour", new Limit(0, 24, true)),
            HOMEWORK_DEADLINE, Map.of("daysBefore", new Limit(0, 30, true), "daysAfter", new Limit(0, 30, true)),
            HOMEWORK_NORM, Map.of("minutes", new Limit(0, 600, true)),
            WEEK, Map.of("firstDay", new Limit(1, 7, true)),
            TIMETABLE, Map.of("lessons", new Limit(1, 100, true)),
            UNMARKED, Map.of("unmarked", new Limit(0, 1, true))));

    private RuleLimits() {}

    /** The least and the most, both included, and whether there is nothing between whole numbers. */
    record Limit(int least, int most, boolean whole) {
        boolean permits(Double number) {
            return number != null && number >= least && number <= most && (!whole || number % 1 == 0);
        }
    }

    /** The limit of a number; a percent where nothing else is said. */
    static Limit of(Kind kind, String number) {
        return OTHERS.getOrDefault(kind, Map.of()).getOrDefault(number, PERCENT);
    }

    /** Whether numbers that are possible each are possible together. */
    static boolean agree(Rule rule) {
        return switch (rule.kind()) {
            case QUARTER -> Math.abs(sum(rule) - SUM_OF_SHARES) < ROUNDING;
            case PERCENT_MARK -> falls(rule, "from5", "from4", "from3");
            case LEARNING_LEVEL -> falls(rule, "n5", "n4", "n3", "n2");
            case ATTENDANCE_BANDS, HOMEWORK_BANDS -> falls(rule, "high", "low");
            default -> true;
        };
    }

    private static double sum(Rule rule) {
        return rule.numbers().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static boolean falls(Rule rule, String... names) {
        for (int i = 1; i < names.length; i++) {
            if (rule.number(names[i]) >= rule.number(names[i - 1])) {
                return false;
            }
        }
        return true;
    }
}
