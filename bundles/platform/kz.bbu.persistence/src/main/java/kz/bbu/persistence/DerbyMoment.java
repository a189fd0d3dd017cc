package kz.bbu.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

/** A copy of a Derby database. */
final class DerbyMoment extends OneMoment {
    DerbyMoment(Instant mark, Connection connection) {
        super(DerbyDatabase.KIND, mark, connection);
    }

    @Override
    public long nextValue(String table, String column) throws SQLException {
        try (PreparedStatement select =
                connection().prepareStatement("values syscs_util.syscs_peek_at_identity(?, ?)")) {
            select.setString(1, connection().getSchema());
            select.setString(2, table.toUpperCase(Locale.ROOT));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
