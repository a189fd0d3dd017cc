package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/**
 * Two packages at once, 20 readers, and a kill -9 at a random moment, on each database.
 *
 * <p>{@code -Dbbu.powercuts} says how often; whatever readers see must be a sum of packages that are wholly in.
 */
@RunWith(Parameterized.class)
public class PowerCutIT {
    private static final int CUTS = Integer.getInteger("bbu.powercuts", 2);
    private static final int READERS = 20;
    private static final int PUPILS = 200;
    private static final List<String> SOURCES = List.of("қала", "аудан");
    private static final String STRUCTURE = "/org/region/structure";

    /** What people see: institutions and pupils. */
    private record Sum(long institutions, long pupils) {}

    @Parameterized.Parameters(name = "{0}")
    public static List<Database> databases() {
        return List.of(Database.values());
    }

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Database database;
    private final Random random = new Random(1);

    /** How many institutions of each source are in. */
    private final Map<String, Integer> held = new LinkedHashMap<>();

    private Portal portal;

    public PowerCutIT(Database database) {
        this.database = database;
    }

    @Before
    public void start() {
        SOURCES.forEach(source -> held.put(source, 0));
        portal = Portal.fresh("cut-" + database).on(database);
        portal.start();
    }

    @After
    public void stop() {
        if (portal != null) {
            portal.close();
        }
    }

    @Test
    public void whateverIsCutReadersSeeWholePackagesOnly() {
        Map<String, Integer> wanted = sizes(0);
        long begun = System.nanoTime();
        Map<String, Long> imports = upload(wanted);
        awaitWhole(imports, wanted);
        int whole = (int) ((System.nanoTime() - begun) / 1_000_000);
        Set<String> lost = cut(sizes(1), this::awaitLoading);
        assertTrue("the later one was under way: " + lost, lost.contains(SOURCES.get(1)));
        for (int cut = 2; cut <= CUTS; cut++) {
            cut(sizes(cut % 2), running -> pause(random.nextInt(whole * 2 / 3)));
        }
    }

    private void awaitLoading(Map<String, Long> imports) {
        new Packages(portal.administrator()).await(imports.get(SOURCES.get(1)), "LOADING");
    }

    /** One institution more each second time: less than would ask for a confirmation when it ends. */
    private static Map<String, Integer> sizes(int more) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        SOURCES.forEach(source -> sizes.put(source, (source.equals(SOURCES.get(0)) ? 20 : 15) + more));
        return sizes;
    }

    /** Cuts the power when somebody has waited enough, and gives the sources whose packages were under way. */
    private Set<String> cut(Map<String, Integer> wanted, Consumer<Map<String, Long>> moment) {
        Map<String, Long> imports = upload(wanted);
        try (Storm readers = readers();
                Watch watch = new Watch()) {
            moment.accept(imports);
            portal.kill9();
            assertNobodyWaited(readers);
            watch.assertOnly(possible(wanted));
        }
        portal.start();
        Packages packages = new Packages(portal.administrator());
        Map<String, Long> lost = new LinkedHashMap<>();
        imports.forEach((source, id) -> {
            JsonNode found = packages.await(id, "DONE", "INTERRUPTED");
            if (found.path("state").asText().equals("DONE")) {
                held.put(source, wanted.get(source));
            } else {
                lost.put(source, id);
            }
        });
        Set<String> interrupted = Set.copyOf(lost.keySet());
        assertEquals("after a cut of " + interrupted, sum(held), seen(portal.administrator()));
        lost.replaceAll((source, id) -> packages.repeat(id));
        if (!lost.isEmpty()) {
            awaitWhole(lost, wanted);
        }
        return interrupted;
    }

    private Map<String, Long> upload(Map<String, Integer> sizes) {
        Packages packages = new Packages(portal.administrator());
        Map<String, Long> imports = new LinkedHashMap<>();
        sizes.forEach((source, size) -> {
            Path zip = folder.getRoot().toPath().resolve(size + ".zip");
            new RosterPackage(size, PUPILS).write(zip, zip.resolveSibling("files"));
            imports.put(source, packages.upload(zip, source));
        });
        return imports;
    }

    /** Waits for imports that run side by side while people read, and checks what they see meanwhile and then. */
    private void awaitWhole(Map<String, Long> imports, Map<String, Integer> wanted) {
        Packages packages = new Packages(portal.administrator());
        try (Storm readers = readers();
                Watch watch = new Watch()) {
            imports.values().forEach(id -> packages.await(id, "DONE"));
            assertEquals(
                    readers.answers().toString(), Set.of(200), readers.answers().keySet());
            watch.assertOnly(possible(wanted));
        }
        held.putAll(wanted);
        assertEquals(sum(held), seen(portal.administrator()));
    }

    private Storm readers() {
        return new Storm(READERS, () -> portal.url(STRUCTURE));
    }

    private static void assertNobodyWaited(Storm readers) {
        Map<Integer, Long> answers = readers.answers();
        assertTrue(answers.toString(), answers.containsKey(200));
        // Whoever asked at the moment of the cut has no answer.
        assertTrue(answers.toString(), Set.of(200, Storm.NO_ANSWER).containsAll(answers.keySet()));
    }

    /** What people may see while packages come in: of each source what was there or what is new. */
    private Set<Sum> possible(Map<String, Integer> wanted) {
        Set<Sum> sums = new LinkedHashSet<>();
        String one = SOURCES.get(0);
        String other = SOURCES.get(1);
        for (Integer first : List.of(held.get(one), wanted.get(one))) {
            for (Integer second : List.of(held.get(other), wanted.get(other))) {
                sums.add(sum(Map.of(one, first, other, second)));
            }
        }
        return sums;
    }

    private static Sum sum(Map<String, Integer> institutions) {
        int count = institutions.values().stream().mapToInt(Integer::intValue).sum();
        return new Sum(count, (long) count * PUPILS);
    }

    private static Sum seen(Visitor visitor) {
        JsonNode figures =
                Region.json(visitor.get("/reports/institutions.json")).path("figures");
        return new Sum(
                figures.get(0).path("value").asLong(),
                figures.get(1).path("value").asLong());
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who reads the figures again and again until the portal is gone. */
    private final class Watch implements AutoCloseable {
        private final Set<Sum> sums = ConcurrentHashMap.newKeySet();
        private final Thread thread;
        private volatile boolean over;

        Watch() {
            Visitor visitor = portal.administrator();
            sums.add(seen(visitor));
            thread = new Thread(() -> watch(visitor));
            thread.start();
        }

        private void watch(Visitor visitor) {
            try {
                while (!over) {
                    sums.add(seen(visitor));
                }
            } catch (UncheckedIOException gone) {
                over = true;
            }
        }

        void assertOnly(Set<Sum> possible) {
            assertFalse(sums.isEmpty());
            assertTrue(sums + " is not only of " + possible, possible.containsAll(sums));
        }

        @Override
        public void close() {
            over = true;
            try {
                thread.join(60_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
