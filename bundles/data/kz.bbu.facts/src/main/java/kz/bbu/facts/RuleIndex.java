package kz.bbu.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;

/** Rules in memory, found without making anything new: a load asks some million times. */
final class RuleIndex {
    static final int HIGHEST_GRADE = 12;

    private final Dated[][][] byKindAndGrade = new Dated[Kind.values().length][HIGHEST_GRADE + 1][];
    private final List<List<Rule>> byKind = new ArrayList<>();

    private record Dated(long from, long until, Optional<Rule> rule) {}

    /** Takes rules by grade and day. */
    RuleIndex(List<Rule> rules) {
        for (Kind kind : Kind.values()) {
            List<Rule> own = rules.stream().filter(rule -> rule.kind() == kind).toList();
            byKind.add(own);
            for (int grade = 0; grade <= HIGHEST_GRADE; grade++) {
                int wanted = grade;
                byKindAndGrade[kind.ordinal()][grade] = own.stream()
                        .filter(rule -> rule.firstGrade() <= wanted && wanted <= rule.lastGrade())
                        .map(RuleIndex::dated)
                        .toArray(Dated[]::new);
            }
        }
    }

    Optional<Rule> at(Kind kind, LocalDate day, int grade) {
        if (grade < 0 || grade > HIGHEST_GRADE) {
            return Optional.empty();
        }
        long wanted = day.toEpochDay();
        for (Dated dated : byKindAndGrade[kind.ordinal()][grade]) {
            if (dated.from <= wanted && wanted <= dated.until) {
                return dated.rule;
            }
        }
        return Optional.empty();
    }

    List<Rule> all(Kind kind) {
        return byKind.get(kind.ordinal());
    }

    private static Dated dated(Rule rule) {
        long until = rule.until().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE);
        return new Dated(rule.from().toEpochDay(), until, Optional.of(rule));
    }
}
