package kz.bbu.api.report;

import java.util.Objects;
import java.util.Optional;

/**
 * A cell that is more than a value.
 *
 * @param value a value of the column's kind; empty for a missing one, which is shown as a dash and never as 0
 * @param reason why the value is missing, in the reader's language; empty if it is there
 * @param warning what is wrong with the value, in the reader's language; empty if nothing
 * @param link where the value leads; empty for nowhere. Only http, https, mailto, tel and addresses of the portal itself become links
 */
public record Cell(Optional<Object> value, String reason, String warning, String link) {
    public Cell {
        Objects.requireNonNull(value);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(warning);
        Objects.requireNonNull(link);
    }

    public static Cell of(Object value) {
        return new Cell(Optional.of(value), "", "", "");
    }

    /** A dash that explains itself. */
    public static Cell missing(String reason) {
        return new Cell(Optional.empty(), reason, "", "");
    }

    public Cell warn(String text) {
        return new Cell(value, reason, text, link);
    }

    public Cell link(String address) {
        return new Cell(value, reason, warning, address);
    }
}
