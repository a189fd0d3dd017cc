package kz.bbu.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.job.Jobs;
import kz.bbu.api.platform.FactsCheck;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeCalendar;
import kz.bbu.testkit.FakeLoad;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeRules;
import kz.bbu.testkit.InstitutionBuilder;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;

/** The data engine over a real database, with classes and people in memory. */
final class Journals implements AutoCloseable {
    static final String LESSONS =
            "sourcedId,status,dateLastModified,orgSourcedId,classSourcedId,date,number,plannedTeacherSourcedId,actualTeacherSourcedId,state,reason,topic,topicSetAt";
    static final String ATTENDANCE =
            "sourcedId,status,dateLastModified,orgSourcedId,lessonSourcedId,studentSourcedId,kind,comment";
    static final String HOMEWORK =
            "sourcedId,status,dateLastModified,orgSourcedId,lessonSourcedId,assignedAt,dueDate,minutes,text";
    static final String MARKS =
            "sourcedId,status,dateLastModified,orgSourcedId,lessonSourcedId,studentSourcedId,kind,number,value,maxValue,weight,setAt";
    static final String FINALS =
            "sourcedId,status,dateLastModified,orgSourcedId,classSourcedId,studentSourcedId,academicSessionSourcedId,kind,value,percent,setAt";
    static final String CHANGES =
            "sourcedId,status,dateLastModified,orgSourcedId,at,authorSourcedId,subject,lessonSourcedId,studentSourcedId,oldValue,newValue";
    static final String MOVEMENTS =
            "sourcedId,status,dateLastModified,userSourcedId,orgSourcedId,kind,date,fromClassSourcedId,toClassSourcedId,otherPlace,orderNumber,reason";
    static final String LOGINS = "sourcedId,status,dateLastModified,userSourcedId,orgSourcedId,date,count";

    private static final Map<String, Database> DATABASES = new HashMap<>();
    private static final List<String> TABLES = List.of(
            "facts_generation",
            "facts_layer",
            "facts_sheet",
            "facts_by_class",
            "facts_by_subject",
            "facts_by_week",
            "facts_by_orgweek",
            "facts_visits",
            "facts_outdated",
            "facts_subject");

    final FakeRosters rosters = new FakeRosters()
            .session("year", "schoolYear", "2025-09-01", "2026-05-26", 2026)
            .session("q1", "gradingPeriod", "2025-09-01", "2025-10-27", 2026)
            .session("q2", "gradingPeriod", "2025-11-03", "2026-01-01", 2026)
            .session("q3", "gradingPeriod", "2026-01-08", "2026-03-21", 2026)
            .session("q4", "gradingPeriod", "2026-03-30", "2026-05-26", 2026);
    final FakeRegistry registry = new FakeRegistry().authority(1, 0, "Oblast", 0, 100);
    final FakeCalendar calendar = new FakeCalendar();
    final FakeRules rules = FakeRules.usual();
    final Sql sql;
    final FactsPublisher publisher;
    final FactsReader facts;
    final LoginsReader logins;
    private final Verification verification;
    private final FakeAlphabet alphabet = new FakeAlphabet();
    private final Recounting recounting;
    private final TestDatabase database;
    private final Store store;
    private final Map<Long, Scope> places = new HashMap<>();
    private final Map<Long, String> known = new HashMap<>();

    private record Database(TestDatabase database, Store store) {}

    static Journals on(String name) {
        return new Journals(DATABASES.computeIfAbsent(name, n -> {
            TestDatabase database = TestDatabase.lasting(n);
            return new Database(database, database.store("facts"));
        }));
    }

