package kz.bbu.intake;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The example packages of the documentation pass the strict mode, and hold every file of the specification. */
public class ExamplesTest {
    private static TestIntake intake;

    @BeforeClass
    public static void open() {
        intake = new TestIntake();
    }

    @AfterClass
    public static void close() {
        intake.close();
    }

    private static void loads(String example, TestIntake.Sending sending) {
        TestIntake.Result result = intake.load(Pack.example(example), sending);
        assertEquals(List.of(), result.errors());
        assertEquals(Imports.State.DONE, result.state());
        assertEquals(
                Set.of("file.notKept"),
                result.findings().stream().map(FoundFindings.Kept::rule).collect(Collectors.toSet()));
        for (LoadCount count : result.counts()) {
            long held = intake.registry.held(result.row().sourceId(), count.file());
            assertEquals(count.file(), count.read(), held);
            assertEquals(count.file(), count.read(), count.added());
        }
    }

    @Test
    public void bothExamplesAreKeptWhole() {
        loads("oneroster", TestIntake.Sending.STRICT);
        loads("journal", TestIntake.Sending.STRICT);
    }

    @Test
    public void theSamePackageAgainChangesNothing() {
        TestIntake.Sending sending = TestIntake.Sending.STRICT.from("again");
        loads("oneroster", sending);
        TestIntake.Result again = intake.load(Pack.example("oneroster"), sending);
        assertEquals(Imports.State.DONE, again.state());
        for (LoadCount count : again.counts()) {
            assertEquals(count.file(), 0, count.added() + count.changed() + count.ended() + count.skipped());
        }
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
