package kz.bbu.persistence;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.problem.Problem;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Loads rows by COPY, in portions that are committed one by one.
 *
 * <p>A commit does not wait for the disk: whatever lets readers see the rows commits later, and waits for all that was before it.
 */
final class CopyWriter implements Bulk.Writer {
    private static final int PORTION_CHARACTERS = 1 << 21;

    /** Rows that the server must know of to plan queries well, unless they are less than this part of what it knows; it looks at all columns only where the table has doubled. */
    private static final int MANY = 1000;

    private static final int PART = 10;

    private final Connection connection;
    private final String table;
    private final CopyManager copy;
    private final String command;
    private final PortionQueue queue = new PortionQueue();
    private final StringBuilder portion = new StringBuilder();
    private long rows;

    CopyWriter(DataSource pool, String table, List<String> columns) {
        this.table = table;
        command = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
        try {
            connection = pool.getConnection();
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
        try {
            copy = connection.unwrap(PGConnection.class).getCopyAPI();
            execute("set synchronous_commit to off");
        } catch (SQLException e) {
            throw closed(e);
        }
    }

    private Problem closed(SQLException failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return Failures.translate(failure);
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                portion.append('\t');
            }
            append(values[i]);
        }
        portion.append('\n');
        rows++;
        if (portion.length() >= PORTION_CHARACTERS) {
            flush();
        }
    }

    private void append(Object value) {
        if (value == null) {
            portion.append("\\N");
        } else if (value instanceof byte[] bytes) {
            portion.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        } else if (value instanceof String text) {
            escape(text);
        } else if (value instanceof Long number) {
            portion.append(number.longValue());
        } else if (value instanceof Instant) {
            portion.append(SqlValues.toJdbc(value));
        } else {
            portion.append(value);
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> portion.append("\\\\");
                case '\t' -> portion.append("\\t");
                case '\n' -> portion.append("\\n");
                case '\r' -> portion.append("\\r");
                default -> portion.append(c);
            }
        }
    }

    /** How many rows the server planned with so far; below 0 if it has never looked. */
    private long known() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select reltuples from pg_class where oid = cast(? as regclass)")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private void flush() {
        String text = portion.toString();
        portion.setLength(0);
        queue.write(() -> {
            try {
                copy.copyIn(command, new StringReader(text));
            } catch (IOException e) {
                throw new SQLException(e);
            }
        });
    }

    @Override
    public void close() {
        try (connection) {
            try (queue) {
                flush();
                queue.await();
            } finally {
                execute("reset synchronous_commit");
            }
            long known = known();
            if (rows >= MANY && rows >= known) {
                PostgresDatabase.analyze(connection, table);
            } else if (rows >= MANY && rows * PART >= known) {
                PostgresDatabase.analyzeKeys(connection, table);
            }
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }
}
