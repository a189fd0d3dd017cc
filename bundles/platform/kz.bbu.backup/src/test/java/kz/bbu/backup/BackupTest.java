package kz.bbu.backup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import kz.bbu.api.platform.Backups;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Backups of each database, restored into each. */
@RunWith(Parameterized.class)
public class BackupTest {
    @Parameterized.Parameters(name = "{0} to {1}")
    public static List<Object[]> databases() {
        List<Object[]> pairs = new ArrayList<>();
        for (String from : List.of("Derby", "PostgreSQL")) {
            for (String to : List.of("Derby", "PostgreSQL")) {
                pairs.add(new Object[] {from, to});
            }
        }
        return pairs;
    }

    @Parameterized.Parameter
    public String from;

    @Parameterized.Parameter(1)
    public String to;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private TestPortal source;
    private TestPortal target;
    private Path backup;

    @Before
    public void open() throws IOException {
        Path root = folder.getRoot().toPath();
        source = new TestPortal(from, root.resolve("source"));
        target = new TestPortal(to, root.resolve("target"));
        source.store();
        backup = root.resolve("backup");
    }

    @After
    public void close() {
        source.close();
        target.close();
    }

    /** The rows of each table of a backup in an order of their own. */
    private static SortedMap<String, List<String>> rows(Path backup) throws IOException {
        SortedMap<String, List<String>> rows = new TreeMap<>();
        try (Stream<Path> parts = Files.list(backup.resolve("tables"))) {
            for (Path part : parts.toList()) {
                String table = part.getFileName().toString().replaceFirst("\\..*", "");
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(part)), StandardCharsets.UTF_8))) {
                    rows.computeIfAbsent(table, t -> new ArrayList<>())
                            .addAll(lines.lines().toList());
                }
            }
        }
        rows.values().forEach(lines -> lines.sort(null));
        return rows;
    }

    @Test
    public void whatIsRestoredIsTheMomentOfTheBackup() throws IOException {
        source.fill();
        // Nobody who writes meanwhile waits, and what they write is not in it.
        source.disk.meanwhile = () -> source.sql().update("insert into shelf_loan (book_id) values (1)");
        Backups.Backup made = source.backups().make(backup, false);
        assertEquals(List.of(5L, 7L), List.of((long) made.tables(), made.rows()));
        assertEquals(made, target.backups().restore(backup, Optional.empty()));
        assertEquals(3, source.sql().number("select count(*) from shelf_loan"));
        Path again = folder.getRoot().toPath().resolve("again");
        try (TestPortal restored = target.restored()) {
            restored.backups().make(again, false);
            Sql sql = restored.sql();
            long next = sql.insert("insert into shelf_loan (book_id) values (1)");
            assertTrue("no id is given twice: " + next, next > 3);
            assertThrows(
                    "references are there again",
                    Problem.class,
                    () -> sql.update("insert into shelf_loan (book_id) values (99)"));
            sql.update("delete from shelf_loan");
            sql.update("delete from shelf_book where id = 1");
            assertEquals("pages go with their book", 0, sql.number("select count(*) from shelf_page"));
        }
        SortedMap<String, List<String>> rows = rows(backup);
        assertEquals(3, rows.get("shelf_book").size());
        assertEquals(List.of("[\"rules\",7]"), rows.get("shelf_rule"));
        for (String table : rows.keySet()) {
            assertEquals(rows.get(table), rows(again).get(table));
        }
        assertEquals(List.of("backup"), source.audit);
        assertEquals(List.of("restore"), target.audit);
    }
}
