package kz.bbu.intake;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.bbu.api.platform.Imports;
import kz.bbu.demo.DemoPackages;
import org.junit.Test;

/** The packages of the demo region are what the portal asks of everybody. */
public class DemoPackagesTest {
    @Test
    public void aDemoRegionPassesTheStrictMode() throws IOException {
        Path folder = Files.createTempDirectory("bbu-demo");
        Path roster = folder.resolve("roster.zip");
        Path journal = folder.resolve("journal.zip");
        try (TestIntake intake = new TestIntake()) {
            // The small school with combined classes, a criteria journal and all grades.
            DemoPackages.write(11, 1, 20_000, roster, journal);
            for (Path zip : List.of(roster, journal)) {
                TestIntake.Result result = intake.load(zip, TestIntake.Sending.STRICT);
                assertEquals(List.of(), result.errors());
                assertEquals(Imports.State.DONE, result.state());
            }
        } finally {
            Files.deleteIfExists(roster);
            Files.deleteIfExists(journal);
            Files.delete(folder);
        }
    }
}
