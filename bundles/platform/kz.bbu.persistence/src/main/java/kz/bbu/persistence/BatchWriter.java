package kz.bbu.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import kz.bbu.api.platform.Bulk;

/** Loads rows by JDBC batches, committed in portions. */
final class BatchWriter implements Bulk.Writer {
    private static final int PORTION = 5_000;

    private final Connection connection;
    private final PreparedStatement insert;
    private final PortionQueue queue = new PortionQueue();
    private List<Object[]> portion = new ArrayList<>(PORTION);

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
        portion.add(values.clone());
        if (portion.size() >= PORTION) {
            flush();
        }
    }

    private void flush() {
        List<Object[]> rows = portion;
        portion = new ArrayList<>(PORTION);
        queue.write(() -> write(rows));
    }

    private void write(List<Object[]> rows) throws SQLException {
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                insert.setObject(i + 1, SqlValues.toJdbc(row[i]));
            }
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    @Override
    public void close() {
        try (connection;
                insert;
                queue) {
            flush();
            queue.await();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }
}
