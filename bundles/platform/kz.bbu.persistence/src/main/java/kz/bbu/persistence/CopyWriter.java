package kz.bbu.persistence;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Loads rows by COPY, in portions that are committed one by one. */
final class CopyWriter implements Bulk.Writer {
    private static final int PORTION_CHARACTERS = 1 << 20;

    /** Rows that the server must know of to plan queries well. */
    private static final int MANY = 1000;

    private final Connection connection;
    private final String table;
    private final CopyManager copy;
    private final String command;
    private final StringBuilder portion = new StringBuilder(PORTION_CHARACTERS + 4096);
    private long rows;

    CopyWriter(DataSource pool, String table, List<String> columns) {
        try {
            connection = pool.getConnection();
            copy = connection.unwrap(PGConnection.class).getCopyAPI();
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
        this.table = table;
        command = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
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
        Object plain = SqlValues.toJdbc(value);
        if (plain == null) {
            portion.append("\\N");
        } else if (plain instanceof byte[] bytes) {
            portion.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        } else if (plain instanceof String text) {
            escape(text);
        } else {
            portion.append(plain);
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

    private void flush() {
        try {
            copy.copyIn(command, new StringReader(portion.toString()));
        } catch (SQLException e) {
            throw Failures.translate(e);
        } catch (IOException e) {
            throw new Problem(e, CommonError.INTERNAL);
        }
        portion.setLength(0);
    }

    @Override
    public void close() {
        try (connection) {
            if (portion.length() > 0) {
                flush();
            }
            if (rows >= MANY) {
                PostgresDatabase.analyze(connection, table);
            }
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }
}
