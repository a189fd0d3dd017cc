package kz.bbu.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.DatabaseCopies;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.persistence.Connections;
import kz.bbu.persistence.Copies;
import kz.bbu.persistence.Database;
import kz.bbu.persistence.DerbyDatabase;
import kz.bbu.persistence.Migrations;
import kz.bbu.persistence.ModuleStore;
import kz.bbu.persistence.PostgresDatabase;

/** A real database for tests, empty at the start and gone at the end. */
public final class TestDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    static {
        // What a test writes need not outlast the machine: Derby waits for no disk. Read at the start of the engine.
        System.setProperty("derby.system.durability", "test");
    }

    private final Database database;
    private final Migrations migrations;
    private final Connections connections;
    private final AutoCloseable after;

    private TestDatabase(Database database, AutoCloseable after) {
        this.database = database;
        this.migrations = new Migrations(database);
        this.connections = new Connections(database.pool());
        this.after = after;
    }

    /** An embedded Derby in a temporary folder. */
    public static TestDatabase derby() {
        try {
            Path folder = Files.createTempDirectory("bbu-derby");
            return new TestDatabase(new DerbyDatabase(folder, CONNECTIONS), () -> delete(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database of its own on a PostgreSQL server that all tests of a process share, and that ends with the process. */
    public static TestDatabase postgres() {
        return postgres(Server.INSTANCE.getJdbcUrl("postgres", Server.newDatabase()));
    }

    private static TestDatabase postgres(String url) {
        return new TestDatabase(new PostgresDatabase(url, "postgres", "", CONNECTIONS), () -> {});
    }

    /** Opens what was restored and waits in a data folder for the next start. */
    public TestDatabase restored(Path data) {
        if (database instanceof PostgresDatabase postgres) {
            return postgres(postgres.url() + "&currentSchema=restored");
        }
        return new TestDatabase(new DerbyDatabase(data.resolve("restored"), CONNECTIONS), () -> {});
    }

    /** A database of the kind {@code Derby} or {@code PostgreSQL} that is open until the process ends, for several classes of tests that empty its tables themselves. */
    public static TestDatabase lasting(String kind) {
        TestDatabase database = kind.equalsIgnoreCase("Derby") ? derby() : postgres();
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        return database;
    }

    /** Runs {@code db/<id>/changelog.sql} of the class path and gives its store, without entities. */
    public Store store(String id) {
        migrations.run(
                id, path -> Thread.currentThread().getContextClassLoader().getResource(path));
        return new ModuleStore(connections, null);
    }

    /** Copies of this database; what is restored waits in {@code restored/} of a data folder. */
    public DatabaseCopies copies(Path data) {
        return new Copies(database, data);
    }

    public Transactions transactions() {
        return connections;
    }

    public Bulk bulk() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        try {
            after.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started when the first test asks for it: on Derby alone none is needed, and perhaps none there. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();
        private static final AtomicInteger COUNT = new AtomicInteger();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String newDatabase() {
            String name = "test" + COUNT.incrementAndGet();
            try (Connection connection = INSTANCE.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
                return name;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
