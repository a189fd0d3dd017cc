package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Load.Mode;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The registry on each database: what a package does, and who sees it. */
@RunWith(Parameterized.class)
public class RegistryTest {
    private static final long SOURCE = 7;

    private static final Alphabet PLAIN = new Alphabet() {
        @Override
        public byte[] sortKey(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return bytes.length > 250 ? Arrays.copyOf(bytes, 250) : bytes;
        }

        @Override
        public String fold(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    };

    @Parameterized.Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("derby", "postgresql");
    }

    private final boolean postgres;
    private TestDatabase database;
    private Sql sql;
    private RegistryPublisher publisher;
    private RegistryReader reader;
    private long imports;

    public RegistryTest(String name) {
        postgres = name.equals("postgresql");
    }

    @Before
    public void open() {
        database = postgres ? TestDatabase.postgres() : TestDatabase.derby();
        Store store = database.store("registry");
        sql = new Sql(store);
        publisher = new RegistryPublisher(store, database.bulk(), PLAIN);
        reader = new RegistryReader(store, database.transactions(), PLAIN);
    }

    @After
    public void close() {
        publisher.close();
        database.close();
    }

    @Test
    public void nothingIsSeenBeforeItIsPublished() {
        FakeLoad load = roster();
        publisher.prepare(load);
        assertEquals(List.of(), load.errors);
        assertEquals(List.of(), names(Scope.EVERYTHING));
        publish(load);
        assertEquals(List.of("A school", "B school", "C school"), names(Scope.EVERYTHING));
    }

    @Test
    public void theSamePackageAgainChangesNothing() {
        load(roster());
        FakeLoad again = roster();
        for (LoadCount count : publisher.prepare(again)) {
            assertEquals(count.file(), 0, count.added() + count.changed() + count.ended());
            assertTrue(count.file(), count.read() > 0);
        }
        long tree = new Generations(sql).tree();
        publish(again);
        assertEquals(tree, new Generations(sql).tree());
    }

    @Test
    public void aBulkPackageEndsWhatItNoLongerNames() {
        load(roster());
        FakeLoad next = new FakeLoad(++imports, SOURCE, Mode.BULK)
                .rows(
                        "roster/orgs",
                        "sourcedId=d1; name=North; type=district",
                        "sourcedId=s1; name=A school renamed; type=school; parentSourcedId=d1",
                        "sourcedId=s9; name=New school; type=school; parentSourcedId=d1");
        LoadCount count = publisher.prepare(next).get(0);
        assertEquals(1, count.added());
        assertEquals(1, count.changed());
        assertEquals(3, count.ended());
        publish(next);
        assertEquals(List.of("A school renamed", "New school"), names(Scope.EVERYTHING));
    }

    @Test
    public void aDeltaKeepsWhatItDoesNotMentionAndSkipsWhatIsOlder() {
        load(roster());
        load(delta("2026-11-02T00:00:00Z", "sourcedId=s1; name=Newer name; type=school; parentSourcedId=d1"));
        FakeLoad older =
                delta("2026-11-01T00:00:00Z", "sourcedId=s1; name=Older name; type=school; parentSourcedId=d1");
        LoadCount count = publisher.prepare(older).get(0);
        assertEquals(1, count.skipped());
        assertEquals(0, count.changed());
        publish(older);
        assertEquals(List.of("B school", "C school", "Newer name"), names(Scope.EVERYTHING));
    }

    @Test
    public void aDeltaEndsARecord() {
        load(roster());
        FakeLoad delta = new FakeLoad(++imports, SOURCE, Mode.DELTA)
                .rows(
                        "roster/orgs",
                        "sourcedId=s2; status=tobedeleted; dateLastModified=2026-11-03T00:00:00Z; name=B school; type=school; parentSourcedId=d1");
        assertEquals(1, publisher.prepare(delta).get(0).ended());
        publish(delta);
        assertEquals(List.of("A school", "C school"), names(Scope.EVERYTHING));
    }

    @Test
    public void aRefusedPackageLeavesEverythingAsItWas() {
        load(roster());
        FakeLoad bad = new FakeLoad(++imports, SOURCE, Mode.BULK)
                .rows(
                        "roster/orgs",
                        "sourcedId=d1; name=North; type=district",
                        "sourcedId=s1; name=One; type=school; parentSourcedId=nowhere",
                        "sourcedId=s1; name=Two; type=school; parentSourcedId=d1");
        publisher.prepare(bad);
        assertEquals(
                List.of("roster/orgs:4 sourcedId duplicate", "roster/orgs:3 parentSourcedId reference"), bad.errors);
        publisher.discard(bad.importId());
        assertEquals(List.of("A school", "B school", "C school"), names(Scope.EVERYTHING));
    }

