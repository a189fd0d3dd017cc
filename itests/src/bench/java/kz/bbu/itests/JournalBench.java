package kz.bbu.itests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How fast a year of journals comes in, and a few changed marks after it. */
final class JournalBench {
    private static final Map<Database, Double> WANTED = Map.of(Database.POSTGRESQL, 0.25, Database.DERBY, 0.06);
    private static final double WANTED_OF_DELTA = 0.02;
    private static final int HEAP = 512;

    /** Within this time a portal puts small changes together with the counts that they lie on. */
    private static final Duration SETTLED = Duration.ofSeconds(90);

    private final Path work;
    private final BenchYear year;
    private final BenchTable table;
    private final double copy;
    private final String what;

    JournalBench(Path work, BenchYear year, BenchTable table) {
        this.work = work;
        this.year = year;
        this.table = table;
        this.copy = RawCopy.seconds(year.journalFiles());
        this.what = String.format("journal of %,d marks and %,d rows in all", year.rows("marks"), year.rows());
    }

    /** Loads everything into a portal that has just been made, and ends it. */
    void load(Database database, Portal portal) {
        GcLog gc = new GcLog(work.resolve("gc-journal-" + database + ".txt"));
        portal.withOption(gc.option()).start();
        Loads loads = new Loads(portal);
        loads.seconds(year.roster());
        long before = FolderWatch.megabytes(portal.data().resolve("db"));
        try (FolderWatch parted = new FolderWatch(portal.data().resolve("journals"))) {
            double seconds = loads.seconds(year.journal());
            table.row(
                    what + ", " + database,
                    BenchTable.time(seconds),
                    "PostgreSQL's COPY of the same files " + BenchTable.time(copy),
                    copy / seconds,
                    BenchTable.Wanted.atLeast(WANTED.get(database)));
            delta(database, loads, seconds);
            table.row(
                    "heap meanwhile at `-Xmx" + HEAP + "m`, " + database,
                    gc.told(),
                    portal.residentMegabytes() + " MB resident");
            table.row(
                    "temporary files, " + database,
                    parted.most() + " MB",
                    FolderWatch.megabytes(year.journalFiles()) + " MB of CSV");
        }
        settle();
        portal.stop();
        if (database == Database.DERBY) {
            table.row(
                    "database after it, DERBY",
                    FolderWatch.megabytes(portal.data().resolve("db")) - before + " MB",
                    "");
        }
    }

    /** Queries are asked in use for longer than this after a change. */
    private static void settle() {
        try {
            Thread.sleep(SETTLED.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void delta(Database database, Loads loads, double full) {
        List<Double> seconds = year.deltas().stream().map(loads::seconds).toList();
        double median = Timing.median(seconds);
        table.row(
                String.format("%,d changed marks in all institutions, %s", BenchYear.CHANGED, database),
                seconds.stream().map(BenchTable::time).collect(Collectors.joining(", ")),
                "the full load " + BenchTable.time(full),
                median / full,
                BenchTable.Wanted.atMost(WANTED_OF_DELTA));
    }
}
