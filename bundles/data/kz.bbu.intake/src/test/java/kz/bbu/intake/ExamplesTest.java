package kz.bbu.intake;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.testkit.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.AfterParam;
import org.junit.runners.Parameterized.BeforeParam;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** The example packages of the documentation, on each database, pass the strict mode, and hold every file of the specification. */
@RunWith(Parameterized.class)
public class ExamplesTest {
    @Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("Derby", "PostgreSQL");
    }

    @Parameter
    public String name;

    private static TestIntake intake;

    @BeforeParam
    public static void open(String name) {
        intake = new TestIntake(name.equals("Derby") ? TestDatabase.derby() : TestDatabase.postgres());
    }

    @AfterParam
    public static void close() {
        intake.close();
    }

    private void loads(String example, Set<String> warnings, TestIntake.Sending sending) {
        TestIntake.Result result = intake.load(Pack.example(example), sending);
        assertEquals(List.of(), result.errors());
        assertEquals(Imports.State.DONE, result.state());
        assertEquals(
                warnings,
                result.findings().stream().map(FoundFindings.Kept::rule).collect(Collectors.toSet()));
        for (LoadCount count : result.counts()) {
            long held = intake.held(result.row().sourceId(), count.file());
            assertEquals(count.file(), count.read(), held);
            assertEquals(count.file(), count.read(), count.added());
        }
    }

    @Test
    public void bothExamplesAreKeptWhole() {
        loads("oneroster", Set.of("file.notKept"), TestIntake.Sending.STRICT);
        loads("journal", Set.of(), TestIntake.Sending.STRICT);
    }

    @Test
    public void theSamePackageAgainChangesNothing() {
        TestIntake.Sending sending = TestIntake.Sending.STRICT.from("again");
        loads("oneroster", Set.of("file.notKept"), sending);
        TestIntake.Result again = intake.load(Pack.example("oneroster"), sending);
        assertEquals(Imports.State.DONE, again.state());
        for (LoadCount count : again.counts()) {
            assertEquals(count.file(), 0, count.added() + count.changed() + count.ended() + count.skipped());
        }
    }

    @Test
    public void hostileTextsReachNoDatabase() {
        Pack hostile = Pack.example("oneroster");
        hostile.replace("orgs.csv", "parentSourcedId\n", "parentSourcedId,metadata.a\0b,colour\0\n");
        hostile.replace("users.csv", "Әбдіқадырова", "\0" + "\ud83d\ude00".repeat(200));
        TestIntake.Result result = intake.load(hostile, TestIntake.Sending.LENIENT);
        assertEquals(Imports.State.REFUSED, result.state());
        assertEquals(3, result.errors().size());
    }

    @Test
    public void anExampleHoldsEveryFile() {
        for (String[] example : new String[][] {{"oneroster", "1.2"}, {"journal", "journal"}}) {
            Set<String> expected = new TreeSet<>();
            Specification.of(example[1]).names().forEach(file -> expected.add(file + ".csv"));
            expected.add("manifest.csv");
            assertEquals(
                    expected, new TreeSet<>(Pack.example(example[0]).entries().keySet()));
        }
    }

    @Test
    public void nothingOfACheckRemains() {
        intake.load(
                Pack.example("oneroster"),
                TestIntake.Sending.STRICT.from("remains").dry());
        assertEquals(0, intake.remains());
    }
}
