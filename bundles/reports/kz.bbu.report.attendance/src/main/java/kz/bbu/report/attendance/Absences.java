package kz.bbu.report.attendance;

import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Breakdown.Row;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.RowNames;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The table of absences: the same columns for classes, pupils, institutions, districts and weeks. */
final class Absences {
    /** The column of the percent of attendance. */
    static final String PERCENT = "attendance";

    private final Services services;
    private final Texts texts;
    private final Selection selection;

    Absences(Services services, Selection selection) {
        this.services = services;
        this.texts = services.texts();
        this.selection = selection;
    }

    void layout(Layout.Builder layout) {
        boolean pupils = selection.form() == Form.byPupil;
        Column name = pupils ? Column.text("pupil") : RowNames.column(selection.by());
        layout.columns(name);
        for (Figure figure : Figure.values()) {
            layout.columns(figure.column().opening());
        }
        layout.columns(Column.percent(PERCENT).opening(), Column.text("band")).sumsOpen();
        if (selection.form() == Form.byWeek) {
            layout.chart(Chart.lines("chart.weeks", name.id(), "attendance"));
        } else if (!pupils) {
            layout.chart(Chart.bars("chart.attendance", name.id(), "attendance"));
        }
        layout.chart(Chart.stacked("chart.reasons", name.id(), "ill", "excused", "unexcused", "noReason"))
                .note(pupils ? "note.byPupil" : selection.form() == Form.byWeek ? "note.byWeek" : "note.absences");
    }

    void fill(Rows rows) {
        FactRow all = FactRow.none();
        if (selection.form() == Form.byPupil) {
            pupils(all, rows);
        } else {
            Percent percent = new Percent(selection.rules(), texts);
            RowNames names = new RowNames(texts);
            By by = selection.by();
            boolean current = selection.choices().isCurrent(selection.request().today());
            services.breakdown()
                    .rows(
                            by,
                            selection.query(),
                            one -> current && selection.choices().leaves(one),
                            row -> {
                                all.add(row.counts());
                                rows.add(row.key(), cells(named(names, by, row), row, percent, "missing.lessons"));
                            });
        }
        new KeyFigures(services, selection).give(all, rows);
    }

    private Cell named(RowNames names, By by, Row row) {
        Cell name = names.cell(by, row);
        return switch (by) {
            case CLASS -> name.link(selection.address(Form.byPupil, "class", row.key()));
            case INSTITUTION ->
                selection.choices().institution().isPresent()
                        ? name
                        : name.link(selection.address(Form.byClass, "institution", row.key()));
            default -> name;
        };
    }

    /** Without lessons nobody can have missed any, so that 0 would say too much. */
    private Object[] cells(Cell name, Row row, Percent percent, String missing) {
        FactRow counts = row.counts();
        boolean counted = counts.count(Count.LESSONS) > 0 || counts.count(Count.ATTENDABLE) > 0;
        List<Object> cells = new ArrayList<>(List.of(name));
        for (Figure figure : Figure.values()) {
            cells.add(counted ? figure.value(counts) : Cell.missing(texts.text(missing)));
        }
        cells.add(percent.cell(counts, missing));
        cells.add(percent.band(counts, row.grade(), missing));
        return cells.toArray();
    }

    private void pupils(FactRow all, Rows rows) {
        services.facts().select(selection.query().toldApartBy(), all::add);
        Percent percent = new Percent(selection.rules(), texts);
        int grade = selection.grade();
        for (PupilRow pupil : selection.pupils()) {
            rows.add(
                    Long.toString(pupil.id()),
                    cells(
                            Cell.of(pupil.name()),
                            new Row("", "", grade, pupil.counts()),
                            percent,
                            "missing.pupilLessons"));
        }
    }
}
