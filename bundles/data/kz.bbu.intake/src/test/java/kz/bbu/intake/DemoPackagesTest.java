package kz.bbu.intake;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
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
            DemoPackages.write(1, 0, roster, journal);
            for (Path zip : List.of(roster, journal)) {
                TestIntake.Result result = intake.load(zip, TestIntake.Sending.STRICT);
                assertEquals(List.of(), result.errors());
                assertEquals(Imports.State.DONE, result.state());
                Set<String> files = result.counts().stream()
                        .filter(count -> count.read() > 0)
                        .map(LoadCount::file)
                        .collect(Collectors.toSet());
                Set<String> expected = zip.equals(roster)
                        ? Set.of(
                                "orgs",
                                "academicSessions",
                                "courses",
                                "classes",
                                "users",
                                "roles",
                                "enrollments",
                                "demographics")
                        : Set.of();
                assertEquals(
                        Set.of(),
                        expected.stream()
                                .filter(file -> !files.contains("roster/" + file))
                                .collect(Collectors.toSet()));
            }
        } finally {
            Files.deleteIfExists(roster);
            Files.deleteIfExists(journal);
            Files.delete(folder);
        }
    }
}
