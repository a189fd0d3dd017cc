package kz.bbu.report.performance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The pupils of an institution by class; without an institution, those of all by parallel. */
final class SchoolForm {
    private final Services services;
    private final Texts texts;
    private final Selection selection;
    private final Cells cells;

    SchoolForm(Services services, Selection selection) {
        this.services = services;
        this.texts = services.texts();
        this.selection = selection;
        this.cells = new Cells(texts, Figure.OF_PUPILS);
    }

    void layout(Layout.Builder layout) {
        boolean one = selection.institution().isPresent();
        layout.columns(
                        one
                                ? cells.columns(Column.text("class"), Column.text("language"))
                                : cells.columns(Column.integer("grade")))
                .chart(Chart.stacked(
                        "chart.categories",
                        one ? "class" : "grade",
                        "excellent",
                        "good",
                        "progressing",
                        "failing",
                        "notAttested"))
                .note("note.pupils");
    }

    void fill(ReportRequest request, Rows rows) {
        Tally all = selection.institution().isPresent() ? classes(request, rows) : parallels(rows);
        cells.above(all, rows, Figure.pupils, Figure.quality, Figure.progress, Figure.notAttested);
    }

    private Tally classes(ReportRequest request, Rows rows) {
        long institution = selection.institution().getAsLong();
        Tally all = new Tally();
        Map<Long, Tally> byClass = tallies(Dimension.CLASS, all);
        ClassList list = new ClassList(services.classes(), institution);
        Owing owing = new Owing(services.facts(), services.classes(), texts, selection.pupils(), institution);
        for (SchoolClass one : list.of(byClass.keySet())) {
            Tally tally = byClass.get(one.id());
            rows.add(Long.toString(one.id()), cells.of(names(one), tally, provisional(one, tally, owing)));
        }
        if (selection.isCurrent(request.today())) {
            list.today().stream()
                    .filter(one -> !byClass.containsKey(one.id()) && selection.has(one))
                    .forEach(one -> rows.add(
                            Long.toString(one.id()),
                            cells.missing(
                                    names(one),
                                    selection.isUnmarked(one.grade()) ? "missing.unmarked" : "missing.finals")));
        }
        return all;
    }

    private String provisional(SchoolClass one, Tally tally, Owing owing) {
        if (tally.of(Figure.awaiting) == 0) {
            return "";
        }
        String named = owing.ofClass(one.id());
        return named.isEmpty() ? Owing.counted(texts, tally) : named;
    }

    private List<Object> names(SchoolClass one) {
        String address = "/reports/performance?form=class&institution="
                + selection.institution().getAsLong() + "&class=" + one.id() + "&period="
                + selection.period().orElseThrow().code();
        Cell language = one.language().isEmpty()
                ? Cell.missing(texts.text("missing.notGiven"))
                : Cell.of(texts.term("language", one.language()));
        return List.of(Cell.of(one.name()).link(address), language);
    }

    private Tally parallels(Rows rows) {
        Tally all = new Tally();
        new TreeMap<>(tallies(Dimension.GRADE, all))
                .forEach((grade, tally) ->
                        rows.add(Long.toString(grade), cells.of(List.of(grade), tally, Owing.counted(texts, tally))));
        return all;
    }

    private Map<Long, Tally> tallies(Dimension dimension, Tally all) {
        Map<Long, Tally> tallies = new HashMap<>();
        services.facts().select(selection.pupils().toldApartBy(dimension), row -> {
            Tally tally = new Tally();
            tally.add(row);
            if (!tally.isEmpty()) {
                tallies.put(row.id(dimension), tally);
                all.add(row);
            }
        });
        return tallies;
    }
}
