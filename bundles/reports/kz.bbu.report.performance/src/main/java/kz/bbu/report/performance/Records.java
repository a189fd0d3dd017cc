package kz.bbu.report.performance;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.RecordTable;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The records that a figure counts, with its numerator, its denominator and what is left out above them. */
final class Records {
    private final Services services;
    private final Texts texts;
    private final LearningLevel level;

    /** Takes the day whose rules hold. */
    Records(Services services, LocalDate day) {
        this.services = services;
        this.texts = services.texts();
        this.level = new LearningLevel(services.rules(), day);
    }

    Evidence of(FactQuery counted, Figure figure, ReportRequest request) {
        String note = figure.isCount() && figure != Figure.owed ? "evidence.count" : "evidence." + figure.name();
        return new RecordTable(services.facts(), services.registry(), texts)
                .of(counted, figure.records(), note, request, rows -> figures(counted, figure, rows));
    }

    private void figures(FactQuery counted, Figure figure, Rows rows) {
        Tally all = new Tally();
        Set<Integer> grades = new HashSet<>();
        services.facts().select(counted.toldApartBy(Dimension.GRADE), row -> {
            int grade = (int) row.id(Dimension.GRADE);
            all.add(row, level, grade);
            if (Figure.level.denominator(row) > 0) {
                grades.add(grade);
            }
        });
        if (figure.isCount()) {
            rows.figure("evidence.counted", Column.Kind.INTEGER, all.of(figure));
            return;
        }
        long below = figure.denominator(all.counts());
        if (figure == Figure.level) {
            rows.figure("evidence.points", Column.Kind.DECIMAL, all.points());
            weights(grades, rows);
        } else {
            rows.figure("evidence.numerator", Column.Kind.INTEGER, figure.numerator(all.counts()));
        }
        rows.figure("evidence.denominator", Column.Kind.INTEGER, below);
        Figure whole = Figure.OF_PUPILS.contains(figure) ? Figure.pupils : Figure.due;
        rows.figure("evidence.leftOut", Column.Kind.INTEGER, Math.max(0, all.of(whole) - below));
    }

    /** Grades may have rules of their own; then the weights of each are told once. */
    private void weights(Set<Integer> grades, Rows rows) {
        String told = grades.stream()
                .sorted()
                .flatMap(grade -> level.weights(grade, texts.formats()).stream())
                .distinct()
                .collect(java.util.stream.Collectors.joining("; "));
        if (!told.isEmpty()) {
            rows.figure("evidence.weights", Column.Kind.TEXT, told);
        }
    }
}
