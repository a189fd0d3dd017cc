package kz.bbu.itests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jsoup.nodes.Document;

/** How long a search among the people of a region takes while 20 officers type names, each letter after letter; on PostgreSQL. */
final class PeopleBench {
    private static final int USERS = 20;
    private static final int INSTITUTIONS = Integer.getInteger("bench.people.institutions", 200);
    private static final int PEOPLE = Integer.getInteger("bench.people.each", 2_000);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    private static final int WARM = 20;
    private static final int PAUSE = 1000;
    private static final double WANTED = 0.150;
    private static final String TAB = "/org/region/people";

    private final Path work;
    private final BenchTable table;

    PeopleBench(Path work, BenchTable table) {
        this.work = work;
        this.table = table;
    }

    void run() {
        PeoplePackages packages = new PeoplePackages(INSTITUTIONS, PEOPLE);
        Path roster = work.resolve("people.zip");
        Path accounts = work.resolve("people-accounts.zip");
        packages.write(roster, accounts);
        try (Portal portal =
                Portal.measured("bench-people").on(Database.POSTGRESQL).start()) {
            Loads loads = new Loads(portal);
            loads.seconds(roster);
            loads.seconds(accounts);
            Visitor officer = portal.administrator();
            double indexed = Timing.seconds(() -> awaitIndex(officer));
            String what = String.format("the index of names of %,d people, after the import", INSTITUTIONS * PEOPLE);
            table.row(what, BenchTable.time(indexed), "");
            type(packages, officer, PAUSE, WARM);
            List<Double> paced = type(packages, officer, PAUSE, SECONDS);
            List<Double> busy = type(packages, officer, 0, WARM);
            double slow = Timing.percentile(paced, 99);
            table.row(
                    String.format("a search by name among %,d people at %d users", INSTITUTIONS * PEOPLE, USERS),
                    "p50 " + BenchTable.time(Timing.percentile(paced, 50)) + ", p99 " + BenchTable.time(slow) + " of "
                            + paced.size() + " searches",
                    "nobody pauses: " + busy.size() / WARM + " searches a second, p50 "
                            + BenchTable.time(Timing.percentile(busy, 50)) + ", p99 "
                            + BenchTable.time(Timing.percentile(busy, 99)) + "; seconds of p99",
                    slow,
                    BenchTable.Wanted.atMost(WANTED));
            for (String[] page : new String[][] {
                {"everybody", ""},
                {"the registered parents", "?category=parents"},
                {"the staff who logged in within 7 days", "?category=staff&logins=recent"},
                {"the staff by two short beginnings", "?category=staff&search=%D3%A9+%D2%BB"}
            }) {
                List<Double> times = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    double seconds = Timing.seconds(() -> get(officer, page[1]));
                    if (i >= 10) {
                        times.add(seconds);
                    }
                }
                table.row(
                        "a page of " + page[0] + ", one reader",
                        "p50 " + BenchTable.time(Timing.percentile(times, 50)) + ", longest "
                                + BenchTable.time(Timing.percentile(times, 100)),
                        "");
            }
        }
    }

    private static void awaitIndex(Visitor officer) {
        while (get(officer, "").selectFirst("#people-list tbody tr") == null
                || get(officer, "").selectFirst("#people-list .notice") != null) {
            pause(500);
        }
    }

    private static Document get(Visitor officer, String query) {
        Visitor.Answer answer = officer.get(TAB + query);
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.html();
    }

    /** The seconds of each search that all users made within some seconds. */
    private static List<Double> type(PeoplePackages packages, Visitor officer, int pause, int seconds) {
        List<Double> times = Collections.synchronizedList(new ArrayList<>());
        List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            Random random = new Random(i + seconds);
            Thread thread = new Thread(() -> type(packages, officer, pause, end, random, times));
            thread.setUncaughtExceptionHandler((t, fault) -> faults.add(fault));
            threads.add(thread);
            thread.start();
        }
        threads.forEach(PeopleBench::join);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.get(0));
        }
        return new ArrayList<>(times);
    }

    /** Types names: each beginning of the family name, then of the given name behind it. */
    private static void type(
            PeoplePackages packages, Visitor officer, int pause, long end, Random random, List<Double> times) {
        pause(pause == 0 ? 0 : random.nextInt(pause));
        while (System.nanoTime() < end) {
            String name = String.join(" ", packages.name(random));
            for (int length = 1; length <= name.length() && System.nanoTime() < end; length++) {
                String query = "?search=" + URLEncoder.encode(name.substring(0, length), StandardCharsets.UTF_8);
                times.add(Timing.seconds(() -> {
                    int status = officer.get(TAB + "/found" + query).status();
                    if (status != 200) {
                        throw new AssertionError(query + " answers " + status);
                    }
                }));
                pause(pause == 0 ? 0 : pause / 2 + random.nextInt(pause));
            }
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
