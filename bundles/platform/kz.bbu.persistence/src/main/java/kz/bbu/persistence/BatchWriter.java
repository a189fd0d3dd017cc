package kz.bbu.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import kz.bbu.api.platform.Bulk;

/** Loads rows by JDBC batches, committed in portions. */
final class BatchWriter implements Bulk.Writer {
    private static final int BATCH = 1000;
    private static final int PORTION = 20_000;

    private final Connection connection;
    private final PreparedStatement insert;
    private long rows;

    BatchWriter(DataSource pool, String table, List<String> columns) {
        try {
            connection = pool.getConnection();
            connection.setAutoCommit(false);
            insert = connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns)
                    + ") values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")");
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    @Override
    public void add(Object... values) {
        try {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, SqlValues.toJdbc(values[i]));
            }
            insert.addBatch();
            rows++;
            if (rows % BATCH == 0) {
                insert.executeBatch();
            }
            if (rows % PORTION == 0) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    @Override
    public void close() {
        try (connection;
                insert) {
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }
}
