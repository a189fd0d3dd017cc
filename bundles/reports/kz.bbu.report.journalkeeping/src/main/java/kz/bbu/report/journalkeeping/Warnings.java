package kz.bbu.report.journalkeeping;

import java.util.Optional;
import kz.bbu.api.facts.Breakdown.Row;
import kz.bbu.api.facts.DayRules;
import kz.bbu.api.facts.DayRules.Band;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.report.Cell;
import kz.bbu.api.text.Texts;

/** Says in words which share of homework or of timely entries is below what the rules want. */
final class Warnings {
    private final DayRules rules;
    private final Texts texts;

    Warnings(DayRules rules, Texts texts) {
        this.rules = rules;
        this.texts = texts;
    }

    /** The cell of a figure, warned where it is too low. */
    Cell on(Figure figure, Cell cell, Row row) {
        Optional<String> warning = switch (figure) {
            case homeworks -> homework((Double) cell.value().orElseThrow(), row.grade());
            case homeworksTimely, timely -> timely((Double) cell.value().orElseThrow(), row.grade());
            default -> Optional.empty();
        };
        return warning.map(cell::warn).orElse(cell);
    }

    private Optional<String> homework(double share, int grade) {
        return rules.of(Kind.HOMEWORK_BANDS, grade).flatMap(rule -> switch (Band.of(share, rule)) {
            case LOW -> Optional.of(texts.text("warning.low", percent(rule, "low")));
            case MIDDLE -> Optional.of(texts.text("warning.middle", percent(rule, "low"), percent(rule, "high")));
            case HIGH -> Optional.empty();
        });
    }

    private Optional<String> timely(double share, int grade) {
        return rules.of(Kind.TIMELY_SHARE, grade)
                .filter(rule -> share < rule.number("share"))
                .map(rule -> texts.text("warning.timely", percent(rule, "share")));
    }

    private String percent(Rule rule, String number) {
        return texts.formats().percent(rule.number(number));
    }
}
