package kz.bbu.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;

/** What a rule and days out must be before they are kept. */
final class RuleChecks {
    static final int LONGEST_TEXT = 500;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final Texts texts;

    RuleChecks(Texts texts) {
        this.texts = texts;
    }

    /** Checks a rule by itself. */
    void check(Rule rule) {
        LocalDate last = rule.until().orElse(rule.from());
        if (last.isBefore(rule.from()) || isFar(rule.from()) || isFar(last)) {
            throw new Problem(FactsError.RULE_DAYS, year(FIRST_YEAR), year(LAST_YEAR));
        }
        if (rule.firstGrade() < 0
                || rule.lastGrade() > RuleIndex.HIGHEST_GRADE
                || rule.firstGrade() > rule.lastGrade()) {
            throw new Problem(FactsError.RULE_GRADES, RuleIndex.HIGHEST_GRADE);
        }
        checkNumbers(rule);
        if (rule.source().isBlank() || rule.source().length() > LONGEST_TEXT) {
            throw new Problem(FactsError.RULE_SOURCE, LONGEST_TEXT);
        }
    }

    private void checkNumbers(Rule rule) {
        String kind = "rule." + rule.kind();
        for (String name : rule.kind().numbers()) {
            RuleLimits.Limit limit = RuleLimits.of(rule.kind(), name);
            if (!limit.permits(rule.numbers().get(name))) {
                throw new Problem(FactsError.RULE_NUMBER, texts.term(kind, name), limit.least(), limit.most(), name);
            }
        }
        boolean more = !Set.copyOf(rule.kind().numbers()).equals(rule.numbers().keySet());
        if (more || !RuleLimits.agree(rule)) {
            throw new Problem(
                    FactsError.RULE_NUMBERS, texts.term("rule", rule.kind().name()));
        }
    }

    /** Checks that a rule does not hold at the same time as another of its kind. */
    void checkAgainst(Rule rule, List<Rule> ofKind) {
        ofKind.stream()
                .filter(other -> other.id() != rule.id() && overlap(rule, other))
                .findFirst()
                .ifPresent(other -> {
                    throw new Problem(
                            FactsError.RULE_OVERLAP,
                            texts.formats().date(other.from()),
                            other.until().map(texts.formats()::date).orElse("—"),
                            other.firstGrade(),
                            other.lastGrade());
                });
    }

    void check(DaysOut days) {
        if (isFar(days.first())
                || isFar(days.last())
                || days.last().isBefore(days.first())
                || days.last().isAfter(days.first().plusYears(1))) {
            throw new Problem(FactsError.DAYS_OUT, year(FIRST_YEAR), year(LAST_YEAR));
        }
        if (days.note().length() > LONGEST_TEXT) {
            throw new Problem(FactsError.DAYS_OUT_NOTE, LONGEST_TEXT);
        }
    }

    private static boolean overlap(Rule one, Rule other) {
        return one.firstGrade() <= other.lastGrade()
                && other.firstGrade() <= one.lastGrade()
                && !one.from().isAfter(other.until().orElse(LocalDate.MAX))
                && !other.from().isAfter(one.until().orElse(LocalDate.MAX));
    }

    private static boolean isFar(LocalDate day) {
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
    }

    /** A year as text: a number would be grouped. */
    private static String year(int year) {
        return Integer.toString(year);
    }
}
