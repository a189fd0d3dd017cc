package kz.bbu.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The references between tables: away while rows come in any order, and checked when all are there. */
final class ForeignKeys {
    private final Connection connection;
    private final List<Key> keys = new ArrayList<>();

    private static final class Key {
        final String name;
        final String table;
        final String target;
        final short whenDeleted;
        final List<String> columns = new ArrayList<>();
        final List<String> targetColumns = new ArrayList<>();

        Key(String name, String table, String target, short whenDeleted) {
            this.name = name;
            this.table = table;
            this.target = target;
            this.whenDeleted = whenDeleted;
        }

        String addition() {
            String rule = switch (whenDeleted) {
                case DatabaseMetaData.importedKeyCascade -> " on delete cascade";
                case DatabaseMetaData.importedKeySetNull -> " on delete set null";
                default -> "";
            };
            return "alter table " + Catalogue.quote(table) + " add constraint " + Catalogue.quote(name)
                    + " foreign key (" + String.join(", ", columns) + ") references " + Catalogue.quote(target) + " ("
                    + String.join(", ", targetColumns) + ")" + rule;
        }
    }

    ForeignKeys(Connection connection) {
        this.connection = connection;
    }

    /** Takes away those of all tables. */
    void drop() throws SQLException {
        for (String table : new Catalogue(connection).tables().values()) {
            try (ResultSet rows = connection.getMetaData().getImportedKeys(null, connection.getSchema(), table)) {
                Key last = null;
                while (rows.next()) {
                    String name = rows.getString("FK_NAME");
                    if (last == null || !last.name.equals(name)) {
                        last = new Key(name, table, rows.getString("PKTABLE_NAME"), rows.getShort("DELETE_RULE"));
                        keys.add(last);
                    }
                    last.columns.add(Catalogue.quote(rows.getString("FKCOLUMN_NAME")));
                    last.targetColumns.add(Catalogue.quote(rows.getString("PKCOLUMN_NAME")));
                }
            }
        }
        for (Key key : keys) {
            execute("alter table " + Catalogue.quote(key.table) + " drop constraint " + Catalogue.quote(key.name));
        }
    }

    /** Puts them back, which fails where a row refers to nothing. */
    void add() throws SQLException {
        for (Key key : keys) {
            execute(key.addition());
        }
        connection.commit();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
