package kz.bbu.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;

/**
 * The figures of a chart.
 *
 * @param series the names of what is drawn
 * @param points the bars or points, at most {@link #MOST_POINTS}
 * @param left how many more there are in the table
 */
record ChartData(String title, List<String> series, Column.Kind kind, List<Point> points, int left) {
    static final int MOST_POINTS = 40;

    /** A bar or point: one value for each series, NaN where it is missing, and the address of its records, empty for none. */
    record Point(String label, List<Double> values, List<String> links) {}

    /** The data of a chart; empty if there is nothing to draw. */
    static Optional<ChartData> of(
            Chart chart, Table table, Look look, BiFunction<String, Column, Optional<String>> evidence) {
        List<Column> columns = table.columns();
        List<String> ids = columns.stream().map(Column::id).toList();
        List<Integer> drawn = chart.values().stream().map(ids::indexOf).toList();
        int category = ids.indexOf(chart.category());
        boolean groups = chart.category().equals(Chart.GROUPS);
        if (drawn.contains(-1) || (!groups && category < 0)) {
            throw new IllegalArgumentException("chart " + chart.titleKey() + " draws columns that are not there");
        }
        List<Point> points =
                groups ? groupPoints(table, drawn) : rowPoints(table, columns, category, drawn, look, evidence);
        if (points.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ChartData(
                look.texts().text(chart.titleKey()),
                drawn.stream().map(index -> look.label(columns.get(index))).toList(),
                columns.get(drawn.get(0)).kind(),
                points.stream().limit(MOST_POINTS).toList(),
                Math.max(0, points.size() - MOST_POINTS)));
    }

    private static List<Point> groupPoints(Table table, List<Integer> drawn) {
        List<Point> points = new ArrayList<>();
        for (Table.Group group : table.groups()) {
            points.add(new Point(
                    group.title(),
                    drawn.stream()
                            .map(index -> number(group.totals().get(index)))
                            .toList(),
                    drawn.stream().map(index -> "").toList()));
        }
        return points;
    }

    private static List<Point> rowPoints(
            Table table,
            List<Column> columns,
            int category,
            List<Integer> drawn,
            Look look,
            BiFunction<String, Column, Optional<String>> evidence) {
        CellText text = new CellText(look.texts().formats());
        List<Point> points = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            points.add(new Point(
                    text.of(columns.get(category).kind(), row.cells().get(category)),
                    drawn.stream().map(index -> number(row.cells().get(index))).toList(),
                    drawn.stream()
                            .map(index -> evidence.apply(row.key(), columns.get(index))
                                    .orElse(""))
                            .toList()));
        }
        return points;
    }

    private static double number(Cell cell) {
        return cell.value().map(value -> ((Number) value).doubleValue()).orElse(Double.NaN);
    }

    /** A value as people read it. */
    String format(CellText text, double value) {
        if (Double.isNaN(value)) {
            return CellText.DASH;
        }
        return kind == Column.Kind.INTEGER ? text.of(kind, Math.round(value)) : text.of(kind, value);
    }
}
