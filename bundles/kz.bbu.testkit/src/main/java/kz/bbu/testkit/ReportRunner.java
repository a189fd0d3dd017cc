package kz.bbu.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.api.report.Rows;

/** Runs a report as the portal does, for the viewer of the thread, and gives what it gave. */
public final class ReportRunner {
    private final Report report;
    private final LocalDate today;

    /** Takes a report and the day that it shall think it is. */
    public ReportRunner(Report report, LocalDate today) {
        this.report = report;
        this.today = today;
    }

    /** What a report gave: rows and figures in their order, groups as their titles, and the columns that figures open. */
    public record Result(
            Layout layout,
            List<Row> rows,
            List<String> groups,
            Map<String, Object> figures,
            Map<String, String> opening) {
        /** The row of a key. */
        public Row row(String key) {
            return rows.stream()
                    .filter(row -> row.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row " + key + " among " + rows));
        }
    }

    /** A row; the group is empty where there is none. */
    public record Row(String key, String group, Map<String, Cell> cells) {
        /** The value of a column; null for a missing one. */
        public Object value(String column) {
            return cells.get(column).value().orElse(null);
        }
    }

    /** A request for a form ("" for the first) with chosen values. */
    public ReportRequest request(String form, Map<String, List<String>> chosen) {
        return new ReportRequest(new Choices(chosen), form, Optional.empty(), Window.ALL, today);
    }

    /** The first form with nothing chosen. */
    public Result run() {
        return run("", Map.of());
    }

    /** A form ("" for the first) with chosen values. */
    public Result run(String form, Map<String, List<String>> chosen) {
        Layout first = report.layout(request(form, chosen));
        String wanted =
                form.isEmpty() && !first.forms().isEmpty() ? first.forms().get(0) : form;
        ReportRequest request = request(wanted, chosen);
        Layout layout = report.layout(request);
        Collected rows = new Collected(layout);
        report.fill(request, rows);
        return rows.result();
    }

    /**
     * The records behind a figure.
     *
     * @throws AssertionError if there are none
     */
    public Result evidence(String form, Map<String, List<String>> chosen, String rowKey, String column) {
        Evidence evidence = report.evidence(request(form, chosen), rowKey, column);
        if (evidence.isNone()) {
            throw new AssertionError("the figure " + rowKey + "/" + column + " cannot be opened");
        }
        Collected rows = new Collected(evidence.layout());
        evidence.fill().accept(rows);
        return rows.result();
    }

    private static final class Collected implements Rows {
        private final Layout layout;
        private final List<Row> rows = new ArrayList<>();
        private final List<String> groups = new ArrayList<>();
        private final Map<String, Object> figures = new java.util.LinkedHashMap<>();
        private final Map<String, String> opening = new java.util.LinkedHashMap<>();
        private String group = "";

        Collected(Layout layout) {
            this.layout = layout;
        }

        Result result() {
            return new Result(layout, List.copyOf(rows), List.copyOf(groups), figures, opening);
        }

        @Override
        public void add(String key, Object... given) {
            List<Column> columns = layout.columns();
            if (given.length != columns.size()) {
                throw new IllegalArgumentException(given.length + " cells for " + columns.size() + " columns");
            }
            if (rows.stream().anyMatch(row -> row.key().equals(key))) {
                throw new IllegalArgumentException("two rows have the key " + key);
            }
            Map<String, Cell> cells = new java.util.LinkedHashMap<>();
            for (int i = 0; i < given.length; i++) {
                cells.put(columns.get(i).id(), cell(columns.get(i), given[i]));
            }
            rows.add(new Row(key, group, cells));
        }

        private static Cell cell(Column column, Object given) {
            Cell cell = given instanceof Cell whole ? whole : new Cell(Optional.ofNullable(given), "", "", "");
            cell.value().ifPresent(value -> {
                if (!fits(column.kind(), value)) {
                    throw new IllegalArgumentException(
                            column.id() + " is " + column.kind() + " and cannot hold " + value.getClass());
                }
            });
            return cell;
        }

        private static boolean fits(Column.Kind kind, Object value) {
            return switch (kind) {
                case TEXT -> value instanceof String;
                case INTEGER -> value instanceof Long || value instanceof Integer;
                case DECIMAL, PERCENT -> value instanceof Double number && Double.isFinite(number);
                case DATE -> value instanceof LocalDate;
                case TIME -> value instanceof java.time.Instant;
            };
        }

        @Override
        public void group(String key, String title) {
            group = title;
            groups.add(title);
        }

        @Override
        public void figure(String labelKey, Column.Kind kind, Object value) {
            figures.put(labelKey, value);
        }

        @Override
        public void figure(String labelKey, Column.Kind kind, Object value, String column) {
            figures.put(labelKey, value);
            opening.put(labelKey, column);
        }

        @Override
        public void count(long all) {}
    }
}
