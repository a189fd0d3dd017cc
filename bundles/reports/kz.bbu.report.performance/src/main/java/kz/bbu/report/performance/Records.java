package kz.bbu.report.performance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The records that a figure counts, with its numerator, its denominator and what is left out above them. */
final class Records {
    private final Services services;
    private final Texts texts;
    private final Selection selection;

    Records(Services services, Selection selection) {
        this.services = services;
        this.texts = services.texts();
        this.selection = selection;
    }

    /** The records come by institution, class, subject, day and pupil, whatever order is asked for. */
    Evidence evidence(FactQuery counted, Figure figure, ReportRequest request) {
        Layout layout = Layout.builder()
                .columns(
                        Column.text("institution"),
                        Column.text("class"),
                        Column.text("subject"),
                        Column.text("pupil"),
                        Column.date("day"),
                        Column.text("value"),
                        Column.time("writtenAt"))
                .note(figure.isCount() ? "evidence.count" : "evidence." + figure.name())
                .size(Layout.Size.LARGE)
                .build();
        return new Evidence(layout, rows -> {
            figures(counted, figure, rows);
            Map<Long, String> names = new HashMap<>();
            selection.institutions(one -> names.put(one.id(), one.name()));
            long[] number = {request.window().offset()};
            rows.count(services.facts()
                    .evidence(
                            counted,
                            figure.records(),
                            request.window(),
                            one -> rows.add(Long.toString(++number[0]), cells(one, names))));
        });
    }

    private void figures(FactQuery counted, Figure figure, Rows rows) {
        Tally all = new Tally();
        Set<Integer> grades = new HashSet<>();
        LearningLevel level = new LearningLevel(services.rules(), selection.day());
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
            weights(grades, level, rows);
        } else {
            rows.figure("evidence.numerator", Column.Kind.INTEGER, figure.numerator(all.counts()));
        }
        rows.figure("evidence.denominator", Column.Kind.INTEGER, below);
        Figure whole = Figure.OF_PUPILS.contains(figure) ? Figure.pupils : Figure.due;
        rows.figure("evidence.leftOut", Column.Kind.INTEGER, Math.max(0, all.of(whole) - below));
    }

    /** Grades may have rules of their own; then the weights of each are told once. */
    private void weights(Set<Integer> grades, LearningLevel level, Rows rows) {
        String told = grades.stream()
                .sorted()
                .flatMap(grade -> level.weights(grade, texts.formats()).stream())
                .distinct()
                .collect(java.util.stream.Collectors.joining("; "));
        if (!told.isEmpty()) {
            rows.figure("evidence.weights", Column.Kind.TEXT, told);
        }
    }

    private Object[] cells(SourceRecord one, Map<Long, String> names) {
        return new Object[] {
            given(names.getOrDefault(one.institutionId(), "")),
            given(one.className()),
            given(one.subject()),
            given(one.pupil()),
            one.day().map(day -> Cell.of((Object) day)).orElseGet(() -> given("")),
            given(value(one)),
            one.at().map(at -> Cell.of((Object) at)).orElseGet(() -> given(""))
        };
    }

    private String value(SourceRecord one) {
        if (one.source() == Count.Source.PUPIL) {
            return one.code().isEmpty() ? one.value() : texts.term("pupilCategory", one.code());
        }
        return one.value().isEmpty() ? "" : texts.find("final." + one.value()).orElse(one.value());
    }

    private Cell given(String text) {
        return text.isEmpty() ? Cell.missing(texts.text("missing.notGiven")) : Cell.of(text);
    }
}
