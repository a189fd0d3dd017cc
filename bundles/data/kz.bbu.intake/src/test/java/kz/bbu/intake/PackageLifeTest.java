package kz.bbu.intake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Count;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.problem.Problem;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** What packages may be like beside the rules that they break, and how a load ends. */
public class PackageLifeTest {
    private static final String SECRET = "Correct-Horse-Battery";

    private static TestIntake intake;

    @BeforeClass
    public static void open() {
        intake = new TestIntake();
    }

    @AfterClass
    public static void close() {
        intake.close();
    }

    private static Pack roster() {
        return Pack.example("oneroster");
    }

    private static TestIntake.Sending from(String source) {
        return TestIntake.Sending.STRICT.from(source);
    }

    private static TestIntake.Result taken(Pack pack, TestIntake.Sending sending) {
        TestIntake.Result result = intake.load(pack, sending);
        assertEquals(List.of(), result.errors());
        assertEquals(Imports.State.DONE, result.state());
        return result;
    }

    private static long held(TestIntake.Result result, String file) {
        return intake.registry.held(result.row().sourceId(), file);
    }

    @Test
    public void byteOrderMarksAndWindowsLinesAreTaken() {
        Pack pack = roster();
        for (String entry : List.copyOf(pack.entries().keySet())) {
            String text = pack.text(entry).strip();
            pack.with(entry, "\ufeff" + text.replace("\n", "\r\n"));
        }
        assertEquals(5, held(taken(pack, from("windows")), "roster/users"));
    }

    @Test
    public void aManifestAloneChangesNothing() {
        TestIntake.Sending sending = from("alone");
        taken(roster(), sending);
        TestIntake.Result alone = taken(roster().only(List.of()), sending);
        assertEquals(List.of(), alone.counts());
        assertEquals(5, held(alone, "roster/users"));
    }

    @Test
    public void extraColumnsAreKept() {
        Pack pack = roster();
        pack.with(
                "orgs.csv",
                pack.text("orgs.csv")
                        .replaceAll("(?m)(.)$", "$1,x")
                        .replace("SourcedId,x", "SourcedId,metadata.colour"));
        TestIntake.Result result = taken(pack, from("extra"));
        assertEquals(
                3,
                intake.sql.number(
                        "select count(*) from registry_org where generation = ? and metadata like 'colour=%'",
                        result.row().id()));
    }

    @Test
    public void passwordsAreNowhere() throws Exception {
        Pack pack = roster().replace("userProfiles.csv", "teacher1,", "teacher1," + SECRET);
        pack.replace("users.csv", "parent-1,05,", "parent-1,05," + SECRET);
        pack.replace("users.csv", ",pronouns", ",pronouns,metadata.oldPassword");
        pack.replace("users.csv", ",school-1,\n", ",school-1,," + SECRET + "\n");
        intake.load(pack, TestIntake.Sending.LENIENT.from("secret"));
        pack.replace("users.csv", "parent-1,05," + SECRET, "parent-1,05," + SECRET + "\0");
        pack.replace("userProfiles.csv", SECRET, SECRET + "\"x");
        TestIntake.Result refused = intake.load(pack, TestIntake.Sending.LENIENT.from("secret"));
        assertEquals(Imports.State.REFUSED, refused.state());
        assertEquals(List.of(), intake.store.sql(connection -> places(connection, "Battery")));
    }

    @Test
    public void iinsAreNowhere() {
        String iin = "150314500109";
        Pack pack = roster().replace("users.csv", "{staffNumber:T-17}", "{iin:" + iin + "}")
                .replace("users.csv", "true,pupil1", "true," + iin)
                .replace("users.csv", "Ерлан,Нұрланов,,,", "Ерлан,Нұрланов,," + iin + ",")
                .replace("users.csv", ",pronouns", ",pronouns,metadata.taxNumber")
                .replace("users.csv", ",school-1,\n", ",school-1,," + iin + "\n");
        for (String entry : List.copyOf(pack.entries().keySet())) {
            pack.with(entry, pack.text(entry).replace("pupil-2", iin));
        }
        TestIntake.Sending sending = TestIntake.Sending.LENIENT.from("iin");
        TestIntake.Result taken = taken(pack, sending);
        assertEquals(
                2,
                intake.sql.number(
                        "select count(*) from registry_person where generation = ? and iin_hash is not null",
                        taken.row().id()));
        pack.line("users.csv", iin + ",,,true,x,,A,B,,,,,," + iin + ",,,,,,,,");
        pack.line("results.csv", "result-9,,,line-item-9," + iin + ",submitted,5,2026-10-01,,,,,,,");
        assertEquals(Imports.State.REFUSED, intake.load(pack, sending).state());
        assertEquals(List.of(), intake.store.sql(connection -> places(connection, iin)));
        assertTrue(intake.store
                        .sql(connection -> places(connection, "********0109"))
                        .size()
                > 2);
    }

