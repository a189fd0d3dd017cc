package kz.bbu.itests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.bbu.itests.RawJournals.Form;

/** How fast an institution's and a region's performance are told, beside DuckDB over the raw rows in the same process; answers that differ end it. */
final class QueryBench {
    private static final int WARM = 40;
    private static final int RUNS = 21;
    private static final double WANTED_OF_INSTITUTION = 0.3;
    private static final double WANTED_OF_REGION = 20;
    private static final double WANTED_OF_LARGE_REGION = 50;
    private static final long LARGE = 50_000_000;

    private final RawJournals raw;
    private final Map<Database, CountedJournals> counted = new EnumMap<>(Database.class);
    private final BenchTable table;
    private final long rows;

    QueryBench(RawJournals raw, Map<Database, CountedJournals> counted, BenchTable table) {
        this.raw = raw;
        this.counted.putAll(counted);
        this.table = table;
        this.rows = Long.parseLong(raw.tell("select count(*) from raw"));
    }

    /** Opens what the portals have loaded, which run no more. */
    static void run(BenchYear year, Map<Database, Portal> portals, Path work, BenchTable table) {
        try (RawJournals raw = new RawJournals(year, work.resolve("duckdb"));
                CountedJournals derby = new CountedJournals(new kz.bbu.persistence.DerbyDatabase(
                        portals.get(Database.DERBY).data(), 2));
                CountedJournals postgres = new CountedJournals(new kz.bbu.persistence.PostgresDatabase(
                        Database.url(Bench.name(Database.POSTGRESQL)), "postgres", "postgres", 2))) {
            QueryBench bench = new QueryBench(raw, Map.of(Database.DERBY, derby, Database.POSTGRESQL, postgres), table);
            bench.institution();
            bench.region();
        }
    }

    private void institution() {
        String institution = raw.largest();
        int number = raw.number(institution);
        List<String> classes = raw.tellAll("select sourcedId from class");
        Map<Database, Double> medians = measure(
                form -> raw.institution(number, form),
                engine -> engine.institution(institution),
                answer -> raw.named(answer, "class"),
                (engine, answer) -> engine.named(answer, "class", classes));
        long own = Long.parseLong(raw.tell("select count(*) from raw where org = " + number));
        medians.forEach((database, seconds) -> table.row(
                String.format("an institution's performance by class × subject × term, %s", database),
                BenchTable.time(seconds),
                beside(own),
                seconds / duck,
                BenchTable.Wanted.atMost(WANTED_OF_INSTITUTION)));
    }

    private void region() {
        List<String> institutions = raw.tellAll("select sourcedId from org");
        Map<Database, Double> medians = measure(
                raw::region,
                CountedJournals::region,
                answer -> raw.named(answer, "org"),
                (engine, answer) -> engine.named(answer, "org", institutions));
        medians.forEach((database, seconds) -> table.row(
                String.format("the region's performance by institution × subject × term, %s", database),
                BenchTable.time(seconds),
                beside(rows),
                duck / seconds,
                BenchTable.Wanted.atLeast(rows > LARGE ? WANTED_OF_LARGE_REGION : WANTED_OF_REGION)));
    }

    private double duck;

    private String beside(long of) {
        return String.format("DuckDB over %,d of %,d raw rows %s", of, rows, BenchTable.time(duck));
    }

    /** Names the figures of an engine. */
    private interface Naming {
        Map<String, String> of(CountedJournals engine, Answer answer);
    }

    /** Compares the answers, then takes turns. */
    private Map<Database, Double> measure(
            Function<Form, Answer> ofRaw,
            Function<CountedJournals, Answer> ofCounted,
            Function<Answer, Map<String, String>> names,
            Naming naming) {
        Map<String, String> wanted = names.apply(ofRaw.apply(Form.NARROW));
        same("DuckDB in another form", wanted, names.apply(ofRaw.apply(Form.WIDE)));
        counted.forEach(
                (database, engine) -> same(database.toString(), wanted, naming.of(engine, ofCounted.apply(engine))));
        Form form = quicker(ofRaw);
        Map<Database, List<Double>> times = new EnumMap<>(Database.class);
        List<Double> duckTimes = new ArrayList<>();
        for (int i = 0; i < WARM + RUNS; i++) {
            boolean counts = i >= WARM;
            take(duckTimes, counts, () -> ofRaw.apply(form));
            counted.forEach((database, engine) -> take(
                    times.computeIfAbsent(database, d -> new ArrayList<>()), counts, () -> ofCounted.apply(engine)));
        }
        duck = Timing.median(duckTimes);
        Map<Database, Double> medians = new LinkedHashMap<>();
        times.forEach((database, all) -> medians.put(database, Timing.median(all)));
        return medians;
    }

    private static void take(List<Double> times, boolean counts, Supplier<Answer> ask) {
        double seconds = Timing.seconds(ask::get);
        if (counts) {
            times.add(seconds);
        }
    }

    private static Form quicker(Function<Form, Answer> ofRaw) {
        Map<Double, Form> times = new TreeMap<>();
        for (Form form : Form.values()) {
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < WARM; i++) {
                take(seconds, true, () -> ofRaw.apply(form));
            }
            times.put(Timing.median(seconds), form);
        }
        return times.values().iterator().next();
    }

    private static void same(String who, Map<String, String> wanted, Map<String, String> found) {
        if (wanted.isEmpty()) {
            throw new AssertionError("there are no figures to compare");
        }
        if (!wanted.equals(found)) {
            Map<String, String> missing = new TreeMap<>(wanted);
            missing.entrySet().removeAll(found.entrySet());
            Map<String, String> other = new TreeMap<>(found);
            other.entrySet().removeAll(wanted.entrySet());
            throw new AssertionError(who + " tells other figures than the raw rows: " + missing.size() + " of "
                    + wanted.size() + ", the first " + first(missing) + " instead of " + first(other));
        }
    }

    private static String first(Map<String, String> map) {
        return map.isEmpty() ? "nothing" : map.entrySet().iterator().next().toString();
    }
}
