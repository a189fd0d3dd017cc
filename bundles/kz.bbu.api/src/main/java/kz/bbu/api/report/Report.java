package kz.bbu.api.report;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A report: parameters, layout, rows, and on request the records behind a figure.
 *
 * <p>The platform draws from this one model the filter form, table, charts, paging, drill-down, print view, XLSX, CSV and JSON. The report's title is the message {@code title} of its bundle,
 * {@code description} one sentence about it. Calls come in many threads, each bound to a viewer; they must be fast and keep nothing.
 */
@ConsumerType
public interface Report {
    /** What the reader can choose; may depend on what is chosen so far. Shown in this order. */
    default List<Parameter> parameters(Choices chosen) {
        return List.of();
    }

    /**
     * Forms, columns, charts and note for a request.
     *
     * @throws IllegalArgumentException if it has no such form; the reader is told that the page is not there
     */
    Layout layout(ReportRequest request);

    /** Gives the rows, each with as many cells as the layout has columns. */
    void fill(ReportRequest request, Rows rows);

    /**
     * The records that a figure counts, as a small report of its own; none if the cell counts nothing.
     *
     * @param rowKey of a row; {@link Rows#ALL} for a large figure or the sum of all rows, the key of a group for its sum
     */
    default Evidence evidence(ReportRequest request, String rowKey, String column) {
        return Evidence.none();
    }
}
