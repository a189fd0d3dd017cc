package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/**
 * Two users load a roster and a journal at once, others read figures, and the power is cut, on each database.
 *
 * <p>{@code -Dbbu.powercuts} says how often; whatever readers see must be a sum of packages that are wholly in.
 */
@RunWith(Parameterized.class)
public class PowerCutIT {
    private static final int CUTS = Integer.getInteger("bbu.powercuts", 3);
    private static final int READERS = 20;
    private static final int READERS_OF_A_CUT = 3;
    private static final int PUPILS = 50;

    /** How much longer than without a load an answer may take while two packages are loaded beside it. */
    private static final int SLOWER = 8;

    /** Who brings packages; each in two variants. */
    private enum Source {
        CITY(20),
        DISTRICT(15);

        final int institutions;

        Source(int institutions) {
            this.institutions = institutions;
        }
    }

    /** A roster or a journal; the other variant of a roster has an institution more, and pupils in other classes. */
    private record Delivery(Source source, boolean journal, boolean other) {
        Path write(File folder) {
            Path zip = folder.toPath().resolve(this + ".zip");
            if (journal) {
                new JournalPackage(source.institutions, PUPILS, other).write(zip);
            } else {
                int institutions = source.institutions + (other ? 1 : 0);
                new RosterPackage(institutions, PUPILS, other)
                        .write(zip, folder.toPath().resolve("files"));
            }
            return zip;
        }

        Delivery opposite() {
            return new Delivery(source, journal, !other);
        }
    }

    private static Portal portal;

    /** Two administrators of everything; who logged in before a cut is logged in after it. */
    private static List<Visitor> users;

    /** What is in. */
    private static List<Delivery> held;

    /** What all reports showed of what was in. */
    private static final Map<Set<Delivery>, Map<String, String>> REPORTS = new HashMap<>();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Random random = new Random(1);

    @Parameterized.Parameters(name = "{0}")
    public static List<Database> databases() {
        return List.of(Database.values());
    }

    @Parameterized.Parameter
    public Database database;

    @Parameterized.BeforeParam
    public static void start(Database database) throws Exception {
        held = new ArrayList<>();
        REPORTS.clear();
        portal = Portal.fresh("cut-" + database).on(database).setting("kz.bbu.jobs.cfg", "leaseSeconds", "5");
        portal.start();
        Visitor administrator = portal.administrator();
        long root = Long.parseLong(administrator
                .get("/admin/users")
                .html()
                .selectFirst("select[name=authority] option")
                .val());
        users = List.of(
                administrator,
                Account.add(portal, administrator, "ADMINISTRATOR", root).visitor());
        TemporaryFolder packages = new TemporaryFolder();
        packages.create();
        try {
            for (boolean journal : List.of(false, true)) {
                List<Delivery> first = new ArrayList<>();
                for (Source source : Source.values()) {
                    first.add(new Delivery(source, journal, false));
                }
                Loads loads = new Loads(first, packages.getRoot());
                loads.awaitDone();
                held.addAll(first);
            }
        } finally {
            packages.delete();
        }
    }

    @Parameterized.AfterParam
    public static void stop() {
        portal.close();
    }

    /** What two users load at once: a roster of one source and a journal of the other, each the variant that is not in. */
    private static List<Delivery> next(int turn) {
        Source one = Source.values()[turn % 2];
        return held.stream()
                .filter(delivery -> delivery.journal() == (delivery.source() == one))
                .map(Delivery::opposite)
                .toList();
    }

    @Test
    public void twoLoadsAtOnceHoldNoReaderUp() {
        Readers before = new Readers(READERS, users.get(0));
        try (before) {
            before.awaitAnswers(3);
        }
        before.assertSawOnly(Set.of(figures(held)));
        List<Delivery> wanted = next(0);
        Readers readers = new Readers(READERS, users.get(0));
        long begun = System.nanoTime();
        double loading;
        try (readers) {
            new Loads(wanted, folder.getRoot()).awaitDone();
            loading = (System.nanoTime() - begun) / 1e9;
            readers.assertAllRead();
        }
        readers.assertSawOnly(possible(wanted));
        assertIn(wanted);
        String times = String.format(
                "%s: loads %.1f s; readers %.2f/%.2f/%.2f s before, %.2f/%.2f/%.2f s meanwhile",
                database,
                loading,
                before.seconds(0.5),
                before.seconds(0.95),
                before.seconds(1),
                readers.seconds(0.5),
                readers.seconds(0.95),
                readers.seconds(1));
        System.out.println(times);
        assertTrue(times, readers.seconds(0.95) < SLOWER * before.seconds(0.95));
        // On a machine that is busy already a single answer may take half a load's time.
        double patience = Math.max(loading / 2, SLOWER * before.seconds(1));
        assertTrue("nobody waits for a load to end: " + times, readers.seconds(1) < patience);
    }

