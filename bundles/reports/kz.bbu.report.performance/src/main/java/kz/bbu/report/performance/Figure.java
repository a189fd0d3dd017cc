package kz.bbu.report.performance;

import static kz.bbu.api.facts.Count.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.Measure.Term;
import kz.bbu.api.report.Column;

/** The figures of the report; the name of one is the id of its column. */
enum Figure {
    pupils(PUPILS),
    excellent(EXCELLENT),
    /** Shares of pupils have one denominator: the pupils who are attested in every subject. */
    excellentShare(ones(EXCELLENT), Measure.CLASS_QUALITY.denominator()),
    good(GOOD),
    goodShare(ones(GOOD), Measure.CLASS_QUALITY.denominator()),
    goodOneFour(GOOD_ONE_FOUR),
    progressing(PROGRESSING),
    progressingOneThree(PROGRESSING_ONE_THREE),
    failing(FAILING),
    notAttested(NOT_ATTESTED),
    awaiting(AWAITING),
    quality(Measure.CLASS_QUALITY),
    progress(Measure.CLASS_PROGRESS),

    due(FINALS_DUE),
    n5(FINAL_5),
    n4(FINAL_4),
    n3(FINAL_3),
    n2(FINAL_2),
    n1(FINAL_1),
    exempt(FINAL_EXEMPT),
    unattested(FINAL_NOT_ATTESTED),
    passed(FINAL_PASS),
    failed(FINAL_FAIL),
    /** Final marks that are to be set and are not; it opens all that are to be set, those without a value among them. */
    owed(
            Stream.concat(
                            ones(FINALS_DUE).stream(),
                            Measure.FINALS_SET.numerator().stream().map(term -> new Term(term.count(), -1)))
                    .toList(),
            List.of()),
    average(Measure.FINAL_AVERAGE),
    subjectProgress(Measure.SUBJECT_PROGRESS),
    subjectQuality(Measure.SUBJECT_QUALITY),
    /** The level of learning (СОУ): its numerator depends on the rules, see {@link LearningLevel}. */
    level(List.of(), ones(FINAL_1, FINAL_2, FINAL_3, FINAL_4, FINAL_5, FINAL_NOT_ATTESTED));

    /** What is said of pupils by all their final marks. */
    static final List<Figure> OF_PUPILS = List.copyOf(EnumSet.range(pupils, progress));

    /** What is said of the final marks themselves. */
    static final List<Figure> OF_MARKS = List.copyOf(EnumSet.range(due, level));

    private final List<Term> numerator;
    private final List<Term> denominator;

    Figure(Count count) {
        this(ones(count), List.of());
    }

    Figure(Measure measure) {
        this(measure.numerator(), measure.denominator());
    }

    Figure(List<Term> numerator, List<Term> denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    private static List<Term> ones(Count... counts) {
        return Arrays.stream(counts).map(count -> new Term(count, 1)).toList();
    }

    static Optional<Figure> of(String column) {
        return Arrays.stream(values())
                .filter(figure -> figure.name().equals(column))
                .findFirst();
    }

    boolean isCount() {
        return denominator.isEmpty();
    }

    /** Counts are summed; shares of a total are no sums, so their total stays empty. */
    Column column() {
        if (isCount()) {
            return Column.integer(name()).summed().opening();
        }
        return (this == average ? Column.decimal(name()) : Column.percent(name())).opening();
    }

    /** A Long, or the Double of a share or an average; empty where the denominator is 0. */
    Optional<Object> value(FactRow row) {
        if (isCount()) {
            return Optional.of(Math.max(0, numerator(row)));
        }
        long below = denominator(row);
        double factor = this == average ? 1 : 100;
        return below == 0 ? Optional.empty() : Optional.of(factor * numerator(row) / below);
    }

    long numerator(FactRow row) {
        return Measure.sum(numerator, row);
    }

    long denominator(FactRow row) {
        return Measure.sum(denominator, row);
    }

    /** The counts whose records stand behind it: those of the denominator, which the numerator is a part of; of a count, those that it adds up. */
    Set<Count> records() {
        return (isCount() ? numerator : denominator)
                .stream().filter(term -> term.weight() > 0).map(Term::count).collect(Collectors.toSet());
    }
}
