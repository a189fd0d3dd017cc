package kz.bbu.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.bbu.api.platform.TableCounts;

/** Counts rows by table; the names come from the database's own catalogue, so they can stand in SQL. */
final class Tables implements TableCounts {
    private final Connections connections;

    Tables(Connections connections) {
        this.connections = connections;
    }

    @Override
    public SortedMap<String, Long> of(String moduleId) {
        return connections.run(() -> count(connections.current(), moduleId + "_"));
    }

    private static SortedMap<String, Long> count(Connection connection, String prefix) throws SQLException {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (String table : Migrations.tables(connection)) {
            if (table.startsWith(prefix)) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    counts.put(table, row.getLong(1));
                }
            }
        }
        return counts;
    }
}
