package kz.bbu.files;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import kz.bbu.api.files.Files.Room;
import kz.bbu.api.store.Sql;

/** The quotas that authorities have of their own, and what they use of them. */
final class QuotaTable {
    static final long MEGABYTE = 1_000_000;

    private final Sql sql;
    private final StoredFiles.Config config;

    QuotaTable(Sql sql, StoredFiles.Config config) {
        this.sql = sql;
        this.config = config;
    }

    OptionalInt own(long authorityId) {
        return sql.one(
                        "select megabytes from files_quota where authority_id = ?",
                        row -> OptionalInt.of(row.getInt(1)),
                        authorityId)
                .orElse(OptionalInt.empty());
    }

    int megabytes(long authorityId) {
        return own(authorityId).orElse(config.quotaMegabytes());
    }

    Room room(long authorityId) {
        long used = sql.number("select coalesce(sum(bytes), 0) from files_file where authority_id = ?", authorityId);
        return room(used, megabytes(authorityId));
    }

    Map<Long, Room> rooms(Iterable<Long> authorities) {
        Map<Long, Long> used = new HashMap<>();
        sql.each(
                "select authority_id, sum(bytes) from files_file group by authority_id",
                row -> used.put(row.getLong(1), row.getLong(2)));
        Map<Long, Integer> quotas = new HashMap<>();
        sql.each("select authority_id, megabytes from files_quota", row -> quotas.put(row.getLong(1), row.getInt(2)));
        Map<Long, Room> rooms = new HashMap<>();
        for (long id : authorities) {
            rooms.put(id, room(used.getOrDefault(id, 0L), quotas.getOrDefault(id, config.quotaMegabytes())));
        }
        return rooms;
    }

    void set(long authorityId, OptionalInt megabytes) {
        sql.update("delete from files_quota where authority_id = ?", authorityId);
        if (megabytes.isPresent()) {
            sql.update(
                    "insert into files_quota (authority_id, megabytes) values (?, ?)",
                    authorityId,
                    megabytes.getAsInt());
        }
    }

    private Room room(long used, long megabytes) {
        return new Room(used, megabytes * MEGABYTE, config.maxFileMegabytes() * MEGABYTE);
    }
}
