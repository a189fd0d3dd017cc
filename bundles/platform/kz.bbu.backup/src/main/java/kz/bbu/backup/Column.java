package kz.bbu.backup;

/**
 * A column of a table.
 *
 * @param name as the database writes it
 * @param counts whether the database counts its values up
 */
record Column(String name, int sqlType, ValueKind kind, boolean counts) {}
