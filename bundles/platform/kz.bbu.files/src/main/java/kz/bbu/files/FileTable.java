package kz.bbu.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import kz.bbu.api.files.Received;
import kz.bbu.api.files.StoredFile;
import kz.bbu.api.store.Sql;

/** The rows of the files that are kept. */
final class FileTable {
    private static final String COLUMNS = "id, authority_id, name, bytes, sha256, type, content_type, stored";
    private static final int PORTION = 500;

    /** How many rows the authorities share as their locks. */
    private static final int LOCKS = 16;

    private final Sql sql;

    FileTable(Sql sql) {
        this.sql = sql;
    }

    /** Lets nobody else add to the files of an authority until the end of the transaction, also not other nodes. */
    void lock(long authorityId) {
        sql.update("update files_lock set id = id where id = ?", authorityId % LOCKS);
    }

    StoredFile add(Received file) {
        // As the database gives it back.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long id = sql.insert(
                "insert into files_file (disk_key, authority_id, name, bytes, sha256, type, content_type, stored) values (?, ?, ?, ?, ?, ?, ?, ?)",
                file.key(),
                file.authorityId(),
                file.name(),
                file.bytes(),
                file.sha256(),
                file.type(),
                file.contentType(),
                now);
        return new StoredFile(
                id, file.authorityId(), file.name(), file.bytes(), file.sha256(), file.type(), file.contentType(), now);
    }

    Optional<StoredFile> find(long id) {
        return sql.one("select " + COLUMNS + " from files_file where id = ?", FileTable::read, id);
    }

    Optional<String> key(long id) {
        return sql.one("select disk_key from files_file where id = ?", row -> row.getString(1), id);
    }

    void delete(long id) {
        sql.update("delete from files_file where id = ?", id);
    }

    /** Those of some keys that are kept. */
    Set<String> kept(Set<String> keys) {
        List<String> all = new ArrayList<>(keys);
        Set<String> kept = new HashSet<>();
        for (int from = 0; from < all.size(); from += PORTION) {
            List<String> some = all.subList(from, Math.min(from + PORTION, all.size()));
            String places = String.join(", ", Collections.nCopies(some.size(), "?"));
            sql.each(
                    "select disk_key from files_file where disk_key in (" + places + ")",
                    row -> kept.add(row.getString(1)),
                    some.toArray());
        }
        return kept;
    }

    /** Gives the key and the SHA-256 of each file of a connection that is not the store's. */
    static void eachKey(Connection connection, BiConsumer<String, String> files) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select disk_key, sha256 from files_file")) {
            select.setFetchSize(PORTION);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    files.accept(rows.getString(1), rows.getString(2));
                }
            }
        }
    }

    private static StoredFile read(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Sql.instant(row, 8).orElseThrow());
    }
}
