package kz.bbu.testkit;

import static org.junit.Assert.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Rows;

/** Opens every figure that a form of a report says it opens, and compares it with what stands above its records. */
public final class OpenedFigures {
    private final ReportRunner runner;
    private final String form;
    private final Map<String, List<String>> chosen;

    public OpenedFigures(ReportRunner runner, String form, Map<String, List<String>> chosen) {
        this.runner = runner;
        this.form = form;
        this.chosen = chosen;
    }

    /**
     * What each figure opens, by row and column.
     *
     * @throws AssertionError if a figure does not open, or opens records of another count
     */
    public Map<String, ReportRunner.Result> open() {
        ReportRunner.Result result = runner.run(form, chosen);
        Map<String, ReportRunner.Result> opened = new LinkedHashMap<>();
        for (Column column : result.layout().columns()) {
            if (column.opens()) {
                long sum = 0;
                for (ReportRunner.Row row : result.rows()) {
                    Object value = row.value(column.id());
                    if (value != null && !value.equals(0L)) {
                        open(row.key(), column.id(), column.kind(), value, opened);
                        sum += value instanceof Long count ? count : 0;
                    }
                }
                if (result.layout().sumsOpen() && column.total() == Column.Total.SUM && sum > 0) {
                    open(Rows.ALL, column.id(), column.kind(), sum, opened);
                }
            }
        }
        result.opening().forEach((label, column) -> {
            Object value = result.figures().get(label);
            if (!value.equals(0L)) {
                open(
                        Rows.ALL,
                        column,
                        value instanceof Double ? Column.Kind.PERCENT : Column.Kind.INTEGER,
                        value,
                        opened);
            }
        });
        return opened;
    }

    private void open(
            String row, String column, Column.Kind kind, Object value, Map<String, ReportRunner.Result> opened) {
        String where = form + " " + row + "/" + column;
        ReportRunner.Result records = runner.evidence(form, chosen, row, column);
        Map<String, Object> figures = records.figures();
        if (value instanceof Long && figures.containsKey("evidence.counted")) {
            assertEquals(where, value, figures.get("evidence.counted"));
        }
        if (value instanceof Double share && figures.get("evidence.numerator") instanceof Long numerator) {
            double factor = kind == Column.Kind.PERCENT ? 100 : 1;
            assertEquals(where, share, factor * numerator / (Long) figures.get("evidence.denominator"), 1e-9);
        }
        opened.put(row + "/" + column, records);
    }
}
