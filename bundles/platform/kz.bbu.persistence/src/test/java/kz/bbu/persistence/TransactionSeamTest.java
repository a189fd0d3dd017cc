package kz.bbu.persistence;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assume.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Store;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Entities of one bundle and JDBC of another share one transaction, on each database. */
@RunWith(Parameterized.class)
public class TransactionSeamTest {
    @Parameterized.Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("derby", "postgresql");
    }

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static EmbeddedPostgres server;
    private static int made;

    private final boolean postgres;
    private Database database;
    private Connections connections;
    private ModuleStore notes;
    private ModuleStore pages;

    public TransactionSeamTest(String name) {
        postgres = name.equals("postgresql");
    }

    @BeforeClass
    public static void startServer() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterClass
    public static void endServer() throws Exception {
        server.close();
    }

    @Before
    public void open() throws Exception {
        if (postgres) {
            database = new PostgresDatabase(server.getJdbcUrl("postgres", newDatabase()), "postgres", "", 4);
        } else {
            database = new DerbyDatabase(folder.getRoot().toPath(), 4);
        }
        connections = new Connections(database.pool());
        ClassLoader loader = getClass().getClassLoader();
        Migrations migrations = new Migrations(database);
        migrations.run("notes", loader::getResource);
        migrations.run("pages", loader::getResource);
        URL descriptor = getClass().getResource("/META-INF/persistence.xml");
        JoiningDataSource source = new JoiningDataSource(database.pool(), connections);
        notes = new ModuleStore(connections, Unit.open(descriptor, new URL(descriptor, ".."), loader, source));
        pages = new ModuleStore(connections, null);
    }

    @After
    public void close() throws Exception {
        notes.close();
        database.close();
    }

    private static String newDatabase() throws Exception {
        String name = "seam" + ++made;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return name;
    }

    @Test
    public void aFailureAfterAFlushAndJdbcWritesLeavesNothing() {
        Problem problem = assertThrows(
                Problem.class,
                () -> connections.run(() -> {
                    notes.entities(em -> {
                        em.persist(new Note("flushed"));
                        em.flush();
                        return null;
                    });
                    insertPage(1);
                    throw new Problem(CommonError.CONFLICT);
                }));
        assertEquals(CommonError.CONFLICT, problem.code());
        assertEquals(0, count("notes_note"));
        assertEquals(0, count("pages_page"));
    }

    @Test
    public void successKeepsWhatBothBundlesWrote() {
        connections.run(() -> {
            notes.entities(em -> {
                em.persist(new Note("kept"));
                return null;
            });
            insertPage(1);
            return null;
        });
        assertEquals(1, count("notes_note"));
        assertEquals(1, count("pages_page"));
    }

    @Test
    public void aPartThatFailedDoomsTheWholeEvenWhenItsFailureIsSwallowed() {
        assertThrows(
                IllegalStateException.class,
                () -> connections.run(() -> {
                    insertPage(1);
                    try {
                        pages.sql(c -> {
                            throw new Problem(CommonError.BAD_REQUEST);
                        });
                    } catch (Problem swallowed) {
                        insertPage(2);
                    }
                    return null;
                }));
        assertEquals(0, count("pages_page"));
    }

    @Test
    public void entitiesSeeWhatTheSameTransactionWroteByJdbc() {
        long seen = connections.run(() -> {
            notes.sql(c -> {
                try (Statement statement = c.createStatement()) {
                    return statement.executeUpdate("insert into notes_note (words) values ('by jdbc')");
                }
            });
            return notes.entities(em ->
                    em.createQuery("select count(n) from Note n", Long.class).getSingleResult());
        });
        assertEquals(1, seen);
    }

    @Test
    public void bulkLoadingKeepsEveryTypeOfValue() {
        byte[] key = {0, 1, (byte) 0xff};
        Instant at = Instant.parse("2026-09-01T03:00:00Z");
        String text = "tab\t line\n back\\slash «ә» \\N";
        try (Bulk.Writer writer = database.open("notes_note", List.of("words", "sort", "body", "written"))) {
            writer.add(text, key, "long", at);
            writer.add(null, null, null, null);
        }
        try (Bulk.Writer writer = database.open("pages_page", List.of("id", "day", "flag"))) {
            for (long i = 0; i < 30_000; i++) {
                writer.add(i, LocalDate.of(2026, 9, 1), i % 2 == 0);
            }
        }
        assertEquals(30_000, count("pages_page"));
        pages.sql(c -> {
            try (Statement statement = c.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select words, sort, written from notes_note where words is not null")) {
                row.next();
                assertEquals(text, row.getString(1));
                assertArrayEquals(key, row.getBytes(2));
                assertEquals("2026-09-01 03:00:00.0", row.getTimestamp(3).toString());
                return null;
            }
        });
    }

    @Test
    public void theServerPlansWithWhatWasLoaded() {
        assumeTrue("Derby looks at its tables itself", postgres);
        load(0, 5000, LocalDate.of(2026, 9, 1));
        assertEquals(5000, known("pages_page"));
        insertPage(5001);
        database.changed("pages_page");
        assertEquals(5001, known("pages_page"));
    }

    @Test
    public void ofASmallerLoadTheServerLearnsTheKeysAlone() {
        assumeTrue("Derby looks at its tables itself", postgres);
        pages.sql(c -> {
            try (Statement statement = c.createStatement()) {
                // It would look at the other columns when it finds time.
                return statement.execute("alter table pages_page set (autovacuum_enabled = false)");
            }
        });
        load(0, 5000, LocalDate.of(2026, 9, 1));
        load(10_000, 11_000, LocalDate.of(2027, 9, 1));
        assertEquals(6000, known("pages_page"));
        assertEquals(10_999, statistic("(select max(b) from unnest(histogram_bounds::text::bigint[]) b)", "id"));
        assertEquals(1, statistic("n_distinct", "day"));
    }

    private void load(long from, long until, LocalDate day) {
        try (Bulk.Writer writer = database.open("pages_page", List.of("id", "day", "flag"))) {
            for (long i = from; i < until; i++) {
                writer.add(i, day, true);
            }
        }
    }

    /** What the server has noted of a column of the pages. */
    private long statistic(String expression, String column) {
        return pages.sql(c -> {
            try (Statement statement = c.createStatement();
                    ResultSet row = statement.executeQuery("select " + expression
                            + " from pg_stats where tablename = 'pages_page' and attname = '" + column + "'")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** How many rows the server takes a table to have. */
    private long known(String table) {
        return pages.sql(c -> {
            try (Statement statement = c.createStatement();
                    ResultSet row =
                            statement.executeQuery("select reltuples from pg_class where relname = '" + table + "'")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Test
    public void rowsAreCountedByModule() {
        insertPage(7);
        assertEquals(Map.of("pages_page", 1L), new Tables(connections).of("pages"));
        assertEquals(Map.of(), new Tables(connections).of("page"));
    }

    @Test
    public void aChangelogThatMakesForeignTablesIsRefused() {
        URL foreign = getClass().getResource("/db/pages/changelog.sql");
        Migrations migrations = new Migrations(database);
        pages.sql(c -> {
            try (Statement statement = c.createStatement()) {
                return statement.executeUpdate("drop table pages_page");
            }
        });
        forget("pages");
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> migrations.run("other", path -> path.endsWith("changelog.sql") ? foreign : null));
        assertEquals(true, failure.getMessage().contains("must begin with other_"));
    }

    private void forget(String id) {
        pages.sql(c -> {
            try (Statement statement = c.createStatement()) {
                statement.executeUpdate("delete from persistence_migration where id = '" + id + "'");
                return statement.executeUpdate("delete from databasechangelog where author = '" + id + "'");
            }
        });
    }

    private void insertPage(long id) {
        pages.sql((Store.Work<Connection, Integer>) c -> {
            try (var insert = c.prepareStatement("insert into pages_page (id) values (?)")) {
                insert.setLong(1, id);
                return insert.executeUpdate();
            }
        });
    }

    private long count(String table) {
        return pages.sql(c -> {
            try (Statement statement = c.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
