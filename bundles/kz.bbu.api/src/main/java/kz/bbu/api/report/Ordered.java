package kz.bbu.api.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rows of a {@link Layout.Size#LARGE} report in the order and window of a request, of a source that gives all of them.
 *
 * <p>Without an order nothing is kept; with one all rows are sorted in memory, so that the source must not have more than some 10,000.
 *
 * @param source gives the rows in their own order, which those that are equal keep
 * @param comparator the order by the column of an id
 */
public record Ordered<T>(Consumer<Consumer<T>> source, Function<String, Comparator<T>> comparator) {
    /** Gives the rows of the window to {@code add}, and their number to {@code rows}. */
    public void give(ReportRequest request, Rows rows, Consumer<T> add) {
        long[] passed = new long[1];
        ReportRequest.Window window = request.window();
        in(request, row -> {
            if (passed[0] >= window.offset() && passed[0] - window.offset() < window.limit()) {
                add.accept(row);
            }
            passed[0]++;
        });
        rows.count(passed[0]);
    }

    private void in(ReportRequest request, Consumer<T> each) {
        if (request.order().isEmpty()) {
            source.accept(each);
            return;
        }
        List<T> all = new ArrayList<>();
        source.accept(all::add);
        ReportRequest.Order order = request.order().get();
        all.sort(comparator.apply(order.column()));
        if (order.descending()) {
            Collections.reverse(all);
        }
        all.forEach(each);
    }
}
