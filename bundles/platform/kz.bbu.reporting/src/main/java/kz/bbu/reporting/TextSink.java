package kz.bbu.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;

/** Writes a table of fixed width for the console. */
final class TextSink implements Sink {
    private static final int WIDEST = 36;

    private final Writer out;
    private Head head;
    private int[] widths;

    TextSink(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    @Override
    public void begin(Head of) throws IOException {
        head = of;
        widths = new int[head.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            int least = head.columns().get(i).kind() == Column.Kind.TEXT ? 20 : 10;
            widths[i] = Math.min(WIDEST, Math.max(least, head.labels().get(i).length()));
        }
        out.write(head.title() + "\n");
        for (String line : head.filterLines()) {
            out.write(line + "\n");
        }
        out.write(head.coverageLine().map(line -> line + "\n").orElse(""));
        for (int i = 0; i < widths.length; i++) {
            field(i, head.labels().get(i));
        }
        out.write("\n");
    }

    @Override
    public void group(Table.Group group) throws IOException {
        out.write("— " + oneLine(group.title()) + "\n");
    }

    @Override
    public void row(String key, List<Cell> cells) throws IOException {
        CellText text = new CellText(head.texts().formats());
        for (int i = 0; i < cells.size(); i++) {
            field(i, text.of(head.columns().get(i).kind(), cells.get(i)));
        }
        out.write("\n");
    }

    @Override
    public void totals(List<Cell> cells) throws IOException {
        CellText text = new CellText(head.texts().formats());
        for (int i = 0; i < cells.size(); i++) {
            Column.Kind kind = head.columns().get(i).kind();
            String name = i == 0 ? head.texts().text("word.total") : "";
            field(i, cells.get(i).value().map(value -> text.of(kind, value)).orElse(name));
        }
        out.write("\n");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private void field(int index, String value) throws IOException {
        String line = oneLine(value);
        String cut = line.length() > widths[index] ? line.substring(0, widths[index] - 1) + "…" : line;
        String space = " ".repeat(widths[index] - cut.length());
        boolean right = Cells.isNumber(head.columns().get(index).kind());
        out.write((right ? space + cut : cut + space) + "  ");
    }

    /** Control characters would steer the terminal. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
