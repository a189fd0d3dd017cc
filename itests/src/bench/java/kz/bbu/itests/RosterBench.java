package kz.bbu.itests;

import java.nio.file.Path;
import java.util.Map;

/** How fast rosters come in, beside the same files copied raw into PostgreSQL. */
final class RosterBench {
    private static final int INSTITUTIONS = Integer.getInteger("bench.roster.institutions", 200);
    private static final int PUPILS = Integer.getInteger("bench.roster.pupils", 700);
    private static final Map<Database, Double> WANTED = Map.of(Database.POSTGRESQL, 0.2, Database.DERBY, 0.05);

    private final Path work;
    private final BenchTable table;

    RosterBench(Path work, BenchTable table) {
        this.work = work;
        this.table = table;
    }

    void run() {
        Path zip = work.resolve("roster.zip");
        Path files = work.resolve("roster");
        new RosterPackage(INSTITUTIONS, PUPILS).write(zip, files);
        double copy = RawCopy.seconds(files);
        String what = String.format(
                "roster of %d institutions × %d pupils, %,d enrolments",
                INSTITUTIONS, PUPILS, BenchYear.lines(files.resolve("enrollments.csv")));
        for (Database database : Database.values()) {
            load(database, what, zip, copy);
        }
        Distribution.delete(files);
    }

    private void load(Database database, String what, Path zip, double copy) {
        GcLog gc = new GcLog(work.resolve("gc-roster-" + database + ".txt"));
        try (Portal portal = Portal.measured("bench-roster-" + database)
                .withOption(gc.option())
                .on(database)
                .start()) {
            Loads loads = new Loads(portal);
            double first = loads.seconds(zip);
            double again = loads.seconds(zip);
            table.row(
                    what + ", " + database,
                    BenchTable.time(first),
                    "PostgreSQL's COPY of the same files " + BenchTable.time(copy),
                    copy / first,
                    BenchTable.Wanted.atLeast(WANTED.get(database)));
            table.row("the same package again, which changes nothing, " + database, BenchTable.time(again), "");
            table.row(
                    "heap meanwhile at `-Xmx512m`, " + database,
                    gc.told(),
                    portal.residentMegabytes() + " MB resident");
        }
    }
}
