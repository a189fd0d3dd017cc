package kz.bbu.files;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.files.Expiry;
import kz.bbu.api.files.Files.Room;
import kz.bbu.api.files.Received;
import kz.bbu.api.files.StoredFile;
import kz.bbu.api.platform.FileQuotas;
import kz.bbu.api.platform.KeptFiles;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Files on the disk and their rows in each database. */
@RunWith(Parameterized.class)
public class StoredFilesTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    @Parameterized.Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("Derby", "PostgreSQL");
    }

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> audited = new ArrayList<>();
    private final String kind;
    private TestDatabase database;
    private StoredFiles files;

    public StoredFilesTest(String kind) {
        this.kind = kind;
    }

    @Before
    public void open() {
        database = kind.equals("Derby") ? TestDatabase.derby() : TestDatabase.postgres();
        files = files("");
    }

    private StoredFiles files(String scanCommand) {
        System.setProperty("bbu.data", folder.getRoot().toString());
        try {
            StoredFiles made =
                    new StoredFiles(new Limits(scanCommand), database.store("files"), database.transactions());
            // Sweeps when the test says so.
            made.close();
            return made;
        } finally {
            System.clearProperty("bbu.data");
        }
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void aFileComesBackAsItWas() throws IOException {
        StoredFile file = keep("Бұйрық.txt", "сәлем");
        assertEquals(file, files.find(file.id()).orElseThrow());
        assertEquals("text/plain", file.type());
        assertEquals(10, file.bytes());
        assertEquals(64, file.sha256().length());
        assertEquals("сәлем", new String(read(file, 0), StandardCharsets.UTF_8));
        assertEquals("лем", new String(read(file, 4), StandardCharsets.UTF_8));
        assertEquals(10, files.room(1).used());
        assertEquals(0, files.room(2).used());
    }

    @Test
    public void namesOnTheDiskAreNotThoseThatWereSent() throws IOException {
        keep("../../../etc/passwd", "x");
        assertEquals("passwd", files.find(1).orElseThrow().name());
        for (Path path : onDisk()) {
            assertTrue(path.toString(), path.getFileName().toString().matches("[0-9a-f]{32}"));
            assertTrue(path.toString(), path.normalize().startsWith(shelf()));
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(shelf())));
    }

    @Test
    public void theContentTellsTheTypeWhateverTheNameSays() {
        StoredFile page = keep("photo.png", "<!DOCTYPE html><html><script>alert(1)</script></html>");
        assertEquals("text/html", page.type());
        assertFalse(page.isViewable());
        StoredFile drawing =
                keep("photo.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
        assertEquals("image/svg+xml", drawing.type());
        assertFalse(drawing.isViewable());
        StoredFile nothing = keep("photo.png", "\u0000\u0001\u0002\u0003");
        assertFalse("a name alone shows no picture", nothing.isViewable());
        StoredFile picture = keep("page.html", PNG);
        assertEquals("image/png", picture.type());
        assertTrue(picture.isPicture());
        StoredFile pdf = keep("report.pdf", "%PDF-1.7\n%âãÏÓ");
        assertTrue(pdf.isViewable());
        assertFalse(pdf.isPicture());
    }

    @Test
    public void whatIsToldOfXmlIsToldWithoutFetchingAnything() throws Exception {
        AtomicBoolean fetched = new AtomicBoolean();
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try {
                    while (true) {
                        Socket asking = elsewhere.accept();
                        fetched.set(true);
                        asking.close();
                    }
                } catch (IOException over) {
                    // The file is kept.
                }
            });
            server.start();
            String address = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/";
            keep(
                    "drawing.svg",
                    "<?xml version=\"1.0\"?><!DOCTYPE svg SYSTEM \"" + address + "dtd\" [<!ENTITY % e SYSTEM \""
                            + address + "entity\"> %e;]><svg xmlns=\"http://www.w3.org/2000/svg\">&e;</svg>");
            elsewhere.close();
            server.join();
        }
        assertFalse(fetched.get());
    }

    @Test
    public void whatIsTooLargeLeavesNothing() throws IOException {
        assertEquals(CommonError.TOO_LARGE, refusal("a", new Endless(1_000_001)));
        keep("a", new byte[1_000_000]);
        keep("b", new byte[1_000_000]);
        assertEquals(FileError.NO_ROOM, refusal("c", new Endless(600_000)));
        assertEquals(2, onDisk().size());
        assertEquals(2_000_000, files.room(1).used());
    }

    @Test
    public void twoThatComeAtOnceDoNotShareTheLastRoom() {
        keep("a", new byte[1_000_000]);
        Received first = files.receive(1, "b", new Endless(800_000));
        Received second = files.receive(1, "c", new Endless(800_000));
        files.keep(first);
        assertEquals(
                FileError.NO_ROOM,
                assertThrows(Problem.class, () -> files.keep(second)).code());
    }

    @Test
    public void twoThatAreKeptAtOnceDoNotShareTheLastRoom() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (long authority = 100; authority < 130; authority++) {
                CyclicBarrier together = new CyclicBarrier(2);
                Future<Boolean> first = threads.submit(keepingMoreThanHalf(authority, together));
                Future<Boolean> second = threads.submit(keepingMoreThanHalf(authority, together));
                assertTrue("one of them", first.get() ^ second.get());
                assertEquals(1_100_000, files.room(authority).used());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Tells whether there was room. */
    private Callable<Boolean> keepingMoreThanHalf(long authority, CyclicBarrier together) {
        Received received = received(authority, 1_100_000);
        return () -> {
            together.await();
            try {
                files.keep(received);
                return true;
            } catch (Problem full) {
                assertEquals(FileError.NO_ROOM, full.code());
                return false;
            }
        };
    }

    /** A file of so many bytes whose bytes are not on the disk. */
    private static Received received(long authority, long bytes) {
        String key = UUID.randomUUID().toString();
        return new Received(key, authority, "a", bytes, "", "text/plain", "text/plain");
    }

    @Test
    public void aCallersOwnLimitHoldsToo() throws IOException {
        Problem refused = assertThrows(Problem.class, () -> files.receive(1, "a", new Endless(1_000_000), 999_999));
        assertEquals(CommonError.TOO_LARGE, refused.code());
        assertEquals(List.of(), onDisk());
        files.receive(1, "a", new Endless(999_999), 999_999);
        assertEquals(CommonError.TOO_LARGE, refusal("more than any file may have", new Endless(1_000_001)));
    }

    @Test
    public void whatAModuleHasKeptLongEnoughGoesInPortions() throws IOException {
        List<Long> old = new ArrayList<>(List.of(keep("a", "x").id()));
        for (int i = 0; i < 200; i++) {
            old.add(files.keep(received(1, 1)).id());
        }
        long last = old.get(200);
        StoredFile young = keep("b", "x");
        age(Duration.ofMinutes(11));
        List<Integer> portions = new ArrayList<>();
        Expiry failing = (now, most) -> {
            throw new IllegalStateException("not now");
        };
        Expiry expiry = (now, most) -> {
            List<Long> portion = old.subList(0, Math.min(most, old.size()));
            List<Long> expired = List.copyOf(portion);
            portion.clear();
            portions.add(expired.size());
            return expired;
        };
        Expiry outdated = (now, most) -> {
            throw new NoSuchMethodError("of another platform");
        };
        files.expiries = List.of(failing, outdated, expiry);
        files.sweep();
        assertEquals(List.of(100, 100, 1), portions);
        assertTrue(files.find(last).isEmpty());
        assertEquals("bytes are gone too", 1, onDisk().size());
        assertTrue(files.find(young.id()).isPresent());
    }

    @Test
    public void anAuthorityMayHaveAQuotaOfItsOwn() {
        Quotas quotas = quotas();
        asAdministrator(1, () -> quotas.set(1, OptionalInt.of(1)));
        keep("a", new byte[600_000]);
        assertEquals(FileError.NO_ROOM, refusal("b", new Endless(600_000)));
        asAdministrator(1, () -> {
            assertEquals(
                    new Room(600_000, 1_000_000, 1_000_000),
                    quotas.rooms(List.of(1L, 2L)).get(1L));
            assertEquals(
                    new Room(0, 2_000_000, 1_000_000),
                    quotas.rooms(List.of(1L, 2L)).get(2L));
            quotas.set(1, OptionalInt.empty());
        });
        keep("b", new byte[600_000]);
        assertEquals(2_000_000, files.room(1).quota());
        assertEquals(List.of("files.quota Region: 2 → 1 MB", "files.quota Region: 1 → 2 MB"), audited);
    }

    @Test
    public void aQuotaIsSetByAdministratorsOfTheRootOnly() {
        Quotas quotas = quotas();
        for (Runnable call : List.<Runnable>of(
                () -> quotas.set(2, OptionalInt.of(9)), () -> quotas.rooms(List.of(2L)), () -> quotas.own(2))) {
            assertEquals(
                    CommonError.FORBIDDEN,
                    assertThrows(Problem.class, () -> asAdministrator(2, call)).code());
        }
        for (int impossible : new int[] {-1, FileQuotas.MOST_MEGABYTES + 1}) {
            Runnable call = () -> quotas.set(1, OptionalInt.of(impossible));
            assertEquals(
                    CommonError.BAD_VALUE,
                    assertThrows(Problem.class, () -> asAdministrator(1, call)).code());
        }
        assertEquals(List.of(), audited);
    }

    private Quotas quotas() {
        Scopes scopes = new Scopes() {
            @Override
            public Scope of(long organisationId) {
                return new Scope(0, 9);
            }

            @Override
            public Optional<String> name(long organisationId) {
                return Optional.of("Region");
            }

            @Override
            public long root() {
                return 1;
            }
        };
        return new Quotas(
                new Limits(""),
                database.store("files"),
                scopes,
                database.transactions(),
                (action, object) -> audited.add(action + " " + object));
    }

    /** Does something as an administrator of an authority; 1 is the root. */
    private static void asAdministrator(long authority, Runnable work) {
        Viewer viewer = new Viewer(1, "A", Role.ADMINISTRATOR, authority, new Scope(0, 9), Language.KK, "", "");
        TestViewers.call(viewer, () -> {
            work.run();
            return null;
        });
    }

    @Test
    public void anUploadThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            private int count;

            @Override
            public int read() throws IOException {
                if (count++ > 100_000) {
                    throw new IOException("gone");
                }
                return 'x';
            }
        };
        assertEquals(CommonError.BAD_REQUEST, refusal("a", broken));
        assertEquals(List.of(), onDisk());
    }

    @Test
    public void whatNobodyKeepsIsSweptAndNothingElse() throws IOException {
        StoredFile kept = keep("kept", "x");
        StoredFile deleted = keep("deleted", "x");
        files.delete(deleted.id());
        files.receive(1, "never kept", new ByteArrayInputStream(new byte[3]));
        files.sweep();
        assertEquals("what is young may be kept yet", 3, onDisk().size());
        Path halfRead = Files.write(shelf().resolve("incoming/0123456789abcdef0123456789abcdef"), new byte[5]);
        age(Duration.ofMinutes(11));
        files.sweep();
        assertFalse(Files.exists(halfRead));
        assertEquals(1, onDisk().size());
        assertArrayEquals("x".getBytes(StandardCharsets.UTF_8), read(kept, 0));
        assertEquals(
                CommonError.NOT_FOUND,
                assertThrows(Problem.class, () -> files.open(deleted.id(), 0)).code());
    }

    @Test
    public void whileABackupHoldsThemDeletedFilesStayOnTheDisk() throws IOException {
        StoredFile kept = keep("kept", "x");
        StoredFile deleted = keep("deleted", "x");
        Map<String, String> held = new HashMap<>();
        try (KeptFiles.Hold hold = files.hold()) {
            database.store("files").sql(snapshot -> {
                hold.each(snapshot, file -> held.put(file.name(), file.sha256()));
                return null;
            });
            files.delete(deleted.id());
            age(Duration.ofMinutes(11));
            files.sweep();
            assertEquals(Set.of(kept.sha256()), Set.copyOf(held.values()));
            for (String name : held.keySet()) {
                assertTrue(name, Files.exists(shelf().resolve(name)));
            }
            assertEquals(2, held.size());
        }
        files.sweep();
        assertEquals("only what is kept is left", 1, onDisk().size());
    }

    @Test
    public void theHoldOfAPortalThatWasKilledEndsByItself() throws IOException {
        StoredFile deleted = keep("deleted", "x");
        files.hold();
        files.delete(deleted.id());
        age(Duration.ofHours(25));
        files.sweep();
        assertEquals(0, onDisk().size());
    }

    /** All files on the disk were made so long ago. */
    private void age(Duration age) throws IOException {
        for (Path path : onDisk()) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
        }
    }

    @Test
    public void aTransactionThatFailsKeepsNoFile() {
        Received received = files.receive(1, "a", new ByteArrayInputStream(new byte[3]));
        assertThrows(
                IllegalStateException.class,
                () -> database.transactions().run(() -> {
                    files.keep(received);
                    throw new IllegalStateException("no");
                }));
        assertEquals(0, files.room(1).used());
    }

    @Test
    public void aScannerKeepsHarmfulFilesOut() throws IOException {
        Path script = Files.writeString(
                folder.newFile("scan").toPath(), "#!/bin/sh\ngrep -q EICAR-STANDARD \"$1\" && exit 1\nexit 0\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        files = files(script.toString());
        keep("good", "good");
        assertEquals(FileError.HARMFUL, refusal("eicar.com", stream(EICAR)));
        files = files(script + "-that-is-missing");
        assertEquals(FileError.NOT_SCANNED, refusal("good", stream("good")));
        files = files("/bin/false --with-an-argument");
        assertEquals(FileError.HARMFUL, refusal("good", stream("good")));
        assertEquals(1, onDisk().size());
    }

    private StoredFile keep(String name, String content) {
        return keep(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private StoredFile keep(String name, byte[] content) {
        Received received = files.receive(1, name, new ByteArrayInputStream(content));
        return files.keep(received);
    }

    private ErrorCode refusal(String name, InputStream content) {
        return assertThrows(Problem.class, () -> files.receive(1, name, content))
                .code();
    }

    private byte[] read(StoredFile file, long first) throws IOException {
        try (InputStream in = files.open(file.id(), first)) {
            return in.readAllBytes();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path shelf() {
        return folder.getRoot().toPath().resolve("files");
    }

    private List<Path> onDisk() throws IOException {
        try (Stream<Path> all = Files.walk(shelf())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** A stream of so many bytes. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }
    }

    private record Limits(String scanCommand) implements StoredFiles.Config {
        @Override
        public int maxFileMegabytes() {
            return 1;
        }

        @Override
        public int quotaMegabytes() {
            return 2;
        }

        @Override
        public int scanSeconds() {
            return 20;
        }

        @Override
        public int orphanSeconds() {
            return 600;
        }

        @Override
        public int sweepMinutes() {
            return 60;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return StoredFiles.Config.class;
        }
    }
}
