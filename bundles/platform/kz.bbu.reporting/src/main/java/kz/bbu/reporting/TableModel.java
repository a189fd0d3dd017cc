package kz.bbu.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The rows of a page, ready for the template. */
public final class TableModel {
    private final Screen screen;
    private final Look look;
    private final Texts texts;
    private final CellText text;
    private final BiFunction<String, Column, Optional<String>> evidence;

    TableModel(Screen screen, Look look, Texts texts, BiFunction<String, Column, Optional<String>> evidence) {
        this.screen = screen;
        this.look = look;
        this.texts = texts;
        this.text = new CellText(texts.formats());
        this.evidence = evidence;
    }

    /** What a line of the table is. */
    public enum Kind {
        ROW,
        GROUP,
        TOTAL
    }

    /** A line of the table. */
    public record Line(Kind kind, List<Field> fields) {}

    /**
     * A cell of a line.
     *
     * @param value as people read it; a dash for a missing one
     * @param reason why it is missing; empty if it is there or nobody knows
     * @param link where it leads; empty for nowhere
     */
    public record Field(
            String value,
            boolean missing,
            boolean numeric,
            String reason,
            String warning,
            String link,
            boolean opens) {}

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int group = Table.NO_GROUP;
        for (Table.Row row : screen.page().rows()) {
            if (row.group() != group) {
                group = row.group();
                lines.add(group(screen.whole().groups().get(group)));
            }
            lines.add(row(row));
        }
        return lines;
    }

    public Optional<Line> totals() {
        return screen.page().totals().map(cells -> sums(Kind.TOTAL, Rows.ALL, texts.text("word.total"), cells));
    }

    private Line group(Table.Group group) {
        String title = look.isSmall() ? texts.text("group.counted", group.title(), group.count()) : group.title();
        return sums(Kind.GROUP, group.key(), title, group.totals());
    }

    private Line sums(Kind kind, String key, String name, List<Cell> cells) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = screen.page().columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Optional<Object> sum = cells.get(i).value();
            String value = sum.map(v -> text.of(column.kind(), v)).orElse(i == 0 ? name : "");
            Optional<String> opened =
                    look.layout().sumsOpen() && !nothing(sum) ? evidence.apply(key, column) : Optional.empty();
            fields.add(new Field(
                    value, false, Cells.isNumber(column.kind()), "", "", opened.orElse(""), opened.isPresent()));
        }
        return new Line(kind, fields);
    }

    private Line row(Table.Row row) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = screen.page().columns();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(field(row, columns.get(i), row.cells().get(i)));
        }
        return new Line(Kind.ROW, fields);
    }

    private Field field(Table.Row row, Column column, Cell cell) {
        boolean missing = cell.value().isEmpty();
        Optional<String> opened = nothing(cell.value()) ? Optional.empty() : evidence.apply(row.key(), column);
        return new Field(
                text.of(column.kind(), cell),
                missing,
                Cells.isNumber(column.kind()),
                cell.reason(),
                cell.warning(),
                opened.or(() -> Links.safe(cell.link())).orElse(""),
                opened.isPresent());
    }

    private static boolean nothing(Optional<Object> value) {
        return value.isEmpty() || isZero(value.get());
    }

    /** Zero counts no records, so there is nothing to open. */
    static boolean isZero(Object value) {
        return value instanceof Number number && number.doubleValue() == 0;
    }
}
