package kz.bbu.reporting;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/**
 * A report as somebody asks for it, before its rows.
 *
 * @param texts those of the report's bundle, in the reader's language
 * @param address the query that it was asked with
 * @param layout that of the report, or of the evidence behind one of its figures
 * @param figure the figure whose evidence is asked for; empty for the report itself
 */
record Look(
        InstalledReport report,
        Texts texts,
        Address address,
        List<Filter> filters,
        Layout layout,
        ReportRequest request,
        Optional<Opened> figure,
        Consumer<Rows> fill) {
    /** The figure that was opened: its column and row, what the row is called and what the figure says; both empty where that is not known. */
    record Opened(Column column, String rowKey, String rowName, String value) {}

    boolean isSmall() {
        return layout.size() == Layout.Size.SMALL;
    }

    String title() {
        return texts.text("title");
    }

    /** What a column is called. */
    String label(Column column) {
        return column.label().orElseGet(() -> texts.text("column." + column.id()));
    }

    String label(Filter filter) {
        return texts.text("parameter." + filter.parameter().id());
    }

    Optional<String> formLabel() {
        return request.form().isEmpty() ? Optional.empty() : Optional.of(texts.text("form." + request.form()));
    }
}
