package kz.bbu.backup;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bbu.api.platform.Backups;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Version;

/** The folder of a backup: what is in it, who can read it, and what is refused. */
public class BackupFolderTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private TestPortal portal;
    private Path backup;

    @Before
    public void open() throws IOException {
        portal = new TestPortal("Derby", root().resolve("portal"));
        portal.store();
        backup = root().resolve("backup");
    }

    @After
    public void close() {
        portal.close();
    }

    private Path root() {
        return folder.getRoot().toPath();
    }

    private Backups.Backup make() {
        return portal.backups().make(backup, false);
    }

    private Backups.Backup restore() {
        return portal.backups().restore(backup, Optional.empty());
    }

    @Test
    public void filesThatPeopleSentAreThere() throws IOException {
        portal.disk.add("3f/3fa0", "бұйрық");
        portal.disk.add("ab/abcd", "");
        assertEquals(2, make().files());
        restore();
        Path files = portal.data.resolve("restored/files");
        assertEquals("бұйрық", Files.readString(files.resolve("3f/3fa0")));
        assertEquals("", Files.readString(files.resolve("ab/abcd")));
        assertFalse("files may be deleted again", portal.disk.held);
    }

    @Test
    public void aLostFileIsToldAndTheOthersAreBackedUp() throws IOException {
        portal.disk.add("3f/3fa0", "бұйрық");
        portal.disk.add("ab/abcd", "x");
        portal.disk.add("cd/cdef", "as it came");
        Files.delete(portal.disk.path("ab/abcd"));
        Files.writeString(portal.disk.path("cd/cdef"), "changed");
        Backups.Backup made = make();
        assertEquals(List.of(2L, 2L), List.of(made.files(), made.faulty()));
        assertEquals(made, restore());
    }

    @Test
    public void onlyThePortalsAccountCanReadABackup() throws IOException {
        portal.fill();
        portal.disk.add("3f/3fa0", "бұйрық");
        make();
        try (Stream<Path> files = Files.walk(backup)) {
            for (Path file : files.toList()) {
                assertEquals(
                        file.toString(),
                        Files.isDirectory(file) ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    @Test
    public void settingsAreInItWithoutSecrets() throws IOException {
        Path etc = portal.etc;
        Files.writeString(
                etc.resolve("kz.bbu.persistence.cfg"), "user = kundelik\npassword = құпия\nconnections = 4\n");
        Files.writeString(etc.resolve("users.properties"), "x = y\n");
        Files.writeString(etc.resolve("console.key"), "private\n");
        make();
        try (Stream<Path> files = Files.list(backup.resolve("etc"))) {
            assertEquals(
                    List.of("kz.bbu.persistence.cfg"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
        String settings = Files.readString(backup.resolve("etc/kz.bbu.persistence.cfg"));
        assertFalse(settings, settings.contains("құпия"));
        assertTrue(settings, settings.contains("user = kundelik") && settings.contains("connections = 4"));
    }

    @Test
    public void keysGoWithItOnlyWhenToldTo() throws IOException {
        Path safe = Files.createDirectories(root().resolve("safe"));
        make();
        Path both = root().resolve("both");
        portal.backups().make(both, true);
        for (String name : Names.KEYS) {
            Path key = portal.data.resolve(name);
            assertFalse(Files.exists(backup.resolve(name)));
            Files.copy(key, safe.resolve(name));
            Files.writeString(key, "another key\n");
            assertEquals(name, BackupError.OTHER_KEY, refusal(this::restore));
            Files.copy(safe.resolve(name), key, StandardCopyOption.REPLACE_EXISTING);
        }
        for (String name : Names.KEYS) {
            Files.writeString(portal.data.resolve(name), "another key\n");
        }
        portal.backups().restore(backup, Optional.of(safe));
        assertRestored(safe);

        portal.backups().restore(both, Optional.empty());
        assertRestored(safe);
    }

    private void assertRestored(Path keys) throws IOException {
        for (String name : Names.KEYS) {
            assertArrayEquals(
                    name,
                    Files.readAllBytes(keys.resolve(name)),
                    Files.readAllBytes(portal.data.resolve("restored").resolve(name)));
        }
    }

    @Test
    public void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
        Files.createDirectories(backup);
        Files.writeString(backup.resolve("mine"), "x");
        assertEquals(BackupError.NOT_EMPTY, refusal(this::make));
        assertEquals("x", Files.readString(backup.resolve("mine")));
    }

    @Test
    public void aBackupThatFailsLeavesNothing() {
        portal.disk.meanwhile = () -> {
            throw new IllegalStateException("the power is off");
        };
        assertThrows(IllegalStateException.class, this::make);
        assertFalse(Files.exists(backup));
        assertFalse("files may be deleted again", portal.disk.held);
    }

    @Test
    public void aDamagedFileIsNamedAndNothingIsRestored() throws IOException {
        portal.fill();
        portal.disk.add("3f/3fa0", "бұйрық");
        make();
        for (String name : List.of("tables/shelf_book.1.jsonl.gz", "files/3f/3fa0", "changelogs/shelf.sql")) {
            Path file = backup.resolve(name);
            byte[] content = Files.readAllBytes(file);
            byte[] cut = Arrays.copyOf(content, content.length - 1);
            byte[] wrong = content.clone();
            wrong[content.length / 2] ^= 1;
            for (byte[] damage : List.of(cut, wrong)) {
                Files.write(file, damage);
                assertDamaged(name);
            }
            Files.delete(file);
            assertDamaged(name);
            Files.write(file, content);
        }
        restore();
    }

    private void assertDamaged(String name) {
        Problem problem = assertThrows(Problem.class, this::restore);
        assertEquals(BackupError.DAMAGED, problem.code());
        assertEquals(List.of(name), problem.arguments());
        assertFalse(Files.exists(portal.data.resolve("restored/ready")));
    }

    @Test
    public void namesThatLeadElsewhereAreRefused() throws IOException {
        portal.fill();
        make();
        Path outside = root().resolve("outside");
        Files.writeString(outside, "x");
        String sum = Hashes.of(new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)));
        String sums = Files.readString(backup.resolve("SHA256SUMS"));
        for (String name : List.of("../outside", "files/../../outside", "files/3f/..", "/etc/passwd", "etc/../../x")) {
            Files.writeString(backup.resolve("SHA256SUMS"), sums + sum + "  " + name + "\n");
            assertDamaged("SHA256SUMS");
        }
        Files.createDirectories(backup.resolve("files/3f"));
        Files.createSymbolicLink(backup.resolve("files/3f/3fa0"), outside);
        Files.writeString(backup.resolve("SHA256SUMS"), sums + sum + "  files/3f/3fa0\n");
        assertDamaged("files/3f/3fa0");
    }

    @Test
    public void aManifestThatAsksForOtherTablesIsRefused() throws IOException {
        portal.fill();
        make();
        Path file = backup.resolve("manifest.json");
        String manifest = Files.readString(file);
        for (String other : List.of("shelf_other", "persistence_migration\\\" --")) {
            rewrite(manifest.replace("shelf_nothing", other));
            assertDamaged("manifest.json");
        }
        rewrite("{}");
        assertDamaged("manifest.json");
        rewrite("no json");
        assertDamaged("manifest.json");
    }

    /** Another manifest, with the hash that it wants. */
    private void rewrite(String manifest) throws IOException {
        byte[] content = manifest.getBytes(StandardCharsets.UTF_8);
        Files.write(backup.resolve("manifest.json"), content);
        String sums = Files.readString(backup.resolve("SHA256SUMS"))
                .lines()
                .filter(line -> !line.endsWith("  manifest.json"))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(
                backup.resolve("SHA256SUMS"),
                sums + Hashes.of(new ByteArrayInputStream(content)) + "  manifest.json\n");
    }

    @Test
    public void aBackupOfANewerPortalIsRefused() throws IOException {
        portal.backups(Version.parseVersion("1.10.0")).make(backup, false);
        Problem problem = assertThrows(Problem.class, this::restore);
        assertEquals(BackupError.NEWER, problem.code());
        assertEquals(List.of("1.10.0", "1.2.0"), problem.arguments());

        ObjectMapper mapper = new ObjectMapper();
        ObjectNode manifest =
                (ObjectNode) mapper.readTree(backup.resolve("manifest.json").toFile());
        rewrite(manifest.put("portal", "1.2.0")
                .put("format", 2)
                .put("other", true)
                .toString());
        assertEquals(BackupError.NEWER, refusal(this::restore));
    }

    @Test
    public void aFolderWithoutABackupIsToldApart() {
        assertEquals(BackupError.NO_BACKUP, refusal(this::restore));
    }

    private static ErrorCode refusal(ThrowingRunnable work) {
        return assertThrows(Problem.class, work).code();
    }
}
