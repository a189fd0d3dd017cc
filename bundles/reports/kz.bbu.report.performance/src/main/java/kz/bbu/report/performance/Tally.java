package kz.bbu.report.performance;

import java.util.Optional;
import kz.bbu.api.facts.FactRow;

/** The counts of one row of the report, joined from groups of facts. */
final class Tally {
    private final FactRow counts = FactRow.none();
    private double points;
    private boolean ruled = true;

    void add(FactRow row) {
        counts.add(row);
    }

    /** Joins a group of one grade, so that its level of learning is reckoned by the rule of that grade. */
    void add(FactRow row, LearningLevel level, int grade) {
        add(row);
        Optional<Double> own = level.points(row, grade);
        boolean counted = Figure.level.denominator(row) > 0;
        ruled &= own.isPresent() || !counted;
        points += own.orElse(0.0);
    }

    FactRow counts() {
        return counts;
    }

    double points() {
        return points;
    }

    long of(Figure figure) {
        return (Long) figure.value(counts).orElseThrow();
    }

    /** The value of a figure's column; empty where its denominator is 0 or no rule says how to reckon it. */
    Optional<Object> value(Figure figure) {
        if (figure != Figure.level) {
            return figure.value(counts);
        }
        long below = figure.denominator(counts);
        return below == 0 || !ruled ? Optional.empty() : Optional.of(points / below);
    }

    /** Whether anything is said of pupils or of final marks. */
    boolean isEmpty() {
        return of(Figure.pupils) == 0
                && of(Figure.due) == 0
                && Figure.level.denominator(counts) == 0
                && of(Figure.exempt) + of(Figure.passed) + of(Figure.failed) == 0;
    }
}
