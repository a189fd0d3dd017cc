package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Whatever happens to a module, its rows stay; and while it is off, nobody gets another answer than 404. */
@RunWith(Parameterized.class)
public class ModuleSwitchIT {
    private static final String TAB = "/org/region/notes";
    private static final int CYCLES = 20;
    private static final int READERS = 20;

    @Parameterized.Parameters(name = "{0}")
    public static List<Database> databases() {
        return List.of(Database.values());
    }

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Parameterized.Parameter
    public Database database;

    private static Portal portal;

    @Parameterized.BeforeParam
    public static void start(Database database) {
        // Kept before it starts, so that one that does not start is ended too.
        portal = Portal.fresh("switch-" + database).on(database);
        portal.start();
        assertTrue(portal.console("bbu:install " + SampleTab.jar()).contains("notes_note"));
        Visitor administrator = portal.administrator();
        for (String words : List.of("бірінші", "екінші <b>", "үшінші")) {
            assertEquals(
                    303,
                    administrator
                            .get(TAB)
                            .submit("form[action$=/notes]", Map.of("words", words))
                            .status());
        }
        assertEquals(List.of("үшінші", "екінші <b>", "бірінші"), rows());
        assertEquals(List.of(), portal.complaints());
    }

    @Parameterized.AfterParam
    public static void stop() {
        portal.close();
    }

    @Test
    public void rowsSurviveEverythingAndOffMeansOff() throws SQLException {
        List<String> complaintsBefore = portal.complaints();
        List<String> before = rows();
        String receipt = portal.console("bbu:disable notes");
        assertTrue(receipt, receipt.replaceAll("\\s+", " ").contains("notes_note 3 3"));
        assertEquals(404, portal.status(TAB));
        try (Storm storm = new Storm(4, () -> portal.url(TAB))) {
            portal.kill9();
            portal.start();
            portal.stop();
            portal.wipeCache();
            portal.start();
            portal.console("feature:install kz-bbu-report-occupancy");
            portal.console("bbu:update " + SampleTab.version(folder.getRoot().toPath(), "0.2.0"));
            assertEquals(404, portal.status(TAB));
            Map<Integer, Long> answers = storm.answers();
            assertTrue("the storm met answers: " + answers, answers.getOrDefault(404, 0L) > 100);
            // 0 is no portal at all; a portal that is ending may say 503, and does so for a moment only.
            assertTrue(answers.toString(), Set.of(0, 404, 503).containsAll(answers.keySet()));
            assertTrue(answers.toString(), answers.getOrDefault(503, 0L) * 100 < answers.get(404));
        }
        portal.console("bbu:enable notes");
        assertEquals(before, rows());

        portal.console("bbu:update " + SampleTab.version(folder.getRoot().toPath(), "0.3.0"));
        assertEquals(before, rows());
        Shell.Result refused = portal.consoleResult("bbu:update --lang en "
                + SampleTab.unresolvable(folder.getRoot().toPath(), "0.4.0"));
        assertNotEquals(0, refused.exitCode());
        assertTrue(refused.output(), refused.output().contains("org.example.nowhere"));
        assertEquals(before, rows());
        Shell.Result idle = portal.consoleResult(
                "bbu:update --lang en " + SampleTab.unstartable(folder.getRoot().toPath(), "0.4.0"));
        assertNotEquals(0, idle.exitCode());
        assertTrue(idle.output(), idle.output().replaceAll("\\s+", " ").contains("The former version runs again"));
        assertEquals("0.3.0", version("notes"));
        assertEquals(before, rows());
        Shell.Result same = portal.consoleResult(
                "bbu:update --lang en " + SampleTab.version(folder.getRoot().toPath(), "0.3.0"));
        assertTrue(same.output(), same.exitCode() != 0 && same.output().contains("installed already"));
        Shell.Result older = portal.consoleResult(
                "bbu:update --lang en " + SampleTab.version(folder.getRoot().toPath(), "0.2.9"));
        assertTrue(older.output(), older.exitCode() != 0 && older.output().contains("not newer"));

        portal.console("bbu:update "
                + SampleTab.version(
                        SampleTab.jar("kz.bbu.report.occupancy"),
                        folder.getRoot().toPath(),
                        "0.2.0"));
        portal.stop();
        portal.wipeCache();
        boolean changed = change("occupancy");
        portal.start();
        portal.await(TAB, status -> status == 200);
        assertEquals(before, rows());
        assertTrue(
                portal.console("bbu:modules --lang en"),
                portal.console("bbu:modules --lang en").contains("0.3.0"));
        List<String> complaints = new ArrayList<>(portal.complaints());
        complaints.removeAll(complaintsBefore);
        if (changed) {
            assertEquals("", version("occupancy"));
            assertTrue(complaints.toString(), complaints.remove(0).contains("not the one that was installed"));
        } else {
            assertEquals("0.2.0", version("occupancy"));
        }
        assertEquals(List.of(), complaints);
    }

