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
            layout.columns(pupils ? figure.column() : figure.column().opening());
        }
        Column percent = Column.percent("attendance");
        layout.columns(pupils ? percent : percent.opening(), Column.text("band"));
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
                                rows.add(row.key(), cells(named(names, by, row), row, percent));
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
    private Object[] cells(Cell name, Row row, Percent percent) {
        FactRow counts = row.counts();
        boolean counted = counts.count(Count.LESSONS) > 0 || counts.count(Count.ATTENDABLE) > 0;
        List<Object> cells = new ArrayList<>(List.of(name));
        for (Figure figure : Figure.values()) {
            cells.add(counted ? figure.value(counts) : Cell.missing(texts.text("missing.lessons")));
        }
        cells.add(percent.cell(counts, "missing.lessons"));
        cells.add(percent.band(counts, row.grade(), "missing.lessons"));
        return cells.toArray();
    }

    private void pupils(FactRow all, Rows rows) {
        FactRow schoolClass = FactRow.none();
        services.facts().select(selection.query().toldApartBy(), schoolClass::add);
        boolean counted = schoolClass.count(Count.LESSONS) > 0;
        Percent percent = new Percent(selection.rules(), texts);
        for (PupilRow pupil : services.facts()
                .pupils(
                        selection.choices().institution().getAsLong(),
                        selection.choices().schoolClass().getAsLong(),
                        selection.choices().period().orElseThrow())) {
            String reason = counted ? "missing.pupilLessons" : "missing.lessons";
            List<Object> cells = new ArrayList<>(List.of(pupil.name()));
            for (Figure figure : Figure.values()) {
                cells.add(counted ? figure.value(pupil.counts()) : Cell.missing(texts.text(reason)));
            }
            cells.add(percent.cell(pupil.counts(), reason));
            cells.add(percent.band(pupil.counts(), 0, reason));
            rows.add(Long.toString(pupil.id()), cells.toArray());
        }
        all.add(schoolClass);
    }
}
