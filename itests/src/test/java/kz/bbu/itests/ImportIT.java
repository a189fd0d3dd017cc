package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** A real vendor's package through web and console, on each database. */
@RunWith(Parameterized.class)
public class ImportIT {
    private static final Path SAMPLES =
            Path.of("").toAbsolutePath().getParent().getParent().resolve("shared/data");
    private static final Path MEDIUM = sample("oneroster11_generated/medium_20x500.zip");
    private static final Path DUPLICATE = sample("oneroster12_invalid/duplicate_sourcedid_failure.zip");
    private static final String SOURCE = "medium_20x500";
    private static final String STRUCTURE = "/org/region/structure";
    private static final int LONGEST_SEARCH = 100;

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

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Parameterized.Parameter
    public Database database;

    private static Portal portal;
    private static Visitor administrator;
    private static Packages packages;

    /** One portal for all claims; each undoes what it brought. */
    @Parameterized.BeforeParam
    public static void start(Database database) {
        // Kept before it starts, so that one that does not start is ended too.
        portal = Portal.fresh("import-" + database).on(database);
        portal.start();
        administrator = portal.administrator();
        packages = new Packages(administrator);
    }

    @Parameterized.AfterParam
    public static void stop() {
        portal.close();
    }

    @Before
    public void findSamples() {
        assumeTrue("the third-party samples are not beside the project: " + MEDIUM, Files.exists(MEDIUM));
    }

    @Test
    public void aVendorsPackageIsTakenWholeAndReadersAreNotBlocked() {
        long first;
        try (Storm readers = new Storm(8, () -> portal.url(STRUCTURE))) {
            first = packages.upload(MEDIUM, SOURCE);
            JsonNode done = packages.await(first, "DONE");
            assertEquals(ROWS, Packages.counts(done, "read"));
            assertEquals(ROWS, Packages.counts(done, "added"));
            assertEquals(
                    readers.answers().toString(), Set.of(200), readers.answers().keySet());
        }
        assertEquals(20, institutions());

        String console = portal.console("bbu:import --lang en --source " + SOURCE + " " + MEDIUM);
        JsonNode again = packages.newest();
        assertEquals(console, "DONE", again.path("state").asText());
        assertEquals(ROWS, Packages.counts(again, "read"));
        for (String kind : List.of("added", "changed", "ended")) {
            assertTrue(
                    kind + " " + Packages.counts(again, kind),
                    Packages.counts(again, kind).values().stream().allMatch(n -> n == 0));
        }
        assertEquals(20, institutions());
        takenBack(first, again.path("id").asLong());
        undo(repeated(first));
        assertEquals(0, institutions());
        assertEquals(List.of(), portal.complaints());
    }

    /** What bears the number of an import stays as it is: its package becomes another import. */
    private long repeated(long first) {
        String before = packages.find(first).toString();
        long repeated = packages.repeat(first);
        assertNotEquals(first, repeated);
        packages.await(repeated, "DONE");
        assertEquals(before, packages.find(first).toString());
        assertEquals(20, institutions());
        return repeated;
    }

    /** The second import changed nothing, so that the first one can be undone, while people read. */
    private void takenBack(long first, long second) {
        String reason =
                administrator.get("/admin/imports/" + second + "?lang=en").text();
        assertTrue(reason, reason.contains("changed nothing, so there is nothing to undo"));
        try (Storm readers = new Storm(8, () -> portal.url(STRUCTURE))) {
            undo(first);
            assertEquals(
                    readers.answers().toString(), Set.of(200), readers.answers().keySet());
        }
        assertEquals(0, institutions());
        JsonNode undone = packages.find(first);
        assertEquals("UNDONE", undone.path("state").asText());
    }

    private void undo(long id) {
        Visitor.Answer receipt =
                administrator.get("/admin/imports/" + id + "/undo?lang=en").submit("form[action$=/undo]", Map.of());
        assertEquals(receipt.toString(), 200, receipt.status());
        assertTrue(receipt.text(), receipt.text().contains("is undone"));
    }