    private static List<String> places(Connection connection, String text) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getTables(null, "APP", "%", null)) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        assertTrue(tables.contains("REGISTRY_PERSON") && tables.contains("INTAKE_FINDING"));
        List<String> places = new ArrayList<>();
        for (String table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select * from " + table)) {
                while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        if (String.valueOf(rows.getString(i)).contains(text)) {
                            places.add(table + "." + rows.getMetaData().getColumnName(i));
                        }
                    }
                }
            }
        }
        return places;
    }

    @Test
    public void whatIsMissingFromABulkFileEndsAndComesAgain() {
        TestIntake.Sending sending = TestIntake.Sending.LENIENT.from("again");
        taken(roster(), sending);
        Pack less = roster().replace("orgs.csv", "unit-1,,", "unit-1,Inactive,");
        TestIntake.Result ended = taken(less, sending);
        assertEquals(1, ended.count("roster/orgs").ended());
        assertEquals(1, taken(roster(), sending).count("roster/orgs").added());
    }

    @Test
    public void anImportIsComparedWithTheOneBefore() {
        TestIntake.Sending sending = from("compared");
        TestIntake.Result first = taken(roster(), sending);
        assertEquals(Map.of(), intake.before(first));
        intake.load(roster().only(List.of("orgs")), sending.dry());
        TestIntake.Result orgs = taken(roster().only(List.of("orgs")), sending);
        assertEquals(5, intake.before(orgs).get("roster/users").read());
        TestIntake.Result again = taken(roster(), sending);
        assertEquals(orgs.row().id(), intake.before(again).get("roster/orgs").importId());
        assertEquals(first.row().id(), intake.before(again).get("roster/users").importId());
    }

    @Test
    public void aDeltaChangesWhatItNames() {
        TestIntake.Sending sending = from("delta");
        taken(roster(), sending);
        Pack delta =
                roster().only(List.of("orgs")).delta("orgs").replace("orgs.csv", "unit-1,active", "unit-1,tobedeleted");
        TestIntake.Result result = taken(delta.replace("orgs.csv", "№ 1", "№ 2"), sending);
        assertEquals(1, result.count("roster/orgs").changed());
        assertEquals(1, result.count("roster/orgs").ended());
        assertEquals(5, held(result, "roster/users"));
    }

    @Test
    public void marksAloneSpeakOfWhatTheirSourceBroughtBefore() {
        Pack marks = roster().only(List.of("lineItems", "results"));
        assertEquals(Imports.State.REFUSED, intake.load(marks, from("marks")).state());
        taken(roster(), from("marks"));
        assertEquals(Imports.State.DONE, intake.load(marks, from("marks")).state());
    }

    private static String soch(TestIntake.Result result) {
        long source = result.row().sourceId();
        return intake.facts.sum(source, Count.SOCH) + " " + intake.facts.sum(source, Count.SOCH_SCORE) + "/"
                + intake.facts.sum(source, Count.SOCH_MAX);
    }

    @Test
    public void resultsAreCountedAsMarks() {
        TestIntake.Sending sending = from("results");
        TestIntake.Result first = taken(roster(), sending);
        assertEquals("1 1750/2000", soch(first));
        TestIntake.Result score =
                taken(roster().only(List.of("results")).delta("results").replace("results.csv", "17.5", "19"), sending);
        assertEquals("1 1900/2000", soch(score));
        // A line item alone changes what its results say.
        TestIntake.Result item = taken(
                roster().only(List.of("lineItems")).delta("lineItems").replace("lineItems.csv", ",0,20,", ",0,25,"),
                sending);
        assertEquals("1 1900/2500", soch(item));
        assertEquals(Optional.empty(), intake.undo(item.row().id()));
        assertEquals("1 1900/2000", soch(item));
        assertEquals(Optional.empty(), intake.undo(score.row().id()));
        assertEquals("1 1750/2000", soch(item));
        assertEquals(
                "0 0/0",
                soch(taken(
                        roster().only(List.of("results"))
                                .delta("results")
                                .replace(
                                        "results.csv", "result-1,active,2026-09-01", "result-1,tobedeleted,2026-09-02"),
                        sending)));
    }

    @Test
    public void errorsAreCountedBeyondThoseThatAreKept() {
        Pack pack = roster();
        pack.with("resources.csv", pack.text("resources.csv") + "bad id,,,v\n".repeat(1500));
        TestIntake.Result result = intake.load(pack, from("many"));
        assertEquals(1000, result.errors().size());
        assertEquals(1500, result.row().errors());
        assertEquals(Set.of(1500L), Set.copyOf(errorGroups(result)));
    }

    private static List<Long> errorGroups(TestIntake.Result result) {
        return result.groups().entrySet().stream()
                .filter(group -> group.getKey().isError())
                .map(group -> group.getValue())
                .collect(Collectors.toList());
    }

    @Test
    public void endingManyAsksFirst() {
        TestIntake.Sending sending = from("ending");
        Pack many = roster();
        for (int i = 0; i < 20; i++) {
            many.line("resources.csv", "resource-x" + i + ",,,v,,,,,");
            many.line("orgs.csv", "unit-x" + i + ",,,Unit,department,,district-1");
        }
        taken(many, sending);
        long before = intake.published();
        assertEquals(Imports.State.CONFIRMING, intake.load(roster(), sending).state());
        assertEquals(before, intake.published());
    }

    @Test
    public void aCancelledLoadLeavesNothing() {
        long before = intake.published();
        TestIntake.Result result = intake.cancelledAt("step.compare", roster(), from("cancelled"));
        assertEquals(Imports.State.CANCELLED, result.state());
        assertEquals("", result.row().error());
        assertEquals(before, intake.published());
        assertEquals(0, intake.remains());
    }

    @Test
    public void whatAnEndOfThePortalLeftIsForgotten() {
        long id = intake.interrupted(roster(), from("killed"));
        assertEquals(0, intake.remains());
        assertEquals("INTERRUPTED", intake.state(id));
        assertEquals(
                1,
                intake.sql.number("select count(*) from registry_generation where id = ? and state = 'DISCARDED'", id));
    }

    @Test
    public void aFileThatNobodyTakesFailsLoudly() {
        intake.withoutPublisher(() -> {
            Problem problem = assertThrows(Problem.class, () -> intake.load(roster(), from("nobody")));
            assertEquals(IntakeError.NOBODY_TAKES, problem.code());
        });
    }
}
