package kz.bbu.api.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One look at a report.
 *
 * @param choices what the reader chose, checked against the parameters
 * @param form the id of the chosen form (tab); the first one's where the layout has forms, otherwise empty
 * @param order the column to order by; empty for the report's own order
 * @param window which rows are wanted; only {@link Layout.Size#LARGE} reports need to look at it
 * @param today the day in Asia/Almaty that the report speaks of
 */
public record ReportRequest(Choices choices, String form, Optional<Order> order, Window window, LocalDate today) {

    /** An order by a column. */
    public record Order(String column, boolean descending) {}

    /** A range of rows. */
    public record Window(long offset, int limit) {
        public static final Window ALL = new Window(0, Integer.MAX_VALUE);
    }
}
