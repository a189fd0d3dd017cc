package kz.bbu.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Backups while twenty people write, from each database, restored into the other. */
public class BackupIT {
    private static final String ORGANISATION = "/org/region";
    private static final int WRITERS = 20;
    private static final int FORUM_WRITERS = 4;

    /** What a portal goes on writing by itself: who logged in, what ran, what was switched on, how often the rules were read at a start. */
    private static final String LIVING = "access_event|access_session|facts_book|jobs_.*|modules_event|modules_state";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Portal derby;
    private static Portal postgres;

    /** What was written, and when the portal had said so. */
    private final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();

    @BeforeClass
    public static void start() {
        derby = Portal.fresh("backup-derby").start();
        postgres = Portal.fresh("backup-postgres").on(Database.POSTGRESQL);
    }

    @AfterClass
    public static void stop() {
        derby.close();
        postgres.close();
    }

    @Test
    public void nothingAcknowledgedBeforeTheMarkIsLostOnTheWayToPostgresqlAndBack() throws Exception {
        derby.console("bbu:install " + SampleTab.jar());
        Path there = backUpWhileWriting(derby);
        restore(there, postgres);
        Path arrived = backUp(postgres);
        assertSame(there, arrived);
        assertAllBeforeTheMark(there, arrived);
        assertServes(postgres, arrived);

        acknowledged.clear();
        Path back = backUpWhileWriting(postgres);
        restore(back, derby);
        Path home = backUp(derby);
        assertSame(back, home);
        assertAllBeforeTheMark(back, home);
        assertServes(derby, home);
        assertEquals(List.of(), derby.complaints());
        assertEquals(List.of(), postgres.complaints());
    }

    @Test
    public void aDamagedBackupIsToldInEachLanguageAndChangesNothing() throws Exception {
        Path backup = backUp(derby);
        Path table = backup.resolve("tables/access_account.1.jsonl.gz");
        byte[] content = Files.readAllBytes(table);
        content[content.length / 2] ^= 1;
        Files.write(table, content);
        for (String words : List.of("kk Сақтық көшірме бүлінген", "ru Резервная копия повреждена", "en damaged")) {
            Shell.Result result = derby.consoleResult("bbu:restore " + backup + " --lang " + words.substring(0, 2));
            assertNotEquals(0, result.exitCode());
            assertTrue(result.output(), result.output().contains(words.substring(3)));
            assertTrue(result.output(), result.output().contains("tables/access_account.1.jsonl.gz"));
        }
        Files.writeString(backup.resolve("SHA256SUMS"), "0".repeat(64) + "  ../../etc/x\n");
        Shell.Result outside = derby.consoleResult("bbu:restore " + backup + " --check --lang en");
        assertNotEquals(0, outside.exitCode());
        assertTrue(outside.output(), outside.output().contains("SHA256SUMS"));
        assertTrue(Files.notExists(derby.data().resolve("restored")));
        assertEquals(List.of(), derby.complaints());
    }

    private Path backUp(Portal portal) {
        Path backup = folder.getRoot().toPath().resolve("backup-" + System.nanoTime());
        String receipt = portal.console("bbu:backup " + backup + " --with-keys --lang en");
        assertTrue(receipt, receipt.contains("Everything saved before"));
        return backup;
    }

    private static void restore(Path backup, Portal portal) {
        if (!portal.isRunning()) {
            portal.start();
        }
        String receipt = portal.console("bbu:restore " + backup + " --lang en");
        assertTrue(receipt, receipt.contains("Restart the portal"));
        portal.stop();
        portal.start();
    }

    private Path backUpWhileWriting(Portal portal) throws Exception {
        Visitor administrator = portal.administrator();
        long root = Long.parseLong(administrator
                .get("/admin/users")
                .html()
                .selectFirst("select[name=authority] option")
                .val());
        AtomicBoolean end = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        String topic = topic(administrator);
        for (int i = 0; i < WRITERS; i++) {
            String name = "w" + System.nanoTime() + "-" + i + "-";
            Writing writing;
            if (i < FORUM_WRITERS) {
                Visitor member =
                        Account.add(portal, administrator, "MEMBER", root).visitor();
                writing = words ->
                        member.get(topic).submit("main form[action*=/reply?]", Map.of("words", words, "do", "send"));
            } else if (i % 2 == 0) {
                writing = words -> administrator
                        .get(ORGANISATION + "/notes")
                        .submit("form[action$=/notes]", Map.of("words", words));
            } else {
                writing = words -> upload(administrator, words);
            }
            writers.add(new Thread(() -> write(writing, name, end)));
        }
        writers.forEach(Thread::start);
        await(WRITERS);
        Path backup = backUp(portal);
        int then = acknowledged.size();
        await(then + 1);
        end.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        assertTrue(
                "people wrote after the mark too",
                acknowledged.values().stream().anyMatch(time -> time.isAfter(mark(backup))));
        return backup;
    }

