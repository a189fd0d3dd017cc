package kz.bbu.intake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.bbu.demo.DemoPackages;
import org.junit.Test;

/** The packages of the demo region are what the portal asks of everybody; ids and references are compared in memory, which is quicker than in a database. */
public class DemoPackagesTest {
    private static final long LARGEST = 1L << 30;
    private static final int SHOWN = 20;

    private final FoundFindings findings = new FoundFindings();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Set<String> wrong = new TreeSet<>();

    @Test
    public void theDemoPassesTheStrictMode() throws IOException {
        Path folder = Files.createTempDirectory("bbu-demo");
        Path roster = folder.resolve("roster.zip");
        Path journal = folder.resolve("journal.zip");
        try {
            // Five schools with both kinds of journals, one of them with combined classes.
            DemoPackages.write(7, 5, 0, roster, journal);
            assertEquals(8, check(roster));
            assertEquals(12, check(journal));
        } finally {
            Files.deleteIfExists(roster);
            Files.deleteIfExists(journal);
            Files.delete(folder);
        }
    }

    /** Checks a package and tells how many files it has. */
    private int check(Path path) {
        try (PackageZip zip = new PackageZip(path, LARGEST, findings)) {
            OpenPackage contents = new OpenPackage(zip, true, findings);
            contents.files().keySet().forEach(file -> check(contents, file));
            assertEquals(List.of(), findings.kept());
            assertEquals(Set.of(), wrong);
            return contents.files().size();
        }
    }

    private void check(OpenPackage contents, String file) {
        FileReader reader = new FileReader(file, contents, findings);
        Set<String> own = ids.computeIfAbsent(file, f -> new HashSet<>());
        contents.csv(file).read(line -> {
            FileReader.CheckedRow row = reader.take(line);
            if (row != null) {
                note(own.add(row.get("sourcedId")), file + ": twice " + row.get("sourcedId"));
                refer(contents, file, row);
            }
        });
        reader.end();
        assertTrue(file, own.size() > 0);
    }

    private void refer(OpenPackage contents, String file, FileReader.CheckedRow row) {
        for (Specification.Column column : contents.spec(file).columns()) {
            String value = column.target().isEmpty() ? null : row.get(column.name());
            if (value != null) {
                String target = column.target().contains("/") ? column.target() : contents.named(column.target());
                for (String item : value.split(",")) {
                    boolean known = ids.getOrDefault(target, Set.of()).contains(item);
                    note(known, file + ": " + column.name() + " names no " + target + " " + item);
                }
            }
        }
    }

    private void note(boolean good, String problem) {
        if (!good && wrong.size() < SHOWN) {
            wrong.add(problem);
        }
    }
}
