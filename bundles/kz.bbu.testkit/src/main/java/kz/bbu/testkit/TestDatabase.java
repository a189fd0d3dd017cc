package kz.bbu.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.persistence.Connections;
import kz.bbu.persistence.Database;
import kz.bbu.persistence.DerbyDatabase;
import kz.bbu.persistence.Migrations;
import kz.bbu.persistence.ModuleStore;
import kz.bbu.persistence.PostgresDatabase;

/** A real database for tests, empty at the start and gone at the end. */
public final class TestDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 8;

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
            return new TestDatabase(new DerbyDatabase(folder.resolve("db"), CONNECTIONS), () -> delete(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PostgreSQL server of its own. */
    public static TestDatabase postgres() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            String url = server.getJdbcUrl("postgres", "postgres");
            return new TestDatabase(new PostgresDatabase(url, "postgres", "", CONNECTIONS), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code db/<id>/changelog.sql} of the class path and gives its store, without entities. */
    public Store store(String id) {
        migrations.run(
                id, path -> Thread.currentThread().getContextClassLoader().getResource(path));
        return new ModuleStore(connections, null);
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
