package kz.bbu.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Load;
import kz.bbu.api.registry.NationalNumber;
import kz.bbu.api.store.Sql;

/**
 * Checks duplicates and references that no publisher checks, since a file or a value is not kept: every reference of a bulk file must resolve inside the package where the package has the other file.
 *
 * <p>Keys and references go to staging tables and are compared by SQL, so memory does not grow with the package.
 */
final class References implements AutoCloseable {
    private static final String MOST = " fetch first 1001 rows only";
    private static final int LINES_AT_ONCE = 5_000;
    private static final List<String> TABLES = List.of("intake_key", "intake_reference");

    private static final String OPAQUE = "~";

    /** Kept in memory only, so that nobody finds out what was noted. */
    private final byte[] salt = new byte[16];

    private final Sql sql;
    private final Bulk bulk;
    private final long importId;
    private final OpenPackage contents;
    private final Set<String> keyed = new HashSet<>();
    private final Map<String, List<Specification.Column>> referring = new HashMap<>();
    private Bulk.Writer keys;
    private Bulk.Writer references;

    References(Sql sql, Bulk bulk, long importId, OpenPackage contents) {
        this.sql = sql;
        this.bulk = bulk;
        this.importId = importId;
        this.contents = contents;
        new SecureRandom().nextBytes(salt);
        contents.files().forEach((file, mode) -> {
            Specification.FileSpec spec = contents.spec(file);
            if (!spec.kept()) {
                keyed.add(file);
            }
            List<Specification.Column> columns = spec.columns().stream()
                    .filter(column -> mode == Load.Mode.BULK && isOurs(spec, column))
                    .toList();
            if (!columns.isEmpty()) {
                referring.put(file, columns);
                columns.forEach(column -> keyed.add(contents.named(column.target())));
            }
        });
    }

    private boolean isOurs(Specification.FileSpec spec, Specification.Column column) {
        String target = contents.named(column.target());
        return contents.files().get(target) == Load.Mode.BULK
                && (column.lost() || !spec.kept() || !contents.spec(target).kept());
    }

    /** Notes a row that was read. */
    void take(String file, Load.Row row) {
        if (keyed.contains(file)) {
            if (keys == null) {
                keys = bulk.open("intake_key", List.of("import_id", "file", "line", "sourced_id"));
            }
            keys.add(importId, file, row.line(), opaque(row.get("sourcedId")));
        }
        for (Specification.Column column : referring.getOrDefault(file, List.of())) {
            String value = row.get(column.name());
            if (value != null) {
                refer(file, row.line(), column, value);
            }
        }
    }

    private void refer(String file, long line, Specification.Column column, String value) {
        if (references == null) {
            references = bulk.open(
                    "intake_reference", List.of("import_id", "file", "line", "column_name", "target", "sourced_id"));
        }
        for (String item : value.split(",")) {
            if (!item.isBlank()) {
                references.add(
                        importId, file, line, column.name(), contents.named(column.target()), opaque(item.strip()));
            }
        }
    }

    /** A sourcedId as it is noted: an IIN, which vendors should not use as one, only so that equal ones are equal. */
    private String opaque(String sourcedId) {
        if (!NationalNumber.isIin(sourcedId)) {
            return sourcedId;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return OPAQUE + HexFormat.of().formatHex(digest.digest(sourcedId.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(String noted) {
        return noted.startsWith(OPAQUE) ? "" : noted;
    }

    /** Writes what was noted, so that no connection is held while a publisher works. */
    void flush() {
        if (keys != null) {
            keys.close();
            keys = null;
        }
        if (references != null) {
            references.close();
            references = null;
        }
    }

    void check(Findings findings) {
        flush();
        sql.each(
                "select file, max(line), sourced_id from intake_key where import_id = ? group by file, sourced_id having count(*) > 1"
                        + MOST,
                row -> {
                    if (!contents.spec(row.getString(1)).kept()) {
                        findings.error(
                                row.getString(1), row.getLong(2), "sourcedId", shown(row.getString(3)), "duplicate");
                    }
                },
                importId);
        sql.each(
                "select r.file, r.line, r.column_name, r.sourced_id from intake_reference r where r.import_id = ? and not exists (select 1 from intake_key k where k.import_id = r.import_id and k.file = r.target and k.sourced_id = r.sourced_id)"
                        + MOST,
                row -> findings.error(
                        row.getString(1), row.getLong(2), row.getString(3), shown(row.getString(4)), "reference"),
                importId);
    }

    @Override
    public void close() {
        flush();
        drop(sql, importId);
    }

    /** Forgets what an import noted, also after a crash; in portions, since a large one would lock the table for others. */
    static void drop(Sql sql, long importId) {
        for (String table : TABLES) {
            long last = sql.number("select max(line) from " + table + " where import_id = ?", importId);
            for (long line = 0; line <= last; line += LINES_AT_ONCE) {
                sql.update(
                        "delete from " + table + " where import_id = ? and line >= ? and line < ?",
                        importId,
                        line,
                        line + LINES_AT_ONCE);
            }
        }
    }
}
