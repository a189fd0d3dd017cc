package kz.bbu.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.job.Job;
import kz.bbu.api.store.Sql;
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

    private final Sql sql;
    private final String owner;
    private final Duration lease;

    Queue(Store store, String owner, Duration lease) {
        this.sql = new Sql(store);
        this.owner = owner;
        this.lease = lease;
    }

    long add(
            String type,
            String worker,
            long accountId,
            String accountName,
            String language,
            Map<String, String> arguments) {
        return sql.insert(
                "insert into jobs_job (type, worker, state, account_id, account_name, language, arguments, done, total, step, result, error, cancelled, submitted) values (?, ?, 'QUEUED', ?, ?, ?, ?, 0, 0, '', '', '', false, ?)",
                type,
                worker,
                accountId,
                accountName,
                language,
                Packed.pack(arguments),
                Instant.now());
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
        return rows("where state = 'RUNNING' and lease < ? and owner <> ?", Instant.now(), owner);
    }

    /** Takes a waiting job; only one portal succeeds. */
    boolean claim(long id) {
        Instant now = Instant.now();
        return sql.update(
                        "update jobs_job set state = 'RUNNING', owner = ?, lease = ?, started = ? where id = ? and state = 'QUEUED' and cancelled = false",
                        owner,
                        now.plus(lease),
                        now,
                        id)
                == 1;
    }

    void heartbeat() {
        sql.update(
                "update jobs_job set lease = ? where state = 'RUNNING' and owner = ?",
                Instant.now().plus(lease),
                owner);
    }

    /** Writes how far a job is, and tells whether somebody asked it to end. */
    boolean progress(long id, long done, long total, String step) {
        sql.update("update jobs_job set done = ?, total = ?, step = ? where id = ?", done, total, cut(step, 1000), id);
        return sql.one("select cancelled from jobs_job where id = ?", row -> row.getBoolean(1), id)
                .orElse(true);
    }

    void result(long id, String address) {
        sql.update("update jobs_job set result = ? where id = ?", cut(address, 500), id);
    }

    void end(long id, Job.State state, String error) {
        sql.update(
                "update jobs_job set state = ?, error = ?, ended = ?, owner = null, lease = null where id = ? and state in ('RUNNING', 'QUEUED')",
                state.name(),
                cut(error, 2000),
                Instant.now(),
                id);
    }

    void cancel(long id) {
        sql.update("update jobs_job set cancelled = true where id = ?", id);
        sql.update(
                "update jobs_job set state = 'CANCELLED', ended = ? where id = ? and state = 'QUEUED'",
                Instant.now(),
                id);
    }

    private List<Row> rows(String tail, Object... values) {
        return sql.list("select " + COLUMNS + " from jobs_job " + tail, Queue::read, values);
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
                Sql.instant(row, 14).orElseThrow(),
                Sql.instant(row, 15),
                Sql.instant(row, 16));
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
