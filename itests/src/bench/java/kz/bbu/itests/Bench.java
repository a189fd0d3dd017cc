package kz.bbu.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the distribution and the query engine, and prints one table for docs/benchmark.md; {@code mvn -Pbench} runs it. */
public final class Bench {
    private static final Path WORK = Path.of(System.getProperty("bench.work"));
    private static final Path REPORT = Path.of(System.getProperty("bench.report"));
    private static final int INSTITUTIONS = Integer.getInteger("bench.institutions");
    private static final long MARKS = Long.getLong("bench.marks");

    private final BenchTable table = new BenchTable();

    private Bench() {}

    public static void main(String... none) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Files.createDirectories(WORK);
        new Bench().run();
    }

    /** The name of the portal that keeps the journals on a database. */
    static String name(Database database) {
        return "bench-" + database;
    }

    private static boolean isWanted(String part) {
        String parts = System.getProperty("bench.parts", "");
        return parts.isEmpty() || List.of(parts.split(",")).contains(part);
    }

    private void run() throws IOException {
        if (isWanted("roster")) {
            new RosterBench(WORK, table).run();
        }
        if (isWanted("people")) {
            new PeopleBench(WORK, table).run();
        }
        if (isWanted("exports")) {
            new ExportBench(WORK, REPORT, table).run();
        }
        if (isWanted("forum")) {
            new ForumBench(table).run();
        }
        if (isWanted("journals")) {
            journals();
        }
        String text = Machine.header() + "\n" + table.markdown();
        Files.writeString(WORK.resolve("table.md"), text);
        System.out.println(text);
        System.exit(0);
    }

    private void journals() {
        BenchYear year = BenchYear.of(WORK, INSTITUTIONS, MARKS);
        JournalBench journals = new JournalBench(WORK, year, table);
        Map<Database, Portal> portals = new EnumMap<>(Database.class);
        for (Database database : Database.values()) {
            Portal portal = Portal.measured(name(database)).on(database);
            portals.put(database, portal);
            journals.load(database, portal);
        }
        QueryBench.run(year, portals, WORK, table);
        PageBench pages = new PageBench(REPORT, table);
        portals.forEach(pages::run);
    }
}