    @Test
    public void anErrorInTheLastFileRefusesAJournalWhole() {
        int schools = 3;
        int pupils = 25;
        Path folder = this.folder.getRoot().toPath();
        new RosterPackage(schools, pupils).write(folder.resolve("roster.zip"), folder.resolve("roster"));
        new JournalPackage(schools, pupils, false).write(folder.resolve("journal.zip"));
        JournalPackage wrong =
                new JournalPackage(schools, pupils, true).withLastLine("x,,,s0,кеше,t0,mark,l0-1-0,,4,5\n");
        wrong.write(folder.resolve("wrong.zip"));
        long roster = packages.upload(folder.resolve("roster.zip"), "schools");
        packages.await(roster, "DONE");
        long journal = packages.upload(folder.resolve("journal.zip"), "schools");
        packages.await(journal, "DONE");
        Map<String, String> before = Figures.ofAllReports(administrator);
        assertEquals(
                new Figures(schools, schools * pupils, JournalPackage.excellent(schools, pupils, false)),
                Figures.of(administrator));

        long refused = packages.upload(folder.resolve("wrong.zip"), "schools");
        assertEquals(1, packages.await(refused, "REFUSED").path("errors").asLong());
        for (String said : List.of("kk Уақыт", "ru Время", "en The time must be like")) {
            String csv = administrator
                    .get("/admin/imports/" + refused + "/errors.csv?lang=" + said.substring(0, 2))
                    .text();
            for (String word :
                    List.of("changes", "\"" + wrong.lastLineNumber() + "\"", "\"at\"", "кеше", said.substring(3))) {
                assertTrue(word + " in " + csv, csv.contains(word));
            }
        }
        assertEquals(before, Figures.ofAllReports(administrator));
        undo(journal);
        undo(roster);
        assertEquals(0, institutions());
    }

    @Test
    public void aWrongPackageIsRefusedWithItsErrorsAndChangesNothing() {
        long id = packages.upload(DUPLICATE, SOURCE);
        JsonNode refused = packages.await(id, "REFUSED");
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

    @Test
    public void hardStringsAreShownSortedAndFound() {
        Set<String> names = HardStrings.legal(SAMPLES);
        assertTrue("the samples are seen", names.size() > 400);
        Path zip = HardStrings.pack(names, folder.getRoot().toPath().resolve("strings.zip"));
        long id = packages.upload(zip, "strings");
        packages.await(id, "DONE");

        List<String> shown = names("");
        assertEquals(names, new HashSet<>(shown));
        assertEquals(HardStrings.sorted(shown), shown);
        for (String name : names) {
            String typed = HardStrings.beginning(name, LONGEST_SEARCH);
            assertTrue(typed, pages(typed).anyMatch(page -> page.contains(name)));
        }
        for (List<String> same : HardStrings.ALIKE) {
            same.forEach(typed -> assertEquals(typed, Set.copyOf(same), Set.copyOf(names(typed))));
        }
        undo(id);
        assertEquals(0, institutions());
    }

    private List<String> names(String search) {
        return pages(search).flatMap(List::stream).toList();
    }

    /** The names that the public list shows for a search, page by page, in their order. */
    private Stream<List<String>> pages(String search) {
        Visitor visitor = portal.visitor();
        String first = STRUCTURE + "?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        return Stream.iterate(visitor.get(first).html(), Objects::nonNull, page -> {
                    Element next = page.selectFirst("a[rel=next]");
                    return next == null ? null : visitor.get(next.attr("href")).html();
                })
                .map(page -> page.select("table tbody th").stream()
                        .map(Element::wholeText)
                        .toList());
    }

    private static Path sample(String name) {
        return SAMPLES.resolve(name);
    }

    private int institutions() {
        return portal.visitor().get(STRUCTURE).html().select("table tbody tr").size();
    }
}
