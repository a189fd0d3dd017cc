package kz.bbu.report.performance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.text.Formats;

/** The weights of the level of learning (СОУ) that hold on the period's day, by grade; (P). */
final class LearningLevel {
    private static final Map<String, Count> COUNTS = Map.of(
            "n5", Count.FINAL_5,
            "n4", Count.FINAL_4,
            "n3", Count.FINAL_3,
            "n2", Count.FINAL_2,
            "notAttested", Count.FINAL_NOT_ATTESTED);

    private final Rules rules;
    private final LocalDate day;
    private final Map<Integer, Optional<Rule>> byGrade = new HashMap<>();

    LearningLevel(Rules rules, LocalDate day) {
        this.rules = rules;
        this.day = day;
    }

    private Optional<Rule> rule(int grade) {
        return byGrade.computeIfAbsent(grade, any -> rules.at(Kind.LEARNING_LEVEL, day, grade));
    }

    /** Σ weight · count of a group of one grade, the numerator of the level in percent; empty where no rule holds. */
    Optional<Double> points(FactRow row, int grade) {
        return rule(grade)
                .map(rule -> COUNTS.entrySet().stream()
                        .mapToDouble(entry -> rule.number(entry.getKey()) * row.count(entry.getValue()))
                        .sum());
    }

    /** The weights of a grade in the order of the rule, as people read them; empty where no rule holds. */
    Optional<String> weights(int grade, Formats formats) {
        return rule(grade)
                .map(rule -> Kind.LEARNING_LEVEL.numbers().stream()
                        .map(name -> formats.decimal(rule.number(name), 0))
                        .collect(Collectors.joining(" · ")));
    }
}
