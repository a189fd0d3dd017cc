package kz.bbu.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of a database, by their names in lower case, as the changelogs write them. */
final class Catalogue {
    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    /** The names of the tables as the database writes them. */
    SortedMap<String, String> tables() throws SQLException {
        SortedMap<String, String> names = new TreeMap<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                names.put(name.toLowerCase(Locale.ROOT), name);
            }
        }
        return names;
    }

    /** The columns of a table in their order. */
    Map<String, Column> columns(String table) throws SQLException {
        Map<String, Column> columns = new LinkedHashMap<>();
        // A name is a pattern there, in which an underscore stands for any letter.
        String pattern = table.replace("_", connection.getMetaData().getSearchStringEscape() + "_");
        try (ResultSet rows = connection.getMetaData().getColumns(null, connection.getSchema(), pattern, "%")) {
            while (rows.next()) {
                String name = rows.getString("COLUMN_NAME");
                int type = rows.getInt("DATA_TYPE");
                columns.put(
                        name.toLowerCase(Locale.ROOT),
                        new Column(name, type, ValueKind.of(type), "YES".equals(rows.getString("IS_AUTOINCREMENT"))));
            }
        }
        return columns;
    }

    /** A name in SQL. */
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
