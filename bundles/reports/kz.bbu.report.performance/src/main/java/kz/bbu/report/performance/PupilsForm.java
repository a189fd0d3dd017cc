package kz.bbu.report.performance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Breakdown.Row;
import kz.bbu.api.facts.RowNames;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The pupils by all their final marks: of classes, parallels, institutions or districts. */
final class PupilsForm {
    private final Services services;
    private final Texts texts;
    private final Selection selection;
    private final By by;
    private final Cells cells;

    PupilsForm(Services services, Selection selection) {
        this.services = services;
        this.texts = services.texts();
        this.selection = selection;
        this.by = selection.by();
        this.cells = new Cells(texts, Figure.OF_PUPILS);
    }

    void layout(Layout.Builder layout) {
        Column name = RowNames.column(by);
        layout.columns(by == By.CLASS ? cells.columns(name, Column.text("language")) : cells.columns(name));
        if (by == By.INSTITUTION || by == By.DISTRICT) {
            layout.chart(Chart.bars("chart.quality", name.id(), "quality"));
        }
        layout.chart(Chart.stacked(
                        "chart.categories", name.id(), "excellent", "good", "progressing", "failing", "notAttested"))
                .note("note.pupils")
                .sumsOpen();
    }

    void fill(Rows rows) {
        List<Row> found = new ArrayList<>();
        services.breakdown()
                .rows(by, selection.pupils(), one -> selection.isCurrent() && selection.has(one), found::add);
        Map<String, SchoolClass> classes = by == By.CLASS ? classes(found) : Map.of();
        Optional<Owing> owing = by == By.CLASS
                ? Optional.of(new Owing(services, selection.pupils(), selection.institution()))
                : Optional.empty();
        RowNames names = new RowNames(texts);
        Tally all = new Tally();
        for (Row row : found) {
            Tally tally = new Tally();
            tally.add(row.counts());
            all.add(row.counts());
            List<Object> named = new ArrayList<>(List.of(linked(names.cell(by, row), row)));
            if (by == By.CLASS) {
                named.add(language(classes.get(row.key())));
            }
            rows.add(
                    row.key(),
                    tally.isEmpty()
                            ? cells.missing(named, missing(row))
                            : cells.of(named, tally, provisional(row, tally, owing)));
        }
        cells.above(all, rows, Figure.pupils, Figure.quality, Figure.progress, Figure.notAttested);
    }

    private Map<String, SchoolClass> classes(List<Row> rows) {
        Set<Long> ids = rows.stream().map(row -> Long.valueOf(row.key())).collect(Collectors.toSet());
        Map<String, SchoolClass> classes = new HashMap<>();
        services.classes().find(selection.institution(), ids).forEach((id, one) -> classes.put(id.toString(), one));
        return classes;
    }

    private Cell linked(Cell name, Row row) {
        return switch (by) {
            case CLASS -> name.link(selection.address(Form.CLASS, "class", row.key()));
            case INSTITUTION -> name.link(selection.address(Form.SCHOOL, "institution", row.key()));
            default -> name;
        };
    }

    private Cell language(SchoolClass one) {
        return one == null || one.language().isEmpty()
                ? Cell.missing(texts.text("missing.notGiven"))
                : Cell.of(texts.term("language", one.language()));
    }

    private String missing(Row row) {
        return by == By.CLASS && selection.isUnmarked(row.grade()) ? "missing.unmarked" : "missing.finals";
    }

    /** Of classes it is told by whom marks are owed. */
    private String provisional(Row row, Tally tally, Optional<Owing> owing) {
        if (owing.isPresent() && tally.of(Figure.awaiting) == 0) {
            return "";
        }
        return owing.map(known -> known.ofClass(Long.parseLong(row.key())))
                .filter(named -> !named.isEmpty())
                .orElseGet(() -> Owing.counted(texts, tally));
    }
}