    @Test
    public void aCutLeavesWhatWasThereAndTheLoadCanBeRepeated() {
        List<Delivery> measured = next(0);
        long begun = System.nanoTime();
        new Loads(measured, folder.getRoot()).awaitDone();
        long whole = (System.nanoTime() - begun) / 1_000_000;
        assertIn(measured);
        int interrupted = 0;
        for (int cut = 0; cut < CUTS; cut++) {
            // Spread over the whole load: one moment in each part.
            interrupted += cut(next(cut + 1), (long) (whole * (cut + random.nextDouble()) / CUTS));
        }
        assertTrue("loads were under way", interrupted > 0);
    }

    /** Cuts the power so many milliseconds after the loads were sent, and gives how many of them were interrupted. */
    private int cut(List<Delivery> wanted, long moment) {
        Readers readers = new Readers(READERS_OF_A_CUT, users.get(0));
        Loads loads;
        try (readers) {
            readers.awaitAnswers(1);
            loads = new Loads(wanted, folder.getRoot());
            pause(moment);
            portal.kill9();
        }
        readers.assertSawOnly(possible(wanted));
        portal.start();
        List<Delivery> lost = loads.awaitFate();
        List<Delivery> kept = new ArrayList<>(wanted);
        kept.removeAll(lost);
        assertIn(kept);
        if (!lost.isEmpty()) {
            loads.repeat(lost);
            assertIn(lost);
        }
        return lost.size();
    }

    /** Takes down what has come in, and checks that it is there, nothing else, and every figure is that of the records. */
    private void assertIn(List<Delivery> come) {
        come.forEach(delivery -> held.set(held.indexOf(delivery.opposite()), delivery));
        Visitor visitor = users.get(0);
        awaitJobs(visitor);
        assertEquals(held.toString(), figures(held), Figures.of(visitor));
        Map<String, String> reports = Figures.ofAllReports(visitor);
        assertEquals(held.toString(), REPORTS.computeIfAbsent(Set.copyOf(held), in -> reports), reports);
        String verified = portal.console("bbu:facts-verify --lang en");
        assertTrue(
                verified,
                verified.contains(Source.CITY.institutions + Source.DISTRICT.institutions + " journals")
                        && verified.contains(" 0 differences"));
        File[] left = portal.data().resolve("journals").toFile().listFiles();
        assertTrue("nothing is left of loads", left == null || left.length == 0);
    }

    /** Waits until figures are counted anew where a roster has changed. */
    private static void awaitJobs(Visitor visitor) {
        boolean busy = true;
        while (busy) {
            busy = false;
            for (JsonNode job : Region.json(visitor.get("/api/v1/jobs"))) {
                busy |= Set.of("QUEUED", "RUNNING").contains(job.path("state").asText());
            }
            pause(50);
        }
    }

    /** What people may see while packages come in: of each what was there or what is new. */
    private static Set<Figures> possible(List<Delivery> wanted) {
        Set<Figures> possible = new LinkedHashSet<>();
        for (int chosen = 0; chosen < 1 << wanted.size(); chosen++) {
            List<Delivery> in = new ArrayList<>(held);
            for (int i = 0; i < wanted.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    in.set(in.indexOf(wanted.get(i).opposite()), wanted.get(i));
                }
            }
            possible.add(figures(in));
        }
        return possible;
    }

    private static Figures figures(List<Delivery> in) {
        long institutions = 0;
        long pupils = 0;
        long excellent = 0;
        for (Delivery delivery : in) {
            int count = delivery.source().institutions;
            if (delivery.journal()) {
                pupils += (long) count * PUPILS;
                excellent += JournalPackage.excellent(count, PUPILS, delivery.other());
            } else {
                institutions += count + (delivery.other() ? 1 : 0);
            }
        }
        return new Figures(institutions, pupils, excellent);
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Imports that run side by side, each of another user. */
    private static final class Loads {
        private final Map<Delivery, Long> imports = new HashMap<>();

        Loads(List<Delivery> deliveries, File folder) {
            Map<Delivery, Path> packages = new HashMap<>();
            deliveries.forEach(delivery -> packages.put(delivery, delivery.write(folder)));
            for (int i = 0; i < deliveries.size(); i++) {
                Delivery delivery = deliveries.get(i);
                long id = new Packages(users.get(i))
                        .upload(packages.get(delivery), delivery.source().name());
                imports.put(delivery, id);
            }
        }

        void awaitDone() {
            imports.values().forEach(id -> packages().await(id, "DONE"));
        }

        /** Waits until it is known what became of them, and gives those that were interrupted. */
        List<Delivery> awaitFate() {
            List<Delivery> lost = new ArrayList<>();
            imports.forEach((delivery, id) -> {
                JsonNode found = packages().await(id, "DONE", "INTERRUPTED");
                if (!found.path("state").asText().equals("DONE")) {
                    lost.add(delivery);
                }
            });
            return lost;
        }

        void repeat(List<Delivery> lost) {
            lost.forEach(delivery ->
                    imports.computeIfPresent(delivery, (same, id) -> packages().repeat(id)));
            awaitDone();
        }

        private static Packages packages() {
            return new Packages(users.get(0));
        }
    }
}