    @Test
    public void organisationsInACircleAreRefused() {
        FakeLoad bad = new FakeLoad(++imports, SOURCE, Mode.BULK)
                .rows(
                        "roster/orgs",
                        "sourcedId=a; name=A; type=district; parentSourcedId=b",
                        "sourcedId=b; name=B; type=district; parentSourcedId=a");
        publisher.prepare(bad);
        assertTrue(bad.errors.toString(), bad.errors.contains("roster/orgs:2 parentSourcedId circle"));
    }

    @Test
    public void aPackageCannotReachOutsideItsScope() throws Exception {
        load(roster());
        FakeLoad foreign = roster().within(scope("South"));
        publisher.prepare(foreign);
        assertTrue(foreign.errors.toString(), foreign.errors.stream().anyMatch(e -> e.endsWith("outsideScope")));
    }

    @Test
    public void aDistrictSeesOnlyItsOwn() throws Exception {
        load(roster());
        load(profiles());
        Scope south = scope("South");
        assertEquals(List.of("C school"), names(south));
        as(south, () -> {
            assertEquals(1, reader.count(InstitutionQuery.ALL));
            assertEquals(
                    List.of("South"),
                    reader.authorities().stream().map(Authority::name).toList());
            assertEquals(Set.of(id("s3")), reader.people(InstitutionQuery.ALL).keySet());
            assertTrue(reader.institution(id("s1")).isEmpty());
            assertTrue(reader.institution(id("s3")).isPresent());
            assertEquals(0, reader.count(InstitutionQuery.ALL.under(authority("North"))));
            assertEquals(1, reader.coverage(InstitutionQuery.ALL).all());
            assertEquals(List.of("gymnasium"), reader.types());
            return null;
        });
    }

    @Test
    public void withoutAViewerNothingIsTold() {
        assertThrows(Problem.class, () -> reader.count(InstitutionQuery.ALL));
        assertThrows(Problem.class, () -> reader.people(InstitutionQuery.ALL));
        assertThrows(Problem.class, () -> reader.authorities());
    }

    @Test
    public void profilesAreReplacedInstitutionByInstitution() throws Exception {
        load(roster());
        load(profiles());
        FakeLoad next = new FakeLoad(++imports, SOURCE, Mode.BULK)
                .replaces("s1")
                .rows("journal/institutions", "sourcedId=p1; orgSourcedId=s1; type=lyceum; phone=2");
        LoadCount count = publisher.prepare(next).get(0);
        assertEquals(List.of(), next.errors);
        assertEquals(0, count.ended());
        assertEquals(1, count.changed());
        publish(next);
        assertEquals("2", institution("s1").contacts().phone());
        assertEquals("gymnasium", institution("s3").type());
    }

    @Test
    public void aProfileOfAnInstitutionThatIsNotNamedAsReplacedIsRefused() {
        load(roster());
        FakeLoad bad = new FakeLoad(++imports, SOURCE, Mode.BULK)
                .replaces("s1")
                .rows("journal/institutions", "sourcedId=p3; orgSourcedId=s3; type=lyceum");
        publisher.prepare(bad);
        assertEquals(List.of("journal/institutions:2 orgSourcedId notReplaced"), bad.errors);
    }

    @Test
    public void peopleAreCountedByInstitutionWithTheirAccounts() throws Exception {
        load(roster());
        load(profiles());
        as(Scope.EVERYTHING, () -> {
            var people = reader.people(InstitutionQuery.ALL);
            assertEquals(2, people.get(id("s1")).pupils());
            assertEquals(1, people.get(id("s1")).pupilUsers());
            assertEquals(1, people.get(id("s1")).staff());
            assertEquals(1, people.get(id("s3")).parents());
            return null;
        });
    }

    @Test
    public void anAuthorityWithTheRootsBinIsTheRoot() {
        reader.describeRoot("Oblast", "990140400009", "oblast");
        load(new FakeLoad(++imports, SOURCE, Mode.BULK)
                .rows(
                        "roster/orgs",
                        "sourcedId=o; name=The oblast by its vendor; type=state; identifier=990140400009",
                        "sourcedId=d; name=District; type=district; parentSourcedId=o"));
        assertEquals("Oblast", reader.rootAuthority().name());
        assertEquals(
                List.of("District"),
                reader.children(Ids.ROOT).stream().map(Authority::name).toList());
    }

    @Test
    public void addressesOfAuthoritiesStay() {
        load(roster());
        String before = reader.children(Ids.ROOT).get(0).slug();
        load(delta("2026-11-05T00:00:00Z", "sourcedId=d1; name=Another name; type=district"));
        assertTrue(reader.authority(before).isPresent());
        assertEquals("Another name", reader.authority(before).orElseThrow().name());
    }

