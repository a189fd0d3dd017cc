package kz.bbu.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.lockservice.LockServiceFactory;
import liquibase.ui.LoggerUIService;

/**
 * Brings the tables of one bundle after another up to date with Liquibase.
 *
 * <p>A changelog whose bytes ran before is not run again: that keeps the start quick. Only one portal migrates at a time (Liquibase's lock); a lock that a killed portal left is released at the start.
 */
public final class Migrations {
    private final Database database;
    private boolean prepared;

    public Migrations(Database database) {
        this.database = database;
    }

    /**
     * Runs a changelog.
     *
     * @param id the module's id: the tables that the changelog makes begin with it and an underscore
     * @param entries finds the files of the bundle
     */
    public synchronized void run(String id, Function<String, URL> entries) {
        String path = "db/" + id + "/changelog.sql";
        try (Connection connection = database.pool().getConnection()) {
            prepare(connection);
            String hash = hash(entries.apply(path));
            if (hash.equals(appliedHash(connection, id))) {
                return;
            }
            Set<String> before = tables(connection);
            update(connection, path, entries);
            connection.setAutoCommit(true);
            checkNames(id, before, tables(connection));
            remember(connection, id, hash);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("migration of " + path + " failed: " + e.getMessage(), e);
        }
    }

    private void update(Connection connection, String path, Function<String, URL> entries) {
        ClassLoader loader = Liquibase.class.getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Map<String, Object> scope = new HashMap<>();
            scope.put(Scope.Attr.classLoader.name(), loader);
            scope.put(Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(scope, () -> {
                liquibase.database.Database target =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                Liquibase liquibase = new Liquibase(path, new ChangelogFiles(entries), target);
                if (!prepared) {
                    LockServiceFactory.getInstance().getLockService(target).forceReleaseLock();
                    prepared = true;
                }
                database.types().forEach(liquibase::setChangeLogParameter);
                liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                liquibase.update(new Contexts());
            });
        } catch (Exception e) {
            throw new IllegalStateException("migration of " + path + " failed: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        if (!tables(connection).contains("persistence_migration")) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                        "create table persistence_migration (id varchar(60) not null primary key, hash varchar(64) not null)");
            }
        }
    }

    private static String appliedHash(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select hash from persistence_migration where id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static void remember(Connection connection, String id, String hash) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from persistence_migration where id = ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into persistence_migration (id, hash) values (?, ?)")) {
            delete.setString(1, id);
            delete.executeUpdate();
            insert.setString(1, id);
            insert.setString(2, hash);
            insert.executeUpdate();
        }
    }

    private static void checkNames(String id, Set<String> before, Set<String> after) {
        Set<String> wrong = new TreeSet<>(after);
        wrong.removeAll(before);
        wrong.removeIf(name -> name.startsWith(id + "_") || name.startsWith("databasechangelog"));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the tables " + wrong + " must begin with " + id + "_");
        }
    }

    /** The tables of our schema, in lower case. */
    static Set<String> tables(Connection connection) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static String hash(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
