package kz.bbu.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How long a page of a report takes while 50 people read, each a page every five seconds; and how many pages come when nobody pauses. */
final class PageBench {
    private static final int READERS = 50;
    private static final int PAUSE = 5000;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    private static final int WARM = 20;

    private final Path report;
    private final BenchTable table;

    /** Takes the jar of the report whose pages have 100 rows. */
    PageBench(Path report, BenchTable table) {
        this.report = report;
        this.table = table;
    }

    void run(Database database, Portal portal) {
        portal.start();
        Visitor reader = portal.administrator();
        portal.console("bbu:install " + report);
        portal.await("/reports/longlist", status -> status != 404);
        page(table, database, reader, "a page of 100 rows × 12 columns", "/reports/longlist?size=100", 0);
        page(table, database, reader, "a page of an institution's performance", largest(reader), 0);
        portal.stop();
    }

    /** The address of the longest page of an institution's performance. */
    private static String largest(Visitor reader) {
        String longest = "";
        int most = -1;
        for (JsonNode row :
                Region.json(reader.get("/reports/institutions.json")).path("rows")) {
            String query = "form=school&institution=" + row.path("key").asText();
            int rows = Region.json(reader.get("/reports/performance.json?" + query))
                    .path("rows")
                    .size();
            if (rows > most) {
                most = rows;
                longest = "/reports/performance?size=100&" + query;
            }
        }
        return longest;
    }

    /**
     * Reads one address.
     *
     * @param wanted the seconds in which 99 of 100 pages should be there; 0 where nothing is wanted
     */
    static void page(BenchTable table, Database database, Visitor reader, String what, String address, double wanted) {
        int rows = reader.get(address).html().select("main tbody tr").size();
        read(reader, address, 0, WARM);
        List<Double> paced = read(reader, address, PAUSE, SECONDS);
        List<Double> busy = read(reader, address, 0, WARM);
        double slow = Timing.percentile(paced, 99);
        String title = String.format(
                "%s%s at %d readers, %s",
                what, rows == 0 ? "" : " (" + rows + " rows in the table)", READERS, database);
        String measured = "p50 " + BenchTable.time(Timing.percentile(paced, 50)) + ", p99 " + BenchTable.time(slow)
                + " of " + paced.size() + " pages";
        String beside = "nobody pauses: " + busy.size() / WARM + " pages a second, p50 "
                + BenchTable.time(Timing.percentile(busy, 50)) + ", p99 "
                + BenchTable.time(Timing.percentile(busy, 99));
        if (wanted > 0) {
            table.row(title, measured, beside, slow, BenchTable.Wanted.atMost(wanted));
        } else {
            table.row(title, measured, beside);
        }
    }

    /** The seconds of each page that all readers got within some seconds. */
    private static List<Double> read(Visitor reader, String address, int pause, int seconds) {
        List<Double> times = Collections.synchronizedList(new ArrayList<>());
        List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            Random random = new Random(i);
            Thread thread = new Thread(() -> read(reader, address, pause, end, random, times));
            thread.setUncaughtExceptionHandler((t, fault) -> faults.add(fault));
            threads.add(thread);
            thread.start();
        }
        threads.forEach(PageBench::join);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.get(0));
        }
        return new ArrayList<>(times);
    }

    private static void read(Visitor reader, String address, int pause, long end, Random random, List<Double> times) {
        sleep(pause == 0 ? 0 : random.nextInt(pause));
        while (System.nanoTime() < end) {
            times.add(Timing.seconds(() -> {
                int status = reader.get(address).status();
                if (status != 200) {
                    throw new AssertionError(address + " answers " + status);
                }
            }));
            sleep(pause == 0 ? 0 : pause / 2 + random.nextInt(pause));
        }
    }

    private static void sleep(int milliseconds) {
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
