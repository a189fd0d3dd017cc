package kz.bbu.intake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import org.junit.AfterClass;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.Test;

/** Packages of others, where they lie beside the project: the strict verdicts of another checker, and vendors' packages kept whole. */
public class SamplesTest {
    private static final Path SAMPLES = Path.of("../../../../shared/data");
    private static final Pattern VERDICT = Pattern.compile(
            "\"file\": \"([^\"]+)\",\\s+\"expected\": \"(ok|err)\"(?:[^{}]*?\"expectedCodes\": \\[\\s+\"([^\"]+)\")?");
    private static final Map<String, String> RULES = Map.of(
            "package.missing_manifest", "manifest.missing",
            "manifest.invalid_header", "manifest.header",
            "manifest.file_missing", "manifest.fileMissing",
            "manifest.file_unexpected", "manifest.fileAbsent",
            "csv.unescaped_quote", "csv.quote",
            "row.field_forbidden_in_bulk", "bulk.status",
            "reference.duplicate_sourced_id", "duplicate",
            "reference.missing_target_record", "reference");

    private static TestIntake intake;

    @BeforeClass
    public static void open() {
        Assume.assumeTrue(
                "the third-party samples are not in " + SAMPLES.toAbsolutePath().normalize(),
                Files.isDirectory(SAMPLES));
        intake = new TestIntake();
    }

    @AfterClass
    public static void close() {
        if (intake != null) {
            intake.close();
        }
    }

    @Test
    public void theStrictModeAgreesWithAnotherChecker() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        Matcher verdicts = VERDICT.matcher(Files.readString(SAMPLES.resolve("oneroster12_expected.json")));
        while (verdicts.find()) {
            String file = verdicts.group(1);
            TestIntake.Result result =
                    intake.load(SAMPLES.resolve("oneroster12_" + file), TestIntake.Sending.STRICT.from(file));
            Set<String> rules =
                    result.errors().stream().map(FoundFindings.Kept::rule).collect(Collectors.toSet());
            boolean good = verdicts.group(2).equals("ok");
            String rule = good ? "" : RULES.get(verdicts.group(3));
            expected.put(file, good ? "DONE" : "REFUSED " + rule);
            found.put(file, result.state() + (rules.contains(rule) ? " " + rule : String.join("", rules)));
        }
        assertEquals(12, expected.size());
        assertEquals(expected, found);
    }

    @Test
    public void vendorsPackagesAreKeptWhole() throws IOException {
        Map<String, Set<String>> warned = Map.of(
                "oneroster11_rosterhub/en/oneroster.zip", Set.of(),
                "oneroster11_rosterhub/ja/oneroster.zip", Set.of(),
                "oneroster11_generated/small_3x40.zip", Set.of("bulk.status", "value.race"),
                "oneroster11_generated/medium_20x500.zip", Set.of("bulk.status", "value.race"));
        for (String file : warned.keySet().stream().sorted().toList()) {
            Path zip = SAMPLES.resolve(file);
            TestIntake.Result result = intake.load(zip, TestIntake.Sending.LENIENT.from(file));
            assertEquals(file, List.of(), result.errors());
            assertEquals(file, Imports.State.DONE, result.state());
            Map<String, Long> counts = result.counts().stream()
                    .collect(Collectors.toMap(LoadCount::file, LoadCount::read, Long::sum, TreeMap::new));
            assertEquals(file, records(zip), counts);
            counts.forEach((part, read) -> assertEquals(
                    file + " " + part,
                    (long) read,
                    intake.registry.held(result.row().sourceId(), part)));
            Set<String> rules =
                    result.findings().stream().map(FoundFindings.Kept::rule).collect(Collectors.toSet());
            assertEquals(file, warned.get(file), rules);
            long grouped = result.groups().values().stream().mapToLong(n -> n).sum();
            assertEquals(file, result.row().warnings(), grouped);
            assertTrue(file, result.findings().size() <= 20 * result.groups().size());
        }
    }

    @Test
    public void aBulkPackageWithStatusIsRefusedInTheStrictMode() {
        Path zip = SAMPLES.resolve("oneroster11_generated/small_3x40.zip");
        TestIntake.Result result = intake.load(zip, TestIntake.Sending.STRICT.from("strict"));
        assertEquals(Imports.State.REFUSED, result.state());
    }

    @Test
    public void naughtyStringsAreHeldExactly() throws IOException {
        List<String> strings = Files.readAllLines(SAMPLES.resolve("hostile/blns.txt")).stream()
                .filter(line -> !line.isBlank() && line.length() <= 255 && Values.forbidden(line) == null)
                .toList();
        Pack pack = Pack.example("oneroster").only(List.of("orgs", "users"));
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < strings.size(); i++) {
            String name = strings.get(i);
            expected.put("naughty-" + i, name);
            String quoted = '"' + name.replace("\"", "\"\"") + '"';
            pack.line("users.csv", "naughty-" + i + ",,,true,n" + i + ",,Given," + quoted + ",,,,,,,,,,,,,,");
        }
        TestIntake.Result result = intake.load(pack, TestIntake.Sending.STRICT.from("naughty"));
        assertEquals(List.of(), result.errors());
        Map<String, String> held = new TreeMap<>();
        intake.sql.each(
                "select n.sourced_id, n.family from registry_person n join registry_published p on p.generation = n.generation and p.part = 'roster/users' where p.source_id = ? and n.sourced_id like 'naughty-%'",
                row -> held.put(row.getString(1), row.getString(2)),
                result.row().sourceId());
        assertTrue(expected.size() > 400);
        assertEquals(expected, held);
    }

    /** The records of each file, counted without our reader: the samples have no line breaks within fields. */
    private static Map<String, Long> records(Path path) throws IOException {
        Map<String, Long> records = new TreeMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String file = entry.getName().replace(".csv", "");
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    records.put(
                            "roster/" + file,
                            text.lines().filter(line -> !line.isBlank()).count() - 1);
                }
            }
        }
        records.remove("roster/manifest");
        return records;
    }
}
