package kz.bbu.reporting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.text.Alphabet;

/** Sorts the rows of small reports: groups stay in their order, missing values stand last either way. */
final class RowOrder {
    private final Alphabet alphabet;

    RowOrder(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    Table sorted(Table table, Optional<ReportRequest.Order> order) {
        Comparator<Table.Row> byGroup = Comparator.comparingInt(Table.Row::group);
        Comparator<Table.Row> comparator =
                order.map(o -> byGroup.thenComparing(byColumn(table, o))).orElse(byGroup);
        return table.withRows(table.rows().stream().sorted(comparator).toList());
    }

    private Comparator<Table.Row> byColumn(Table table, ReportRequest.Order order) {
        List<String> ids = table.columns().stream().map(Column::id).toList();
        int index = ids.indexOf(order.column());
        Comparator<Object> values = table.columns().get(index).kind() == Column.Kind.TEXT
                ? byAlphabet(table, index)
                : RowOrder::compareNaturally;
        Comparator<Object> directed = order.descending() ? values.reversed() : values;
        return (one, other) -> {
            Optional<Object> left = one.cells().get(index).value();
            Optional<Object> right = other.cells().get(index).value();
            if (left.isEmpty() || right.isEmpty()) {
                return Boolean.compare(left.isEmpty(), right.isEmpty());
            }
            return directed.compare(left.get(), right.get());
        };
    }

    /** Each text gets its key once, since keys are dear and a sort compares each text many times. */
    private Comparator<Object> byAlphabet(Table table, int index) {
        Map<Object, byte[]> keys = new IdentityHashMap<>();
        table.rows()
                .forEach(row -> row.cells()
                        .get(index)
                        .value()
                        .ifPresent(value -> keys.computeIfAbsent(value, text -> alphabet.sortKey((String) text))));
        return (one, other) -> Arrays.compareUnsigned(keys.get(one), keys.get(other));
    }

    @SuppressWarnings("unchecked")
    private static int compareNaturally(Object one, Object other) {
        if (one instanceof Number left && other instanceof Number right) {
            return left instanceof Double
                    ? Double.compare(left.doubleValue(), right.doubleValue())
                    : Long.compare(left.longValue(), right.longValue());
        }
        return ((Comparable<Object>) one).compareTo(other);
    }
}
