package kz.bbu.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.RootAuthority;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.testkit.FakeLoad;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;

/** The registry over a real database, with small packages: an oblast, two districts, three schools. */
final class Portal implements AutoCloseable {
    static final String ORGS = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId";
    static final String USERS =
            "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,middleName,phone,agentSourcedIds,password,metadata.iin";
    static final String ROLES = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,orgSourcedId";
    static final String INSTITUTIONS =
            "sourcedId,status,dateLastModified,orgSourcedId,type,bin,addressKk,phone,languages,shifts,places,licenceDate,profileUrl";
    static final String STAFF = "sourcedId,status,dateLastModified,userSourcedId,orgSourcedId,position";
    static final String ACCOUNTS = "sourcedId,status,dateLastModified,userSourcedId,registeredOn,profileUrl";

    private static final String TABLES =
            "generation published pending move match org session course class person role agent demographics enrollment item_category line_item result institution class_profile staff account people category attested seen listed0 listed1 word0 word1 node head tree slug same root";
    private static final Map<String, Migrated> DATABASES = new HashMap<>();

    final TestDatabase database;
    final Store store;
    final Sql sql;
    final Trees trees;
    final RegistryPublisher publisher;
    final RegistryReader registry;
    final StaffReader staff;
    final RosterReader rosters;
    final ClassReader classes;
    final PeopleIndex index;
    final PeopleReader people;

    /** Looks into the index however few people there are. */
    final PeopleReader indexed;

    final PublicDirectory directory;
    final OrganisationScopes scopes;
    final DescribedRoot root;
    final MatchList matches;
    final List<String> audited = new ArrayList<>();

    private final TestClock clock = new TestClock();

    /** An empty portal on a database of a name; the database is made once for all tests. */
    static Portal on(String name) {
        return new Portal(DATABASES.computeIfAbsent(name, n -> {
            TestDatabase database = TestDatabase.lasting(n);
            return new Migrated(database, database.store("registry"), temporary());
        }));
    }

    private record Migrated(TestDatabase database, Store store, Path folder) {}

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("bbu-registry");
            folder.toFile().deleteOnExit();
            folder.resolve("iin.key").toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Portal(Migrated migrated) {
        this.database = migrated.database();
        this.store = migrated.store();
        this.sql = new Sql(store);
        for (String table : TABLES.split(" ")) {
            sql.update("delete from registry_" + table);
        }
        sql.update("update registry_half set newest = false, claimed = null");
        KazakhLetters alphabet = new KazakhLetters();
        this.trees = new Trees(store, database.transactions(), alphabet, new Defaults());
        this.publisher = new RegistryPublisher(
                store, database.bulk(), alphabet, trees, new IinVault(sql, migrated.folder()), clock);
        this.registry = new RegistryReader(store, alphabet, trees);
        this.staff = new StaffReader(store, alphabet, trees);
        this.rosters = new RosterReader(store, alphabet, trees);
        this.classes = new ClassReader(store, alphabet, clock);
        this.index = new PeopleIndex(store, database.bulk(), database.transactions(), alphabet);
        this.people = new PeopleReader(store, alphabet, index, clock, 4_000, 20_000);
        this.indexed = new PeopleReader(store, alphabet, index, clock, -1, -1);
        this.directory = new PublicDirectory(store, alphabet, trees);
        this.matches = new MatchList(
                store,
                database.transactions(),
                alphabet,
                trees,
                new IinVault(sql, migrated.folder()),
                (action, object) -> audited.add(action));
        this.scopes = new OrganisationScopes(store, alphabet, trees);
        this.root = new DescribedRoot(
                store, database.transactions(), trees, scopes, (action, object) -> audited.add(action));
    }

    /** Gives the root other words. */
    void describe(Viewer viewer, String name, String bin, String slug) {
        TestViewers.call(viewer, () -> {
            root.describe(new RootAuthority.Description(name, bin, slug));
            return null;
        });
    }

    /** Loads and publishes a package that must be good; gives read/added/changed/ended/skipped by file. */
    String load(FakeLoad load) {
        String counts = prepare(load);
        if (load.findings().hasErrors()) {
            throw new AssertionError(load.errors());
        }
        publish(load);
        return counts;
    }

