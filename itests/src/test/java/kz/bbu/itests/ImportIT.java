package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** A real vendor's package through web and console, on each database. */
@RunWith(Parameterized.class)
public class ImportIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path MEDIUM = sample("oneroster11_generated/medium_20x500.zip");
    private static final Path DUPLICATE = sample("oneroster12_invalid/duplicate_sourcedid_failure.zip");
    private static final String STRUCTURE = "/org/region/structure";

    /** What the package holds, counted with other tools. */
    private static final Map<String, Long> ROWS = new TreeMap<>(Map.of(
            "roster/academicSessions", 3L,
            "roster/classes", 400L,
            "roster/courses", 200L,
            "roster/demographics", 10_000L,
            "roster/enrollments", 46_064L,
            "roster/orgs", 21L,
            "roster/users", 10_200L));

    @Parameterized.Parameters(name = "{0}")
    public static List<Database> databases() {
        return List.of(Database.values());
    }

    private final Database database;
    private Portal portal;

    public ImportIT(Database database) {
        this.database = database;
    }

    @Before
    public void start() {
        assumeTrue("the third-party samples are not beside the project: " + MEDIUM, Files.exists(MEDIUM));
        // Kept before it starts, so that one that does not start is ended too.
        portal = Portal.fresh("import-" + database).on(database);
        portal.start();
    }

    @After
    public void stop() {
        if (portal != null) {
            portal.close();
        }
    }

    @Test
    public void aVendorsPackageIsTakenWholeAndReadersAreNotBlocked() {
        Visitor administrator = portal.administrator();
        try (Storm readers = new Storm(8, () -> portal.url(STRUCTURE))) {
            JsonNode done = await(administrator, upload(administrator, MEDIUM), "DONE");
            assertEquals(ROWS, counts(done, "read"));
            assertEquals(ROWS, counts(done, "added"));
            assertEquals(
                    readers.answers().toString(), Set.of(200), readers.answers().keySet());
        }
        assertEquals(20, institutions());

        String console = portal.console("bbu:import --lang en --source medium_20x500 " + MEDIUM);
        JsonNode again = newest(administrator);
        assertEquals(console, "DONE", again.path("state").asText());
        assertEquals(ROWS, counts(again, "read"));
        for (String kind : List.of("added", "changed", "ended")) {
            assertTrue(
                    kind + " " + counts(again, kind),
                    counts(again, kind).values().stream().allMatch(n -> n == 0));
        }
        assertEquals(20, institutions());
        takenBack(administrator, again.path("id").asLong());
        assertEquals(List.of(), portal.complaints());
    }

    /** The second import changed nothing, so that the first one can be undone, while people read. */
    private void takenBack(Visitor administrator, long second) {
        String reason =
                administrator.get("/admin/imports/" + second + "?lang=en").text();
        assertTrue(reason, reason.contains("changed nothing, so there is nothing to undo"));
        try (Storm readers = new Storm(8, () -> portal.url(STRUCTURE))) {
            Visitor.Answer receipt = administrator
                    .get("/admin/imports/" + (second - 1) + "/undo?lang=en")
                    .submit("form[action$=/undo]", Map.of());
            assertEquals(receipt.toString(), 200, receipt.status());
            assertTrue(receipt.text(), receipt.text().contains("is undone"));
            assertEquals(
                    readers.answers().toString(), Set.of(200), readers.answers().keySet());
        }
        assertEquals(0, institutions());
        JsonNode undone = json(administrator.get("/api/v1/imports/" + (second - 1)));
        assertEquals("UNDONE", undone.path("state").asText());
    }

    @Test
    public void killedInTheMiddleNothingIsSeenAndItCanBeRepeated() {
        Visitor administrator = portal.administrator();
        long id = upload(administrator, MEDIUM);
        await(administrator, id, "LOADING");
        portal.kill9();
        portal.start();
        assertEquals(0, institutions());
        Visitor back = portal.administrator();
        await(back, id, "INTERRUPTED");
        assertEquals(0, institutions());
        assertEquals(
                303,
                back.get("/admin/imports/" + id)
                        .submit("form[action$=/repeat]", Map.of())
                        .status());
        JsonNode done = await(back, id, "DONE");
        assertEquals(ROWS, counts(done, "added"));
        assertEquals(20, institutions());
    }

    @Test
    public void aWrongPackageIsRefusedWithItsErrorsAndChangesNothing() {
        Visitor administrator = portal.administrator();
        long id = upload(administrator, DUPLICATE);
        JsonNode refused = await(administrator, id, "REFUSED");
        assertTrue(refused.toString(), refused.path("errors").asLong() > 0);
        String csv = administrator.get("/admin/imports/" + id + "/errors.csv").text();
        assertTrue(csv, csv.contains("\"duplicate\""));
        assertEquals(0, institutions());
        for (String lang : List.of("kk", "ru", "en")) {
            assertEquals(
                    200,
                    administrator.get("/admin/imports/" + id + "?lang=" + lang).status());
        }
    }

    private static Path sample(String name) {
        return Path.of("")
                .toAbsolutePath()
                .getParent()
                .getParent()
                .resolve("shared/data")
                .resolve(name);
    }

    private static long upload(Visitor visitor, Path file) {
        Visitor.Answer answer = visitor.get("/admin/imports")
                .upload("form[enctype]", Map.of("legalBasis", "тексеру", "newSource", "medium_20x500"), file);
        assertEquals(answer.toString(), 303, answer.status());
        return Long.parseLong(answer.header("Location").replaceAll(".*/", ""));
    }

    private static JsonNode await(Visitor visitor, long id, String state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode found = null;
        while (System.nanoTime() < end) {
            found = json(visitor.get("/api/v1/imports/" + id));
            if (found.path("state").asText().equals(state)) {
                return found;
            }
            assertTrue(
                    "ended instead of " + state + ": " + found,
                    found.path("ended").isNull() || found.path("ended").isMissingNode());
            pause();
        }
        throw new AssertionError("still not " + state + ": " + found);
    }

    private static JsonNode newest(Visitor visitor) {
        return json(visitor.get("/api/v1/imports?limit=1")).get(0);
    }

    private static Map<String, Long> counts(JsonNode found, String kind) {
        Map<String, Long> counts = new TreeMap<>();
        found.path("counts")
                .forEach(c -> counts.put(c.path("file").asText(), c.path(kind).asLong()));
        return counts;
    }

    private int institutions() {
        return portal.visitor().get(STRUCTURE).html().select("table tbody tr").size();
    }

    private static JsonNode json(Visitor.Answer answer) {
        try {
            return JSON.readTree(answer.bytes());
        } catch (IOException e) {
            throw new AssertionError(answer.toString(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
