package kz.bbu.api.report;

import java.util.Objects;
import java.util.Optional;

/**
 * A column of a report; its label is the message {@code column.<id>} of the report's bundle or of the shared terms, unless it has one of its own.
 *
 * @param id its name in addresses and JSON: letters and digits
 * @param kind what its cells hold
 * @param group the message key of the heading over several neighbouring columns; empty for none
 * @param label the label itself, for columns that come from data; empty to take the message
 * @param total what the total row shows
 * @param opens whether its figures can be opened to see the records they count
 */
public record Column(String id, Kind kind, Optional<String> group, Optional<String> label, Total total, boolean opens) {

    /** What the cells of a column hold, and the Java type of their values. */
    public enum Kind {
        /** String. */
        TEXT,
        /** Long or Integer. */
        INTEGER,
        /** Double, two digits. */
        DECIMAL,
        /** Double, 0–100, one digit. */
        PERCENT,
        /** LocalDate. */
        DATE,
        /** Instant. */
        TIME
    }

    /** What the total row shows. */
    public enum Total {
        NONE,
        SUM
    }

    public Column {
        if (!id.matches("[a-zA-Z][a-zA-Z0-9]{0,39}")) {
            throw new IllegalArgumentException("not a column's id: " + id);
        }
        Objects.requireNonNull(kind);
        Objects.requireNonNull(total);
    }

    private static Column of(String id, Kind kind) {
        return new Column(id, kind, Optional.empty(), Optional.empty(), Total.NONE, false);
    }

    public static Column text(String id) {
        return of(id, Kind.TEXT);
    }

    public static Column integer(String id) {
        return of(id, Kind.INTEGER);
    }

    public static Column decimal(String id) {
        return of(id, Kind.DECIMAL);
    }

    public static Column percent(String id) {
        return of(id, Kind.PERCENT);
    }

    public static Column date(String id) {
        return of(id, Kind.DATE);
    }

    public static Column time(String id) {
        return of(id, Kind.TIME);
    }

    /** The same column under a heading that neighbours share. */
    public Column under(String messageKey) {
        return new Column(id, kind, Optional.of(messageKey), label, total, opens);
    }

    /** The same column with a label that comes from data. */
    public Column labelled(String text) {
        return new Column(id, kind, group, Optional.of(text), total, opens);
    }

    /** The same column with its sum in the total row. */
    public Column summed() {
        return new Column(id, kind, group, label, Total.SUM, opens);
    }

    /** The same column, whose figures open their evidence. */
    public Column opening() {
        return new Column(id, kind, group, label, total, true);
    }
}
