package kz.bbu.report.attendance;

import java.util.Optional;
import kz.bbu.api.facts.DayRules;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.report.Cell;
import kz.bbu.api.text.Texts;

/** The percent of attendance, and its band in words. */
final class Percent {
    private final DayRules rules;
    private final Texts texts;

    Percent(DayRules rules, Texts texts) {
        this.rules = rules;
        this.texts = texts;
    }

    /** The percent; a dash with a reason where there is none. */
    Cell cell(FactRow counts, String reason) {
        return counts.measure(Measure.ATTENDANCE)
                .map(percent -> Cell.of((Object) percent))
                .orElseGet(() -> Cell.missing(texts.text(reason)));
    }

    /** The percent with a warning where it is not in the highest band. */
    Cell warned(FactRow counts, int grade) {
        Cell cell = cell(counts, "missing.lessons");
        return counts.measure(Measure.ATTENDANCE)
                .flatMap(percent -> rules.of(Kind.ATTENDANCE_BANDS, grade)
                        .filter(rule -> DayRules.Band.of(percent, rule) != DayRules.Band.HIGH)
                        .map(rule -> words(percent, rule)))
                .map(cell::warn)
                .orElse(cell);
    }

    /** The band; a dash where grades have different bands. */
    Cell band(FactRow counts, int grade, String reason) {
        Optional<Double> percent = counts.measure(Measure.ATTENDANCE);
        if (percent.isEmpty()) {
            return Cell.missing(texts.text(reason));
        }
        return rules.of(Kind.ATTENDANCE_BANDS, grade)
                .map(rule -> Cell.of(words(percent.get(), rule)))
                .orElseGet(() -> Cell.missing(texts.text("missing.rule")));
    }

    private String words(double percent, Rule rule) {
        String low = texts.formats().percent(rule.number("low"));
        String high = texts.formats().percent(rule.number("high"));
        return switch (DayRules.Band.of(percent, rule)) {
            case LOW -> texts.text("band.low", low);
            case MIDDLE -> texts.text("band.middle", low, high);
            case HIGH -> texts.text("band.high", high);
        };
    }
}