    /** A way to write words; the answer is 303 when they are kept. */
    private interface Writing {
        Visitor.Answer write(String words) throws IOException;
    }

    private void write(Writing writing, String name, AtomicBoolean end) {
        for (int i = 0; !end.get(); i++) {
            try {
                // A member who posts too fast is told to wait.
                if (writing.write(name + i).status() == 303) {
                    acknowledged.put(name + i, Instant.now());
                }
                Thread.sleep(100);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void await(int writes) throws InterruptedException {
        while (acknowledged.size() < writes) {
            Thread.sleep(20);
        }
    }

    private Visitor.Answer upload(Visitor visitor, String words) throws IOException {
        Path file = folder.getRoot().toPath().resolve(words);
        Files.writeString(file, words.repeat(1000));
        return visitor.get(ORGANISATION + "/documents").upload("form[enctype]", Map.of(), file);
    }

    private static String topic(Visitor administrator) {
        String forum = ORGANISATION + "/forum";
        administrator
                .get(forum + "/sections")
                .submit("form[action$=/forum/sections]", Map.of("name", "Көшірме", "description", "", "place", "10"));
        String section =
                administrator.get(forum).html().selectFirst(".card h3 a").attr("href");
        Visitor.Answer answer = administrator
                .get(section + "/new")
                .submit("main form[action*=/new?]", Map.of("title", "Көшірме", "words", "басы", "do", "send"));
        return URI.create(answer.header("Location")).getPath();
    }

    private void assertAllBeforeTheMark(Path backup, Path restored) throws IOException {
        String all = String.join(
                "\n",
                rows(restored).values().stream()
                        .flatMap(List::stream)
                        .filter(row -> row.length() < 20_000)
                        .toList());
        Instant mark = mark(backup);
        int before = 0;
        for (Map.Entry<String, Instant> write : acknowledged.entrySet()) {
            if (write.getValue().isBefore(mark)) {
                before++;
                assertTrue(write.getKey(), all.contains("\"" + write.getKey() + "\""));
            }
        }
        assertTrue("people had written before the mark: " + before, before >= WRITERS);
    }

    /** Every row and every file of the one is in the other. */
    private static void assertSame(Path backup, Path other) throws IOException {
        SortedMap<String, List<String>> rows = rows(backup);
        SortedMap<String, List<String>> others = rows(other);
        assertTrue(
                rows.keySet().toString(),
                rows.keySet()
                        .containsAll(List.of(
                                "documents_document",
                                "files_file",
                                "forum_post",
                                "modules_jar",
                                "notes_note",
                                "registry_key")));
        assertEquals(rows.keySet(), others.keySet());
        rows.keySet().stream()
                .filter(table -> !table.matches(LIVING))
                .forEach(table -> assertEquals(table, rows.get(table), others.get(table)));
        assertEquals(sums(backup), sums(other));
    }

    private static List<String> sums(Path backup) throws IOException {
        return Files.readAllLines(backup.resolve("SHA256SUMS")).stream()
                .filter(line -> line.substring(66).matches("files/.*|.*\\.key"))
                .sorted()
                .toList();
    }

    /** The public reads what was restored. */
    private static void assertServes(Portal portal, Path backup) throws IOException {
        Visitor reader = portal.visitor();
        String name = "";
        for (String row : rows(backup).get("documents_document")) {
            for (JsonNode value : new ObjectMapper().readTree(row)) {
                name = value.asText().startsWith("w") ? value.asText() : name;
            }
        }
        String place = reader.get(ORGANISATION + "/documents?search=" + name)
                .html()
                .selectFirst("main a[href*=/documents/]:contains(" + name + ")")
                .attr("href");
        assertArrayEquals(
                name.repeat(1000).getBytes(StandardCharsets.UTF_8),
                reader.get(place + "/download").bytes());
        assertEquals(200, reader.get(ORGANISATION + "/notes").status());
    }

    private static Instant mark(Path backup) {
        try {
            return Instant.parse(new ObjectMapper()
                    .readTree(backup.resolve("manifest.json").toFile())
                    .path("mark")
                    .asText());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of each table in an order of their own. */
    private static SortedMap<String, List<String>> rows(Path backup) throws IOException {
        SortedMap<String, List<String>> rows = new TreeMap<>();
        try (Stream<Path> parts = Files.list(backup.resolve("tables"))) {
            for (Path part : parts.toList()) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(part)), StandardCharsets.UTF_8))) {
                    rows.computeIfAbsent(
                                    part.getFileName().toString().replaceFirst("\\..*", ""), table -> new ArrayList<>())
                            .addAll(lines.lines().toList());
                }
            }
        }
        rows.values().forEach(lines -> lines.sort(null));
        return rows;
    }
}
