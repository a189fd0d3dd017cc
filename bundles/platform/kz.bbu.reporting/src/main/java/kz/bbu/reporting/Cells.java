package kz.bbu.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;

/** Checks what a report gives as cells, and sums them. */
final class Cells {
    static final Cell BLANK = new Cell(Optional.empty(), "", "", "");

    private static final int KEY_LENGTH = 200;

    private Cells() {}

    /**
     * The cells of a row.
     *
     * @throws IllegalArgumentException if their number or a value's type does not fit the columns
     */
    static List<Cell> of(List<Column> columns, String key, Object... given) {
        if (key.length() > KEY_LENGTH) {
            throw new IllegalArgumentException("the key of a row is longer than " + KEY_LENGTH);
        }
        if (given.length != columns.size()) {
            throw new IllegalArgumentException(
                    "row " + key + " has " + given.length + " cells for " + columns.size() + " columns");
        }
        List<Cell> cells = new ArrayList<>(given.length);
        for (int i = 0; i < given.length; i++) {
            cells.add(cell(columns.get(i), given[i]));
        }
        return cells;
    }

    private static Cell cell(Column column, Object given) {
        Cell cell = given == null ? BLANK : given instanceof Cell whole ? whole : Cell.of(given);
        cell.value().ifPresent(value -> check(column.id(), column.kind(), value));
        return cell;
    }

    static void check(String name, Column.Kind kind, Object value) {
        boolean fits = switch (kind) {
            case TEXT -> value instanceof String;
            case INTEGER -> value instanceof Long || value instanceof Integer;
            case DECIMAL, PERCENT -> value instanceof Double number && Double.isFinite(number);
            case DATE -> value instanceof LocalDate;
            case TIME -> value instanceof Instant;
        };
        if (!fits) {
            throw new IllegalArgumentException(name + " is " + kind + " and cannot hold a "
                    + value.getClass().getSimpleName());
        }
    }

    /** The sums of the columns that are summed, the other cells blank; missing values are left out. */
    static List<Cell> sums(List<Column> columns, List<Table.Row> rows) {
        List<Cell> sums = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            sums.add(
                    columns.get(i).total() == Column.Total.SUM
                            ? sum(columns.get(i).kind(), i, rows)
                            : BLANK);
        }
        return sums;
    }

    private static Cell sum(Column.Kind kind, int index, List<Table.Row> rows) {
        List<Number> values = rows.stream()
                .flatMap(row -> row.cells().get(index).value().stream())
                .map(Number.class::cast)
                .toList();
        if (values.isEmpty()) {
            return BLANK;
        }
        return kind == Column.Kind.INTEGER
                ? Cell.of(values.stream().mapToLong(Number::longValue).sum())
                : Cell.of(values.stream().mapToDouble(Number::doubleValue).sum());
    }

    static boolean isNumber(Column.Kind kind) {
        return kind == Column.Kind.INTEGER || kind == Column.Kind.DECIMAL || kind == Column.Kind.PERCENT;
    }
}