    /** Changes the jar of a module in a database that lets others in; gives whether it did. */
    private boolean change(String module) throws SQLException {
        if (database != Database.POSTGRESQL) {
            return false;
        }
        try (Connection connection =
                        DriverManager.getConnection(Database.url("switch-" + database), "postgres", "postgres");
                PreparedStatement update = connection.prepareStatement(
                        "update modules_jar set content = content || '\\x00'::bytea where running and module = ?")) {
            update.setString(1, module);
            return update.executeUpdate() == 1;
        }
    }

    /** The version of a module; empty if it is not there. */
    private String version(String module) {
        for (JsonNode found : Region.json(portal.administrator().get("/api/v1/modules"))) {
            if (found.path("id").asText().equals(module)) {
                return found.path("version").asText();
            }
        }
        return "";
    }

    @Test
    public void switchingDisturbsNobodyElse() {
        portal.console("bbu:disable notes");
        portal.console("bbu:enable notes");
        try (Storm warmUp = new Storm(READERS, () -> portal.url("/org/region/structure"))) {
            portal.console("bbu:modules");
        }
        List<String> before = threads();
        try (Storm storm = new Storm(READERS, () -> portal.url("/org/region/structure"))) {
            StringBuilder commands = new StringBuilder();
            for (int i = 0; i < CYCLES; i++) {
                commands.append("bbu:disable notes; bbu:enable notes; ");
            }
            portal.console(commands.toString());
            Map<Integer, Long> answers = storm.answers();
            assertEquals(answers.toString(), Set.of(200), answers.keySet());
            assertTrue(answers.toString(), answers.get(200) > 100);
        }
        assertEquals(3, rows().size());
        List<String> after = threads();
        assertTrue("threads before: " + before + "\nafter: " + after, Math.abs(after.size() - before.size()) <= 5);
        assertEquals("old class loaders of the tab", 1, loaders());
    }

    private static List<String> rows() {
        List<String> words = new ArrayList<>();
        portal.visitor().get(TAB).html().select(".side-list li > p:first-child").forEach(p -> words.add(p.text()));
        return words;
    }

    /**
     * The names of the threads but those that come and go by themselves: the web server's pool follows the readers, a
     * session of the console keeps its threads for a minute after its end, and compilers follow the load.
     */
    private List<String> threads() {
        return jcmd("Thread.print")
                .lines()
                .filter(l -> l.startsWith("\""))
                .map(l -> l.substring(1, l.lastIndexOf('"')))
                .filter(name -> !name.matches("qtp.*|session-\\d+-thread-\\d+|C[12] CompilerThread\\d+"))
                .sorted()
                .toList();
    }

    /** How many class loaders still have the tab's class, after full collections. */
    private long loaders() {
        jcmd("GC.run");
        jcmd("GC.run");
        return jcmd("VM.classloaders show-classes=true")
                .lines()
                .filter(l -> l.strip().endsWith(" kz.bbu.tab.notes.NotesTab"))
                .count();
    }

    private String jcmd(String command) {
        List<String> words =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/jcmd", Long.toString(portal.pid())));
        words.addAll(List.of(command.split(" ")));
        return Shell.run(portal.home(), words.toArray(String[]::new)).output();
    }
}
