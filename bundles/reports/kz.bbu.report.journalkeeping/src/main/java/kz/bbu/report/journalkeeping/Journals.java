package kz.bbu.report.journalkeeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Breakdown.Row;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.RowNames;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Column.Kind;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The table: how each row's journal is kept. */
final class Journals {
    /** Lessons a week of a class. */
    static final String WEEKLY = "weekly";
    /** The share of classes with a timetable. */
    static final String TIMETABLE = "timetable";

    static final String LAST_CHANGE = "lastChange";

    private final Services services;
    private final Texts texts;
    private final Selection selection;
    private final By by;

    Journals(Services services, Selection selection) {
        this.services = services;
        this.texts = services.texts();
        this.selection = selection;
        this.by = selection.by();
    }

    void layout(Layout.Builder layout) {
        Column name = RowNames.column(by);
        layout.columns(name, Column.time(LAST_CHANGE).opening());
        for (Figure figure : Figure.values()) {
            layout.columns(figure.column());
        }
        if (by == By.CLASS) {
            layout.columns(Column.decimal(WEEKLY).opening());
        } else if (hasShare()) {
            layout.columns(Column.percent(TIMETABLE).opening());
        }
        layout.chart(Chart.bars("chart.filled", name.id(), "topics", "homeworks"))
                .chart(Chart.bars("chart.timely", name.id(), "homeworksTimely", "timely"))
                .note(selection.isByWeeks() ? "note.weeks" : "note.period");
        if (selection.showsAll()) {
            layout.sumsOpen();
        }
    }

    private boolean hasShare() {
        return by == By.INSTITUTION || by == By.DISTRICT;
    }

    void fill(Rows rows) {
        Optional<Timetable> timetable =
                by == By.CLASS || hasShare() ? Timetable.of(services, selection) : Optional.empty();
        Map<String, Timetable.Share> shares = hasShare()
                ? timetable
                        .map(known -> known.shares(services.breakdown(), selection))
                        .orElse(Map.of())
                : Map.of();
        Warnings warnings = new Warnings(selection.rules(), texts);
        RowNames names = new RowNames(texts);
        FactRow all = FactRow.none();
        services.breakdown()
                .rows(
                        by,
                        selection.query(),
                        one -> selection.isCurrent() && selection.choices().leaves(one),
                        row -> {
                            if (selection.shows(row.counts())) {
                                all.add(row.counts());
                                List<Object> cells = cells(names.cell(by, row), row, warnings);
                                if (by == By.CLASS) {
                                    cells.add(weekly(timetable.orElseThrow(), row));
                                } else if (hasShare()) {
                                    cells.add(share(timetable, shares, row));
                                }
                                rows.add(row.key(), cells.toArray());
                            }
                        });
        for (Figure figure : List.of(Figure.topics, Figure.homeworksTimely, Figure.timely, Figure.finals)) {
            figure.value(all).ifPresent(value -> {
                if (selection.showsAll()) {
                    rows.figure("figure." + figure, Kind.PERCENT, value, figure.name());
                } else {
                    rows.figure("figure." + figure, Kind.PERCENT, value);
                }
            });
        }
    }

    private List<Object> cells(Cell name, Row row, Warnings warnings) {
        boolean leads =
                by == By.INSTITUTION && selection.choices().institution().isEmpty();
        List<Object> cells = new ArrayList<>(List.of(leads ? name.link(selection.address(row.key())) : name));
        cells.add(row.counts()
                .lastChange()
                .map(at -> Cell.of((Object) at))
                .orElseGet(() -> Cell.missing(texts.text("missing.changes"))));
        for (Figure figure : Figure.values()) {
            cells.add(figure.value(row.counts())
                    .map(value -> warnings.on(figure, Cell.of(value), row))
                    .orElseGet(() -> Cell.missing(texts.text(missing(figure)))));
        }
        return cells;
    }

    private String missing(Figure figure) {
        return figure == Figure.finals && selection.isByWeeks() ? "missing.finalsOfWeeks" : figure.missing();
    }

    private Cell weekly(Timetable timetable, Row row) {
        return timetable
                .weekly(selection.choices().institution().orElseThrow(), Long.parseLong(row.key()))
                .map(lessons -> {
                    Cell cell = Cell.of((Object) lessons);
                    return timetable
                            .norm(row.grade())
                            .filter(norm -> lessons < norm)
                            .map(norm -> cell.warn(texts.text(
                                    "warning.timetable", texts.formats().number(Math.round(norm)))))
                            .orElse(cell);
                })
                .orElseGet(() -> Cell.missing(texts.text("missing.lessons")));
    }

    private Cell share(Optional<Timetable> timetable, Map<String, Timetable.Share> shares, Row row) {
        if (timetable.isEmpty()) {
            return Cell.missing(texts.text("missing.longPeriod"));
        }
        return Optional.ofNullable(shares.get(row.key()))
                .flatMap(Timetable.Share::percent)
                .map(percent -> Cell.of((Object) percent))
                .orElseGet(() -> Cell.missing(texts.text("missing.timetable")));
    }
}
