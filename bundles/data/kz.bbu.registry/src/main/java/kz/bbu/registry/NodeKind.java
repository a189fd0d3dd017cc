package kz.bbu.registry;

import java.util.Optional;
import kz.bbu.api.registry.NationalNumber;

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

    /** The BIN that an identifier is: with a right check digit; other identifiers are the vendor's own. */
    Optional<Bin> bin(String identifier) {
        return this != UNIT && NationalNumber.isBin(identifier)
                ? Optional.of(new Bin(this, identifier))
                : Optional.empty();
    }
}
