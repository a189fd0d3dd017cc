package kz.bbu.reporting;

import java.util.List;
import java.util.Optional;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;

/**
 * The rows of a report as the platform shows them.
 *
 * @param groups the groups in order; empty if the rows have none
 * @param rows all rows, or those of the window
 * @param count how many rows there are in all
 * @param totals one cell for each column; empty if no column is summed or not all rows are here
 */
record Table(
        List<Column> columns,
        List<Group> groups,
        List<Row> rows,
        List<Figure> figures,
        long count,
        Optional<List<Cell>> totals) {
    static final int NO_GROUP = -1;

    /** A row; {@code group} is an index into the groups. */
    record Row(String key, int group, List<Cell> cells) {}

    /** A heading over rows, with their number and the sums of the columns that are summed. */
    record Group(String key, String title, long count, List<Cell> totals) {}

    /** One of the large figures; the label is what people read, the column what it opens or empty. */
    record Figure(String label, Column.Kind kind, Object value, String column) {}

    Table withRows(List<Row> others) {
        return new Table(columns, groups, others, figures, count, totals);
    }
}
