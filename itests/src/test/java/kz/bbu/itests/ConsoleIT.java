package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Test;

/** The operator's console: with the key only, from this machine only. */
public class ConsoleIT {
    @Test
    public void theClientLogsInWithTheKeyOfTheFirstStart() {
        String output = SharedPortal.get().console("bundle:list -s");
        assertTrue(output, output.contains("kz.bbu.api"));
    }

    @Test
    public void withoutTheKeyNobodyGetsIn() {
        Portal portal = SharedPortal.get();
        Shell.Result result = portal.consoleResult("-k " + portal.home().resolve("etc/host.key"), "bundle:list");
        assertNotEquals(0, result.exitCode());
        assertFalse(result.output(), result.output().contains("kz.bbu.api"));
    }

    @Test
    public void theConsoleAnswersOnThisMachineOnly() throws Exception {
        String settings = Files.readString(SharedPortal.get().home().resolve("etc/org.apache.karaf.shell.cfg"));
        assertEquals(
                "sshHost=127.0.0.1",
                settings.lines()
                        .map(line -> line.replace(" ", ""))
                        .filter(line -> line.startsWith("sshHost="))
                        .findFirst()
                        .orElse(""));
    }

    @Test
    public void theVerdictOnAPackageIsTheExitCode() throws IOException {
        Path examples = Distribution.PROJECT.resolve("docs/examples");
        Path good = zip(examples.resolve("oneroster"), "good.zip");
        String verdict = SharedPortal.get().console("bbu:package-check", good.toString(), "--strict --lang en");
        assertTrue(verdict, verdict.contains("The package would be taken."));
        Path alone = zip(examples.resolve("journal"), "alone.zip");
        Shell.Result bad = SharedPortal.get().consoleResult("bbu:package-check", alone.toString(), "--lang kk");
        assertNotEquals(0, bad.exitCode());
        assertTrue(bad.output(), bad.output().contains("Пакет қабылданбайды."));
        assertFalse(bad.output(), bad.output().contains("\tat "));
    }

    @Test
    public void sourcesAreListedInEachLanguage() {
        for (String words : List.of("kk Соңғы жариялау", "ru Последняя публикация", "en Last published")) {
            String list = SharedPortal.get().console("bbu:sources --lang " + words.substring(0, 2));
            assertTrue(list, list.contains(words.substring(3)));
        }
    }

    private static Path zip(Path folder, String name) throws IOException {
        Path target = Files.createDirectories(Distribution.WORK).resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target));
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
            }
        }
        return target;
    }
}
