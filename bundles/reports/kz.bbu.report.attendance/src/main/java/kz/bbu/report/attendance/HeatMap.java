package kz.bbu.report.attendance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.RowNames;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;

/** The percent of attendance by class and week, with a warning where it is not in the highest band. */
final class HeatMap {
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("'w'yyyyMMdd");
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("dd.MM");

    private final Services services;
    private final Selection selection;
    private final List<LocalDate> weeks;

    HeatMap(Services services, Selection selection) {
        this.services = services;
        this.selection = selection;
        TreeSet<LocalDate> found = new TreeSet<>();
        services.facts().select(selection.query().toldApartBy(Dimension.WEEK), row -> found.add(row.week()));
        this.weeks = List.copyOf(found);
    }

    /** The first day of the week of a column; empty if the column is none. */
    static Optional<LocalDate> week(String column) {
        try {
            return Optional.of(LocalDate.parse(column, ID));
        } catch (DateTimeException noWeek) {
            return Optional.empty();
        }
    }

    void layout(Layout.Builder layout) {
        layout.columns(RowNames.column(By.CLASS));
        weeks.forEach(week -> layout.columns(Column.percent(ID.format(week))
                .labelled(LABEL.format(week))
                .under("group.weeks")
                .opening()));
        layout.note("note.heatMap");
    }

    void fill(Rows rows) {
        record Square(long schoolClass, LocalDate week) {}
        Map<Square, FactRow> squares = new HashMap<>();
        services.facts()
                .select(
                        selection.query().toldApartBy(Dimension.CLASS, Dimension.WEEK),
                        row -> squares.put(new Square(row.id(Dimension.CLASS), row.week()), row));
        Percent percent = new Percent(selection.rules(), services.texts());
        RowNames names = new RowNames(services.texts());
        FactRow all = FactRow.none();
        services.breakdown().rows(By.CLASS, selection.query(), one -> false, row -> {
            all.add(row.counts());
            List<Object> cells = new ArrayList<>(List.of(names.cell(By.CLASS, row)));
            for (LocalDate week : weeks) {
                Square square = new Square(Long.parseLong(row.key()), week);
                cells.add(percent.warned(squares.getOrDefault(square, FactRow.none()), row.grade()));
            }
            rows.add(row.key(), cells.toArray());
        });
        new KeyFigures(services, selection).give(all, rows);
    }
}