    private Journals(Database on) {
        this.database = on.database();
        this.sql = new Sql(on.store());
        TABLES.forEach(table -> sql.update("delete from " + table));
        sql.update("update facts_version set current_version = 0");
        this.store = on.store();
        this.publisher = new FactsPublisher(
                on.store(),
                database.transactions(),
                database.bulk(),
                rosters,
                new Places(),
                rules,
                calendar,
                alphabet,
                folder());
        this.facts = new FactsReader(on.store(), registry, rosters, rules, calendar, alphabet);
        this.logins = new LoginsReader(on.store(), registry, rosters);
        this.recounting = recounting(null);
        this.verification = new Verification(on.store(), rosters, rules, calendar, alphabet, new Places());
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("bbu-journals");
            folder.toFile().deleteOnExit();
            return folder.resolve("journals");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What counts journals anew, with the jobs that it submits to. */
    Recounting recounting(Jobs jobs) {
        return new Recounting(
                store,
                database.transactions(),
                database.bulk(),
                jobs,
                new Places(),
                rosters,
                rules,
                calendar,
                alphabet);
    }

    /** Makes a school that stands at a position of the tree. */
    Journals school(String sourcedId, long position) {
        long id = FakeRosters.id("org", sourcedId);
        registry.institution(
                InstitutionBuilder.institution(id, sourcedId, "secondarySchool").under(1, "Oblast", position), 0, 0);
        places.put(id, new Scope(position, position));
        return this;
    }

    static FakeLoad bulk(long importId, String... schools) {
        FakeLoad load = new FakeLoad(importId, FakeRosters.SOURCE);
        for (String school : schools) {
            load.with("replaces." + school, "2026");
        }
        return load;
    }

    static FakeLoad delta(long importId) {
        return new FakeLoad(importId, FakeRosters.SOURCE);
    }

    /** A package with a gradebook: the rosters tell what is in it. */
    static FakeLoad gradebook(long importId) {
        return new FakeLoad(importId, FakeRosters.SOURCE).bulk("roster/results", "sourcedId");
    }

    /** Loads and publishes a package that must be good; gives read/added/changed/ended/skipped by file. */
    String load(FakeLoad load) {
        String counts = prepare(load);
        if (load.findings().hasErrors()) {
            throw new AssertionError(load.errors());
        }
        publish(load.importId());
        return counts;
    }

    String prepare(FakeLoad load) {
        return TestViewers.call(TestViewers.of(Role.ADMINISTRATOR, Scope.EVERYTHING), () -> publisher.prepare(load))
                .stream()
                .filter(count -> count.organisationId() == 0)
                .map(c -> c.file().replaceAll(".*/", "") + " " + c.read() + "/" + c.added() + "/" + c.changed() + "/"
                        + c.ended() + "/" + c.skipped())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    List<String> refused(FakeLoad load) {
        prepare(load);
        publisher.discard(load.importId());
        if (load.errors().isEmpty()) {
            throw new AssertionError("the package was not refused");
        }
        return load.errors();
    }

    Transactions transactions() {
        return database.transactions();
    }

    void publish(long importId) {
        database.transactions().run(() -> {
            publisher.publish(importId);
            return null;
        });
    }

    void undo(long importId) {
        database.transactions().run(() -> {
            publisher.undo(importId);
            return null;
        });
    }

    <T> T as(Scope scope, Callable<T> work) {
        return as(scope, Role.STAFF, work);
    }

    private static <T> T as(Scope scope, Role role, Callable<T> work) {
        return TestViewers.call(TestViewers.of(role, scope), work);
    }

    /** Every group of a query as "keys: count=number …", sorted, what is 0 left out. */
    List<String> figures(Scope scope, FactQuery query) {
        return as(scope, () -> {
            List<FactRow> rows = new ArrayList<>();
            facts.select(query, rows::add);
            return rows.stream().map(row -> line(query, row)).sorted().toList();
        });
    }

    List<String> figures(FactQuery query) {
        return figures(Scope.EVERYTHING, query);
    }

    private String line(FactQuery query, FactRow row) {
        List<String> keys = query.by().stream()
                .sorted()
                .map(dimension -> switch (dimension) {
                    case LANGUAGE, SHIFT, JOURNAL -> row.text(dimension);
                    case SUBJECT ->
                        row.id(dimension) == 0
                                ? "-"
                                : facts.subjects(Set.of(row.id(dimension)))
                                        .get(row.id(dimension))
                                        .name();
                    case WEEK -> row.week().toString();
                    default -> name(row.id(dimension));
                })
                .toList();
        List<String> counts = new ArrayList<>();
        for (Count count : Count.values()) {
            if (row.count(count) != 0 && count != Count.LAST_CHANGE) {
                counts.add(count + "=" + row.count(count));
            }
        }
        return String.join(" ", keys) + ": " + String.join(" ", counts);
    }

    /** The sourcedId behind an id, where the rosters know it; else the number. */
    private String name(long id) {
        return known.getOrDefault(id, Long.toString(id));
    }

    Journals know(String kind, String... sourcedIds) {
        for (String sourcedId : sourcedIds) {
            known.put(FakeRosters.id(kind, sourcedId), sourcedId);
        }
        return this;
    }

    List<SourceRecord> evidence(FactQuery query, Count... counts) {
        return as(Scope.EVERYTHING, () -> {
            List<SourceRecord> records = new ArrayList<>();
            facts.evidence(query, Set.of(counts), Window.ALL, records::add);
            return records;
        });
    }

    long sum(FactQuery query, Count count) {
        return as(Scope.EVERYTHING, () -> {
            FactRow sum = FactRow.none();
            facts.select(query, sum::add);
            return sum.count(count);
        });
    }

    /** Counts everything anew, as after a change of the rules. */
    void recount() {
        JournalReader journals = new JournalReader(sql, new Institutions(rosters, rules, calendar, new FakeAlphabet()));
        journals.books(sql.number("select current_version from facts_version")).forEach(recounting::recount);
    }

    CountsAnew countsAnew() {
        return new CountsAnew(database.transactions(), database.bulk(), new Layers(sql));
    }

    /** Sweeps as a month later. */
    void sweep() {
        publisher.sweep(Instant.now().plusSeconds(1), Instant.now().plusSeconds(1));
    }

    /** Fails if a figure is not what the records say. */
    void assertVerified() {
        List<String> differences = new ArrayList<>();
        FactsCheck.Result result = as(
                Scope.EVERYTHING,
                Role.ADMINISTRATOR,
                () -> verification.verify(difference -> differences.add(
                        difference.place() + ": " + difference.kept() + " instead of " + difference.counted())));
        if (!differences.isEmpty()) {
            throw new AssertionError(differences);
        }
        if (result.journals() == 0) {
            throw new AssertionError("nothing was verified");
        }
    }

    /** Everything that readers see, as a hash that only other contents change. */
    String everything() {
        return figures(FactQuery.by(
                        Dimension.INSTITUTION, Dimension.CLASS, Dimension.SUBJECT, Dimension.TEACHER, Dimension.PERIOD))
                + "\n"
                + figures(FactQuery.by(Dimension.INSTITUTION, Dimension.CLASS, Dimension.WEEK));
    }

    @Override
    public void close() {
        publisher.close();
    }

    private final class Places implements Scopes {
        @Override
        public Scope of(long organisationId) {
            return organisationId == root() ? new Scope(0, 100) : places.getOrDefault(organisationId, Scope.NOTHING);
        }

        @Override
        public java.util.Optional<String> name(long organisationId) {
            return java.util.Optional.empty();
        }

        @Override
        public long root() {
            return kz.bbu.api.platform.Ids.ROOT;
        }
    }
}
