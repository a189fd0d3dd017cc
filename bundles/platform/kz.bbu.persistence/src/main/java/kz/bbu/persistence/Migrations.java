package kz.bbu.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
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
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static final String MIGRATION = "persistence_migration";
    private static final String CHANGELOG = "persistence_changelog";

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
    public void run(String id, Function<String, URL> entries) {
        String path = path(id);
        try (InputStream in = entries.apply(path).openStream()) {
            run(id, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static String path(String id) {
        return "db/" + id + "/changelog.sql";
    }

    /** Runs a changelog given as text, such as a backup brings it. */
    synchronized void run(String id, String changelog) {
        String path = path(id);
        try (Connection connection = database.pool().getConnection()) {
            prepare(connection);
            String hash = hash(changelog);
            if (hash.equals(appliedHash(connection, id))) {
                return;
            }
            Set<String> before = tables(connection);
            update(connection, path, changelog);
            connection.setAutoCommit(true);
            checkNames(id, before, tables(connection));
            remember(connection, id, hash, changelog);
        } catch (SQLException e) {
            throw failure(path, e);
        }
    }

    private static IllegalStateException failure(String path, Exception cause) {
        return new IllegalStateException("migration of " + path + " failed: " + cause.getMessage(), cause);
    }

    private void update(Connection connection, String path, String changelog) {
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
                Liquibase liquibase = new Liquibase(path, new ChangelogFiles(path, changelog), target);
                if (!prepared) {
                    LockServiceFactory.getInstance().getLockService(target).forceReleaseLock();
                    prepared = true;
                }
                database.types().forEach(liquibase::setChangeLogParameter);
                liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                liquibase.update(new Contexts());
            });
        } catch (Exception e) {
            throw failure(path, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Changelogs are kept, so that a backup brings the tables of removed bundles too. */
    private void prepare(Connection connection) throws SQLException {
        Set<String> tables = tables(connection);
        try (Statement statement = connection.createStatement()) {
            if (!tables.contains(MIGRATION)) {
                statement.executeUpdate("create table " + MIGRATION
                        + " (id varchar(60) not null primary key, hash varchar(64) not null)");
            }
            if (!tables.contains(CHANGELOG)) {
                statement.executeUpdate("create table " + CHANGELOG
                        + " (id varchar(60) not null primary key, changelog "
                        + database.types().get("text") + " not null)");
            }
        }
    }

    /** The hash of what ran, null if nothing did or what did is not kept. */
    private static String appliedHash(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select m.hash from " + MIGRATION + " m join " + CHANGELOG + " c on c.id = m.id where m.id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static void remember(Connection connection, String id, String hash, String changelog) throws SQLException {
        replace(connection, CHANGELOG, "changelog", id, changelog);
        replace(connection, MIGRATION, "hash", id, hash);
    }

    private static void replace(Connection connection, String table, String column, String id, String value)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where id = ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into " + table + " (id, " + column + ") values (?, ?)")) {
            delete.setString(1, id);
            delete.executeUpdate();
            insert.setString(1, id);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    /** The changelogs that ran, by the id of their bundle. */
    static SortedMap<String, String> changelogs(Connection connection) throws SQLException {
        SortedMap<String, String> changelogs = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, changelog from " + CHANGELOG)) {
            while (rows.next()) {
                changelogs.put(rows.getString(1), rows.getString(2));
            }
        }
        return changelogs;
    }

    private static void checkNames(String id, Set<String> before, Set<String> after) {
        Set<String> wrong = new TreeSet<>(after);
        wrong.removeAll(before);
        wrong.removeIf(name -> name.startsWith(id + "_") || isOwn(name));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the tables " + wrong + " must begin with " + id + "_");
        }
    }

    /** Whether a table is one of the migrations' own; each database makes them anew. */
    static boolean isOwn(String table) {
        return table.startsWith("databasechangelog") || table.equals(MIGRATION) || table.equals(CHANGELOG);
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

    private static String hash(String changelog) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(changelog.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
