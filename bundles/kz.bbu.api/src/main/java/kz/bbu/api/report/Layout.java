package kz.bbu.api.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a report looks.
 *
 * @param forms the forms (tabs) of the report, each the id whose label is the message {@code form.<id>}; empty if there is one form only
 * @param columns the columns, in order; the first one names the row
 * @param charts the charts above the table
 * @param note the message key of the note under the table: formula, denominator, rule and source; empty for none
 * @param size how many rows there can be
 * @param sumsOpen whether sums of groups and of all rows open the evidence of their columns as well, with the group's key or {@link Rows#ALL}
 */
public record Layout(
        List<String> forms,
        List<Column> columns,
        List<Chart> charts,
        Optional<String> note,
        Size size,
        boolean sumsOpen) {

    /** How many rows a report can have. */
    public enum Size {
        /** Up to 10,000: the platform sorts, pages and totals. */
        SMALL,
        /** Any number: the report honours order and window itself and tells the number of rows. */
        LARGE
    }

    public Layout {
        forms = List.copyOf(forms);
        columns = List.copyOf(columns);
        charts = List.copyOf(charts);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a layout. */
    public static final class Builder {
        private final List<String> forms = new ArrayList<>();
        private final List<Column> columns = new ArrayList<>();
        private final List<Chart> charts = new ArrayList<>();
        private Optional<String> note = Optional.empty();
        private Size size = Size.SMALL;
        private boolean sumsOpen;

        private Builder() {}

        public Builder forms(String... ids) {
            forms.addAll(List.of(ids));
            return this;
        }

        public Builder columns(Column... more) {
            columns.addAll(List.of(more));
            return this;
        }

        public Builder chart(Chart chart) {
            charts.add(chart);
            return this;
        }

        public Builder note(String messageKey) {
            note = Optional.of(messageKey);
            return this;
        }

        public Builder size(Size rows) {
            size = rows;
            return this;
        }

        /** Lets sums open the evidence of their columns as the rows do. */
        public Builder sumsOpen() {
            sumsOpen = true;
            return this;
        }

        public Layout build() {
            return new Layout(forms, columns, charts, note, size, sumsOpen);
        }
    }
}