    @Test
    public void searchFindsWhatWasTypedAsItIsMeant() {
        load(new FakeLoad(++imports, SOURCE, Mode.BULK)
                .rows("roster/orgs", "sourcedId=s; name=100% мектеп_1; type=school"));
        assertEquals(List.of("100% мектеп_1"), found("100%"));
        assertEquals(List.of("100% мектеп_1"), found("п_1"));
        assertEquals(List.of(), found("1%м"));
        assertEquals(List.of(), found("' or 1=1 --"));
    }

    @Test
    public void sweepingRemovesOnlyWhatNobodySees() {
        load(roster());
        load(delta("2026-11-05T00:00:00Z", "sourcedId=s1; name=A2; type=school; parentSourcedId=d1"));
        FakeLoad dropped = roster();
        publisher.prepare(dropped);
        publisher.discard(dropped.importId());
        publisher.sweep(Instant.now().plusSeconds(60));
        assertEquals(0, sql.number("select count(*) from registry_org where generation = ?", dropped.importId()));
        assertEquals(List.of("A2", "B school", "C school"), names(Scope.EVERYTHING));
        assertEquals(4, sql.number("select count(*) from registry_person"));
    }

    private FakeLoad roster() {
        return new FakeLoad(++imports, SOURCE, Mode.BULK)
                .rows(
                        "roster/orgs",
                        "sourcedId=d1; name=North; type=district",
                        "sourcedId=d2; name=South; type=district",
                        "sourcedId=s1; name=A school; type=school; parentSourcedId=d1",
                        "sourcedId=s2; name=B school; type=school; parentSourcedId=d1",
                        "sourcedId=s3; name=C school; type=school; parentSourcedId=d2")
                .rows(
                        "roster/users",
                        "sourcedId=u1; enabledUser=true; username=u1; familyName=Әсел; givenName=А",
                        "sourcedId=u2; enabledUser=true; username=u2; familyName=Бек; givenName=Б",
                        "sourcedId=u3; enabledUser=true; username=u3; familyName=Иванов; givenName=В",
                        "sourcedId=u4; enabledUser=true; username=u4; familyName=Ким; givenName=Г; agentSourcedIds=u1")
                .rows(
                        "roster/roles",
                        "sourcedId=r1; userSourcedId=u1; roleType=primary; role=student; orgSourcedId=s1",
                        "sourcedId=r2; userSourcedId=u2; roleType=primary; role=student; orgSourcedId=s1",
                        "sourcedId=r3; userSourcedId=u3; roleType=primary; role=teacher; orgSourcedId=s1",
                        "sourcedId=r4; userSourcedId=u4; roleType=primary; role=parent; orgSourcedId=s3");
    }

    private FakeLoad profiles() {
        return new FakeLoad(++imports, SOURCE, Mode.BULK)
                .replaces("s1", "s3")
                .rows(
                        "journal/institutions",
                        "sourcedId=p1; orgSourcedId=s1; type=lyceum; phone=1",
                        "sourcedId=p3; orgSourcedId=s3; type=gymnasium; phone=3")
                .rows("journal/accounts", "sourcedId=a1; userSourcedId=u1; registeredOn=2025-09-01");
    }

    private FakeLoad delta(String modified, String... orgs) {
        FakeLoad delta = new FakeLoad(++imports, SOURCE, Mode.DELTA);
        for (String org : orgs) {
            delta.rows("roster/orgs", org + "; status=active; dateLastModified=" + modified);
        }
        return delta;
    }

    private void load(FakeLoad load) {
        publisher.prepare(load);
        assertEquals(List.of(), load.errors);
        publish(load);
    }

    private void publish(FakeLoad load) {
        database.transactions().run(() -> {
            publisher.publish(load.importId());
            return null;
        });
    }

    private static long id(String sourcedId) {
        return Ids.of(SOURCE, "org", sourcedId);
    }

    private long authority(String name) {
        return reader.children(Ids.ROOT).stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Scope scope(String authority) {
        return reader.of(authority(authority));
    }

    private Institution institution(String sourcedId) throws Exception {
        return as(Scope.EVERYTHING, () -> reader.institution(id(sourcedId)).orElseThrow());
    }

    private List<String> names(Scope scope) {
        return query(scope, InstitutionQuery.ALL);
    }

    private List<String> found(String text) {
        return query(Scope.EVERYTHING, InstitutionQuery.ALL.containing(text));
    }

    private List<String> query(Scope scope, InstitutionQuery query) {
        try {
            return as(scope, () -> {
                List<String> names = new ArrayList<>();
                reader.institutions(query, i -> names.add(i.name()));
                return names;
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T as(Scope scope, Callable<T> work) throws Exception {
        return Viewers.call(new Viewer(1, "officer", Role.STAFF, 1, scope, Language.KK, "test", ""), work);
    }

    @Test
    public void idsDifferBySourceAndKind() {
        assertEquals(
                3,
                Set.of(Ids.of(1, "org", "a"), Ids.of(2, "org", "a"), Ids.of(1, "person", "a"))
                        .size());
    }
}
