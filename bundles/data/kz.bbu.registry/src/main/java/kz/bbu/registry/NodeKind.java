package kz.bbu.registry;

import java.util.Optional;

/** What an organisation is to us; siblings stand in this order. */
enum NodeKind {
    UNIT,
    AUTHORITY,
    INSTITUTION;

    /** By a BIN two sources mean one organisation of a kind. */
    record Bin(NodeKind kind, String number) {}

    /** The kind of an organisation of OneRoster's type. */
    static NodeKind of(String type) {
        return switch (type) {
            case "school" -> INSTITUTION;
            case "department" -> UNIT;
            default -> AUTHORITY;
        };
    }

    /** The BIN that an identifier is: 12 digits, not all the same; other identifiers are the vendor's own. */
    Optional<Bin> bin(String identifier) {
        boolean bin = this != UNIT
                && identifier != null
                && identifier.matches("\\d{12}")
                && identifier.chars().distinct().count() > 1;
        return bin ? Optional.of(new Bin(this, identifier)) : Optional.empty();
    }
}
