package kz.bbu.api.report;

import org.osgi.annotation.versioning.ProviderType;

/** Takes the rows of a report. */
@ProviderType
public interface Rows {
    /** The key of all rows together in addresses of evidence; no row has it. */
    String ALL = "*";

    /**
     * Adds a row.
     *
     * @param key identifies the row in addresses of evidence; unique within the report, at most 200 characters
     * @param cells one for each column: a value of the column's kind, a {@link Cell}, or null for a missing value without a reason
     * @throws kz.bbu.api.problem.Problem if the time of the request is over
     * @throws IllegalArgumentException if the number of cells or a value's type does not fit the columns
     */
    void add(String key, Object... cells);

    /** Begins a group with a title in the reader's language; the rows that follow belong to it. */
    void group(String key, String title);

    /** Adds one of the three or four large figures above the table; the label is a message key. */
    void figure(String labelKey, Column.Kind kind, Object value);

    /**
     * Adds a large figure that opens its evidence.
     *
     * @param column with which the report is asked for the evidence, for the row {@link #ALL}; need not be a column of the layout
     */
    default void figure(String labelKey, Column.Kind kind, Object value, String column) {
        figure(labelKey, kind, value);
    }

    /** Tells how many rows there are in all, in reports that honour the window. */
    void count(long all);
}