    /** What a package does as a whole: file read/added/changed/ended/skipped. */
    String prepare(FakeLoad load) {
        return publisher.prepare(load).stream()
                .filter(count -> count.organisationId() == 0)
                .map(Portal::figures)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** What a package does at an institution, with its name. */
    String prepare(FakeLoad load, String institution) {
        return publisher.prepare(load).stream()
                .filter(count -> count.organisationId() == org(institution))
                .map(count -> count.organisation() + ": " + figures(count))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String figures(LoadCount c) {
        return c.file().replaceAll(".*/", "") + " " + c.read() + "/" + c.added() + "/" + c.changed() + "/" + c.ended()
                + "/" + c.skipped();
    }

    void publish(FakeLoad load) {
        database.transactions().run(() -> {
            publisher.publish(load.importId());
            return null;
        });
    }

    void undo(long importId) {
        database.transactions().run(() -> {
            publisher.undo(importId);
            return null;
        });
    }

    /** The errors of a package that must be refused. */
    List<String> refused(FakeLoad load) {
        publisher.prepare(load);
        publisher.discard(load.importId());
        if (load.errors().isEmpty()) {
            throw new AssertionError("the package was not refused");
        }
        return load.errors();
    }

    static FakeLoad region(long importId) {
        return new FakeLoad(importId, 7)
                .bulk(
                        "roster/orgs",
                        ORGS,
                        "east,,,East district,district,010140010011,",
                        "west,,,West district,district,010140010021,",
                        "school1,,,School 1,school,010140020019,east",
                        "school2,,,School 2,school,,east",
                        "school3,,,School 3,school,,west",
                        "hr,,,Personnel,department,,east")
                .bulk(
                        "roster/users",
                        USERS,
                        "p1,,,true,p1,Ann,Apple,,,m1,secret,900101300106",
                        "p2,,,true,p2,Bob,Berry,,,,secret,",
                        "p3,,,true,p3,Cid,Citrus,,,,,",
                        "m1,,,true,m1,Mary,Apple,,,,,",
                        "t1,,,true,t1,Tom,Tutor,Timur,+77010000001,,,",
                        "h1,,,true,h1,Hanna,Head,,,,,")
                .bulk(
                        "roster/roles",
                        ROLES,
                        "r1,,,p1,primary,student,school1",
                        "r2,,,p2,primary,student,school1",
                        "r3,,,p3,primary,student,school3",
                        "r4,,,m1,primary,parent,school1",
                        "r5,,,t1,primary,teacher,school1",
                        "r6,,,t1,secondary,administrator,school1",
                        "r7,,,h1,primary,districtAdministrator,east");
    }

    static FakeLoad journal(long importId) {
        return new FakeLoad(importId, 7)
                .with("replaces.east", "2027")
                .with("replaces.school1", "2027")
                .bulk(
                        "journal/institutions",
                        INSTITUTIONS,
                        "i0,,,east,other,,East street 1,+77232000000,,,,,https://kundelik.example/east",
                        "i1,,,school1,lyceum,010140020019,Abai 1,+77232000001,kk;ru,2,600,2020-09-01,https://kundelik.example/1")
                .bulk("journal/staff", STAFF, "s1,,,t1,school1,teacher", "s2,,,h1,east,head", "s3,,,t1,east,deputyHead")
                .bulk(
                        "journal/accounts",
                        ACCOUNTS,
                        "a1,,,p1,2026-09-01,",
                        "a2,,,h1,2026-09-01,https://kundelik.example/h1");
    }

    static long org(String sourcedId) {
        return Ids.of(7, "org", sourcedId);
    }

    <T> T as(Scope scope, Callable<T> work) {
        return TestViewers.call(TestViewers.of(Role.STAFF, scope), work);
    }

    <T> T asAll(Callable<T> work) {
        return as(Scope.EVERYTHING, work);
    }

    List<Institution> institutions(Scope scope, InstitutionQuery query) {
        return as(scope, () -> {
            List<Institution> found = new ArrayList<>();
            registry.institutions(query, found::add);
            return found;
        });
    }

    List<String> names(Scope scope) {
        return institutions(scope, InstitutionQuery.ALL).stream()
                .map(Institution::name)
                .toList();
    }

    List<String> authorities() {
        return asAll(registry::authorities).stream().map(Authority::name).toList();
    }

    long rows(String table) {
        return sql.number("select count(*) from " + table);
    }

    /** Sweeps as a month later. */
    void sweep() {
        Instant soon = Instant.now().plusSeconds(1);
        publisher.sweep(soon, soon);
    }

    @Override
    public void close() {
        publisher.close();
    }

    /** Lets a day come. */
    void day(String day) {
        clock.now = LocalDate.parse(day).atStartOfDay(TestClock.ZONE).toInstant();
    }

    private static final class TestClock extends Clock {
        private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
        private Instant now = Instant.parse("2026-11-14T06:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class Defaults implements Trees.Config {
        @Override
        public String root_name() {
            return "Oblast";
        }

        @Override
        public String root_bin() {
            return "010140010001";
        }

        @Override
        public String root_slug() {
            return "oblast";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return Trees.Config.class;
        }
    }
}
