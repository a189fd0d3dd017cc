package kz.bbu.api.store;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/** Statements over a {@link Store}; values are always bound, times are kept in UTC. */
public final class Sql {
    private static final int FETCH = 500;

    /** Derby's state for a lock that was not to be had. */
    private static final String NO_LOCK = "40XL1";

    /** Who waited longer has met somebody who holds a lock for long. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int MOST_TRIES = 12;

    private final Store store;

    public Sql(Store store) {
        this.store = store;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes one row. */
    @FunctionalInterface
    public interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /** All rows as a list; only for queries whose result is small. */
    public <T> List<T> list(String sql, Reader<T> reader, Object... values) {
        List<T> found = new ArrayList<>();
        each(sql, row -> found.add(reader.read(row)), values);
        return found;
    }

    /** The first row. */
    public <T> Optional<T> one(String sql, Reader<T> reader, Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /** Text as a part of a pattern of {@code like … escape '!'}, where it stands for itself. */
    public static String literal(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    /** A number, such as a count; 0 where there is no row. */
    public long number(String sql, Object... values) {
        return one(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** Gives rows one by one, any number of them. */
    public void each(String sql, Taker taker, Object... values) {
        store.sql(c -> {
            try (PreparedStatement select = c.prepareStatement(sql)) {
                select.setFetchSize(FETCH);
                bind(select, values);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        taker.take(rows);
                    }
                }
            }
            return null;
        });
    }

    /** Changes rows and tells how many. */
    public int update(String sql, Object... values) {
        return store.sql(c -> patiently(() -> execute(c, sql, values)));
    }

    /** Adds a row to a table whose first column is its generated id, and gives that id. */
    public long insert(String sql, Object... values) {
        return store.sql(c -> patiently(() -> add(c, sql, values)));
    }

    private static long add(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql, PreparedStatement.RETURN_GENERATED_KEYS)) {
            bind(insert, values);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** One statement. */
    @FunctionalInterface
    interface Statement<T> {
        T run() throws SQLException;
    }

    /** Repeats a statement that Derby refuses at once because somebody makes tables: it gives no next id then, and waits for none. The statement alone is undone, whatever else its transaction did. */
    static <T> T patiently(Statement<T> statement) throws SQLException {
        for (int tries = 1; ; tries++) {
            long began = System.nanoTime();
            try {
                return statement.run();
            } catch (SQLException refused) {
                boolean atOnce = System.nanoTime() - began < AT_ONCE.toNanos();
                if (!NO_LOCK.equals(refused.getSQLState()) || !atOnce || tries == MOST_TRIES) {
                    throw refused;
                }
                pause(tries);
            }
        }
    }

    private static void pause(int tries) throws SQLException {
        try {
            Thread.sleep(PAUSE.toMillis() * tries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setTimestamp(i + 1, Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
            } else if (value instanceof LocalDate date) {
                statement.setDate(i + 1, Date.valueOf(date));
            } else if (value instanceof String text && text.indexOf('\0') >= 0) {
                // PostgreSQL has no such text, and nobody types it.
                throw new Problem(CommonError.BAD_REQUEST);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /** A time of a row; empty for null. */
    public static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column))
                .map(t -> t.toLocalDateTime().toInstant(ZoneOffset.UTC));
    }

    /** A day of a row; empty for null. */
    public static Optional<LocalDate> date(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getDate(column)).map(Date::toLocalDate);
    }

    /** A text of a row; the empty string for null. */
    public static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
