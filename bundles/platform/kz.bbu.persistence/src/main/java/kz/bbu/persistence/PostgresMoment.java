package kz.bbu.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** A transaction of PostgreSQL that sees what was committed when it began. */
final class PostgresMoment extends OneMoment {
    /** The driver keeps whole rows in memory; those with long values are read a few at once. */
    private static final long BYTES_AT_ONCE = 8_000_000;

    PostgresMoment(Instant mark, Connection connection) {
        super(PostgresDatabase.KIND, mark, connection);
    }

    @Override
    public long nextValue(String table, String column) throws SQLException {
        String sequence = text("select pg_get_serial_sequence(?, ?)", table, column);
        try (Statement select = connection().createStatement();
                ResultSet row = select.executeQuery("select last_value, is_called from " + sequence)) {
            row.next();
            return row.getLong(1) + (row.getBoolean(2) ? 1 : 0);
        }
    }

    @Override
    public int rowsAtOnce(String table) throws SQLException {
        String length = text(
                "select string_agg('coalesce(octet_length(' || quote_ident(a.attname) || '), 0)', ' + ') from pg_attribute a where a.attrelid = cast(? as regclass) and a.attnum > 0 and not a.attisdropped and a.atttypid in (cast('bytea' as regtype), cast('text' as regtype))",
                table);
        if (length == null) {
            return ROWS;
        }
        try (Statement select = connection().createStatement();
                ResultSet row = select.executeQuery("select max(" + length + ") from " + table)) {
            row.next();
            long longest = Math.max(row.getLong(1), 1);
            return (int) Math.min(ROWS, Math.max(1, BYTES_AT_ONCE / longest));
        }
    }

    private String text(String sql, String... values) throws SQLException {
        try (PreparedStatement select = connection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
