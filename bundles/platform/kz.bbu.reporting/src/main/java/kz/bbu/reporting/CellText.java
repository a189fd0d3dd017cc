package kz.bbu.reporting;

import java.time.Instant;
import java.time.LocalDate;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.text.Formats;

/** Values as people read them. */
final class CellText {
    static final String DASH = "—";

    private final Formats formats;

    CellText(Formats formats) {
        this.formats = formats;
    }

    String of(Column.Kind kind, Cell cell) {
        return cell.value().map(value -> of(kind, value)).orElse(DASH);
    }

    String of(Column.Kind kind, Object value) {
        return switch (kind) {
            case TEXT -> (String) value;
            case INTEGER -> formats.number(((Number) value).longValue());
            case DECIMAL -> formats.decimal((Double) value, 2);
            case PERCENT -> formats.percent((Double) value);
            case DATE -> formats.date((LocalDate) value);
            case TIME -> formats.dateTime((Instant) value);
        };
    }
}
