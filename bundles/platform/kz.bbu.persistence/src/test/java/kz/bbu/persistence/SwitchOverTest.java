package kz.bbu.persistence;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The start after a restore, on each database. */
@RunWith(Parameterized.class)
public class SwitchOverTest {
    @Parameterized.Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of(DerbyDatabase.KIND, PostgresDatabase.KIND);
    }

    @Parameterized.Parameter
    public String kind;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static EmbeddedPostgres server;
    private static int made;

    private String url = "";
    private Path data;
    private Database database;

    @BeforeClass
    public static void startServer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterClass
    public static void endServer() throws IOException {
        server.close();
    }

    @Before
    public void open() throws Exception {
        data = folder.getRoot().toPath();
        if (kind.equals(PostgresDatabase.KIND)) {
            String name = "switch" + ++made;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            url = server.getJdbcUrl("postgres", name);
        }
        database = Persistence.open(new Settings(url), data);
        say(database, "before");
        Files.createDirectories(data.resolve("files"));
        Files.writeString(data.resolve("files/one"), "before");
        Files.writeString(data.resolve("iin.key"), "the same");
        Files.writeString(data.resolve("admin-password.txt"), "once");
    }

    @After
    public void close() {
        database.close();
    }

    private void restart() {
        database.close();
        database = Persistence.open(new Settings(url), data);
    }

    private void restore() {
        new Copies(database, data).fill(blank -> {
            say(blank.connection(), "restored");
            Files.createDirectories(blank.folder().resolve("files"));
            Files.writeString(blank.folder().resolve("files/one"), "restored");
            return null;
        });
    }

    private static void say(Database database, String word) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            say(connection, word);
        }
    }

    private static void say(Connection connection, String word) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table said (word varchar(20))");
            statement.execute("insert into said values ('" + word + "')");
        }
    }

    private String said() throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select word from said")) {
            row.next();
            return row.getString(1);
        }
    }

    private Path before() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("before_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    public void theNextStartRunsOnWhatWasRestoredAndKeepsTheOther() throws Exception {
        restore();
        assertEquals("not yet", "before", said());
        assertEquals("before", Files.readString(data.resolve("files/one")));
        restart();
        assertEquals("restored", said());
        assertEquals("restored", Files.readString(data.resolve("files/one")));
        assertEquals("before", Files.readString(before().resolve("files/one")));
        assertFalse(Files.exists(data.resolve("restored")));
        assertEquals("what was not restored stays", "the same", Files.readString(data.resolve("iin.key")));
        assertFalse("it opens nothing any more", Files.exists(data.resolve("admin-password.txt")));
        restart();
        assertEquals("restored", said());
    }

    @Test
    public void theDatabaseOfBeforeIsWhole() throws Exception {
        restore();
        restart();
        database.close();
        String former = before().getFileName().toString();
        database = url.isEmpty()
                ? new DerbyDatabase(data.resolve(former), 2)
                : new PostgresDatabase(url + "&currentSchema=" + former, "postgres", "", 2);
        assertEquals("before", said());
    }

    @Test
    public void aStartThatIsCutOffWhileItSwitchesGoesOnWithTheNext() throws Exception {
        restore();
        Restored restored = new Restored(data);
        String former = restored.waiting(kind).orElseThrow();
        if (database instanceof PostgresDatabase postgres) {
            postgres.switchOver(former);
        }
        Files.createDirectories(data.resolve(former));
        Files.move(data.resolve("files"), data.resolve(former).resolve("files"));
        restart();
        assertEquals("restored", said());
        assertEquals("restored", Files.readString(data.resolve("files/one")));
        assertEquals("before", Files.readString(before().resolve("files/one")));
    }

    @Test
    public void aRestoreThatFailsLeavesNothing() throws Exception {
        assertThrows(
                IllegalStateException.class,
                () -> new Copies(database, data).fill(blank -> {
                    say(blank.connection(), "half");
                    throw new IllegalStateException("the disk is full");
                }));
        assertFalse(Files.exists(data.resolve("restored")));
        restart();
        assertEquals("before", said());
    }

    @Test
    public void theLastOfTwoRestoresCounts() throws Exception {
        restore();
        restore();
        restart();
        assertEquals("restored", said());
    }

    @Test
    public void whatWasRestoredForAnotherDatabaseWaits() throws Exception {
        restore();
        Path ready = data.resolve("restored/ready");
        Files.writeString(ready, Files.readString(ready).replace(kind, "another"));
        restart();
        assertEquals("before", said());
        assertEquals("before", Files.readString(data.resolve("files/one")));
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Settings(String url) implements Persistence.Config {
        @Override
        public String user() {
            return "postgres";
        }

        @Override
        public String password() {
            return "";
        }

        @Override
        public int connections() {
            return 4;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return Persistence.Config.class;
        }
    }
}
