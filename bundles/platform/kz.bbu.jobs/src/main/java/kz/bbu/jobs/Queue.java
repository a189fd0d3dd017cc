package kz.bbu.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.job.Job;
import kz.bbu.api.store.Store;

/** The table of jobs. A running job belongs to the portal whose lease it carries; a lease that ended says that the portal is gone. */
final class Queue {
    private static final String COLUMNS =
            "id, type, worker, state, account_id, account_name, language, arguments, done, total, step, result, error, submitted, started, ended";

    /** A row of the table. */
    record Row(
            long id,
            String type,
            String worker,
            Job.State state,
            long accountId,
            String accountName,
            String language,
            Map<String, String> arguments,
            long done,
            long total,
            String step,
            String result,
            String error,
            Instant submitted,
            Optional<Instant> started,
            Optional<Instant> ended) {}

    private final Store store;
    private final String owner;
    private final Duration lease;

    Queue(Store store, String owner, Duration lease) {
        this.store = store;
        this.owner = owner;
        this.lease = lease;
    }

    long add(String type, String worker, long accountId, String accountName, String language, Map<String, String> arguments) {
        return store.sql(c -> {
            try (PreparedStatement insert = c.prepareStatement(
                    "insert into jobs_job (type, worker, state, account_id, account_name, language, arguments, done, total, step, result, error, cancelled, submitted) values (?, ?, 'QUEUED', ?, ?, ?, ?, 0, 0, '', '', '', false, ?)",
                    Statement.RETURN_GENERATED_KEYS)) {
                bind(insert, type, worker, accountId, accountName, language, Packed.pack(arguments), time(Instant.now()));
                insert.executeUpdate();
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    keys.next();
                    return keys.getLong(1);
                }
            }
        });
    }

    Optional<Row> find(long id) {
        return rows("where id = ?", id).stream().findFirst();
    }

    List<Row> list(Optional<Long> account, int offset, int limit) {
        String page = " order by id desc offset ? rows fetch next ? rows only";
        return account.isPresent()
                ? rows("where account_id = ?" + page, account.get(), offset, limit)
                : rows(page, offset, limit);
    }

    /** Jobs that wait, oldest first. */
    List<Row> waiting() {
        return rows("where state = 'QUEUED' order by id fetch first 50 rows only");
    }

    /** Running jobs whose portal is gone. */
    List<Row> abandoned() {
        return rows("where state = 'RUNNING' and lease < ? and owner <> ?", time(Instant.now()), owner);
    }

    /** Takes a waiting job; only one portal succeeds. */
    boolean claim(long id) {
        Instant now = Instant.now();
        return update(
                        "update jobs_job set state = 'RUNNING', owner = ?, lease = ?, started = ? where id = ? and state = 'QUEUED' and cancelled = false",
                        owner,
                        time(now.plus(lease)),
                        time(now),
                        id)
                == 1;
    }

    void heartbeat() {
        update(
                "update jobs_job set lease = ? where state = 'RUNNING' and owner = ?",
                time(Instant.now().plus(lease)),
                owner);
    }

    /** Writes how far a job is, and tells whether somebody asked it to end. */
    boolean progress(long id, long done, long total, String step) {
        return store.sql(c -> {
            execute(c, "update jobs_job set done = ?, total = ?, step = ? where id = ?", done, total, cut(step, 1000), id);
            try (PreparedStatement select = c.prepareStatement("select cancelled from jobs_job where id = ?")) {
                select.setLong(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }

    void result(long id, String address) {
        update("update jobs_job set result = ? where id = ?", cut(address, 500), id);
    }

    void end(long id, Job.State state, String error) {
        update(
                "update jobs_job set state = ?, error = ?, ended = ?, owner = null, lease = null where id = ? and state in ('RUNNING', 'QUEUED')",
                state.name(),
                cut(error, 2000),
                time(Instant.now()),
                id);
    }

    void cancel(long id) {
        update("update jobs_job set cancelled = true where id = ?", id);
        update("update jobs_job set state = 'CANCELLED', ended = ? where id = ? and state = 'QUEUED'", time(Instant.now()), id);
    }

    private List<Row> rows(String tail, Object... values) {
        return store.sql(c -> {
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement select = c.prepareStatement("select " + COLUMNS + " from jobs_job " + tail)) {
                bind(select, values);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.add(read(row));
                    }
                }
            }
            return rows;
        });
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Job.State.valueOf(row.getString(4)),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                Packed.unpack(row.getString(8)),
                row.getLong(9),
                row.getLong(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                instant(row.getTimestamp(14)).orElseThrow(),
                instant(row.getTimestamp(15)),
                instant(row.getTimestamp(16)));
    }

    private int update(String sql, Object... values) {
        return store.sql(c -> execute(c, sql, values));
    }

    private static int execute(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private static Optional<Instant> instant(Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(t -> t.toLocalDateTime().toInstant(ZoneOffset.UTC));
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
