package kz.bbu.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.text.Language;

/**
 * Writes CSV that a spreadsheet opens by a double click.
 *
 * <p>UTF-8 with a byte order mark. In Kazakh and Russian the separator is a semicolon and the decimal mark a comma, as spreadsheets in those languages expect; in English comma and point. Numbers
 * have no thousands separator. Programs read JSON.
 */
final class CsvSink implements Sink {
    private final Writer out;
    private char separator;
    private Head head;
    private String group = "";

    CsvSink(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    @Override
    public void begin(Head of) throws IOException {
        head = of;
        separator = head.texts().language() == Language.EN ? ',' : ';';
        out.write('\uFEFF');
        List<String> labels = new ArrayList<>();
        if (head.grouped()) {
            labels.add(head.texts().text("column.group"));
        }
        for (int i = 0; i < head.columns().size(); i++) {
            labels.add(guarded(head.fullLabel(i)));
        }
        if (head.warnings()) {
            labels.add(head.texts().text("column.warnings"));
        }
        line(labels);
    }

    @Override
    public void group(Table.Group next) throws IOException {
        group = next.title();
        if (!head.grouped()) {
            line(List.of(guarded(group)));
        }
    }

    @Override
    public void row(String key, List<Cell> cells) throws IOException {
        write(head.grouped() ? guarded(group) : "", cells);
    }

    @Override
    public void totals(List<Cell> cells) throws IOException {
        String total = head.texts().text("word.total");
        if (head.grouped()) {
            write(total, cells);
        } else {
            List<Cell> named = new ArrayList<>(cells);
            if (named.get(0).value().isEmpty()) {
                named.set(0, Cell.of(total));
            }
            write("", named);
        }
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private void write(String groupName, List<Cell> cells) throws IOException {
        List<String> values = new ArrayList<>();
        if (head.grouped()) {
            values.add(groupName);
        }
        for (int i = 0; i < cells.size(); i++) {
            values.add(value(head.columns().get(i).kind(), cells.get(i).value()));
        }
        if (head.warnings()) {
            values.add(guarded(warnings(head, cells)));
        }
        line(values);
    }

    private String value(Column.Kind kind, Optional<Object> value) {
        if (value.isEmpty()) {
            return CellText.DASH;
        }
        if (value.get() instanceof String text) {
            return guarded(text);
        }
        String text = kind == Column.Kind.INTEGER
                ? value.get().toString()
                : new CellText(head.texts().formats()).of(kind, value.get());
        return Cells.isNumber(kind) ? text.replaceAll("[\\s\\u00A0\\u202F%]", "") : text;
    }

    /** A text that a spreadsheet would take for a formula stays a text. */
    static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    static String warnings(Head head, List<Cell> cells) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).warning().isEmpty()) {
                found.add(head.fullLabel(i) + " — " + cells.get(i).warning());
            }
        }
        return String.join("; ", found);
    }

    private void line(List<String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(separator);
            }
            field(values.get(i));
        }
        out.write("\r\n");
    }

    private void field(String value) throws IOException {
        boolean quote = value.indexOf(separator) >= 0
                || value.indexOf('"') >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0;
        out.write(quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
}
