package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.access.Scope;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** How packages come in, on each database: invisible, compared, published or refused. */
public class LoadingTest extends OnEachDatabase {
    @Test
    public void nobodySeesWhatIsPreparedOnly() {
        FakeLoad load = Portal.region(1);
        portal.prepare(load);
        assertEquals(List.of(), portal.names(Scope.EVERYTHING));
        assertEquals(6, portal.rows("registry_org"));
        portal.publisher.discard(1);
        portal.sweep();
        assertEquals(0, portal.rows("registry_org"));
        assertEquals(0, portal.rows("registry_generation"));
        assertEquals(List.of("Oblast"), portal.authorities());
    }

    @Test
    public void whatCameInIsHeld() {
        assertEquals("orgs 6/6/0/0/0, roles 7/7/0/0/0, users 6/6/0/0/0", portal.load(Portal.region(1)));
        assertEquals(6, portal.rows("registry_org"));
        assertEquals(6, portal.rows("registry_person"));
        assertEquals(7, portal.rows("registry_role"));
        assertEquals(1, portal.rows("registry_agent"));
        assertEquals(
                Optional.of("iin=********0106"),
                portal.sql.one("select metadata from registry_person where username = 'p1'", row -> row.getString(1)));
        assertEquals("accounts 2/2/0/0/0, institutions 2/2/0/0/0, staff 3/3/0/0/0", portal.load(Portal.journal(2)));
    }

    @Test
    public void theSamePackageAgainChangesNothing() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
        long trees = portal.rows("registry_tree");
        assertEquals("orgs 6/0/0/0/0, roles 7/0/0/0/0, users 6/0/0/0/0", portal.load(Portal.region(3)));
        assertEquals("accounts 2/0/0/0/0, institutions 2/0/0/0/0, staff 3/0/0/0/0", portal.load(Portal.journal(4)));
        assertEquals(trees, portal.rows("registry_tree"));
        portal.sweep();
        assertEquals(6, portal.rows("registry_org"));
        assertEquals(7, portal.rows("registry_role"));
        assertEquals(3, portal.rows("registry_staff"));
        assertEquals(3, portal.names(Scope.EVERYTHING).size());
    }

    @Test
    public void aBulkFileEndsWhatItDoesNotName() {
        portal.load(Portal.region(1));
        assertEquals(
                "orgs 6/1/1/1/0",
                portal.load(new FakeLoad(2, 7)
                        .bulk(
                                "roster/orgs",
                                Portal.ORGS,
                                "east,,,East district,district,010140010011,",
                                "west,,,West district,district,010140010021,",
                                "school1,,,School One,school,010140020019,east",
                                "school2,,,School 2,school,,east",
                                "school4,,,School 4,school,,west",
                                "hr,,,Personnel,department,,east")));
        assertEquals(List.of("School 2", "School 4", "School One"), portal.names(Scope.EVERYTHING));
        // Files that the package does not have stay as they were.
        assertEquals(6, portal.rows("registry_person"));
        portal.sweep();
        assertEquals(6, portal.rows("registry_org"));
        assertEquals(6, portal.rows("registry_person"));
    }

    @Test
    public void aPartThatDidNotChangeKeepsItsRowsOnce() {
        portal.load(Portal.region(1));
        FakeLoad again = Portal.region(2);
        again.bulk(
                "roster/orgs",
                Portal.ORGS,
                "east,,,East district,district,010140010011,",
                "west,,,Far West,district,,",
                "school1,,,School 1,school,,east",
                "school3,,,School 3,school,,west");
        portal.load(again);
        portal.sweep();
        assertEquals(4, portal.rows("registry_org"));
        assertEquals(6, portal.rows("registry_person"));
        assertEquals(7, portal.rows("registry_role"));
        assertEquals(
                2,
                portal.asAll(() -> portal.registry.people(InstitutionQuery.ALL)).size());
    }

    @Test
    public void aDeltaAddsChangesAndEnds() {
        portal.load(Portal.region(1));
        String later = "2026-10-01T00:00:00Z";
        assertEquals(
                "users 3/1/1/1/0",
                portal.load(new FakeLoad(2, 7)
                        .delta(
                                "roster/users",
                                Portal.USERS,
                                "p1,active," + later + ",true,p1,Anna,Apple,,,,,",
                                "p9,active," + later + ",true,p9,New,Nut,,,,,",
                                "p2,tobedeleted," + later + ",true,p2,Bob,Berry,,,,,")));
        portal.sweep();
        assertEquals(6, portal.rows("registry_person"));
        // The delta no longer names the mother.
        assertEquals(0, portal.rows("registry_agent"));
        assertEquals(7, portal.rows("registry_role"));
        assertEquals(
                new Registry.People(1, 1, 1, 0, 0, 0),
                portal.asAll(() -> portal.registry.people(InstitutionQuery.ALL)).get(Portal.org("school1")));
    }

    @Test
    public void aDeltaOlderThanWhatIsStoredIsSkipped() {
        portal.load(Portal.region(1));
        portal.load(delta(2, "2026-10-02T00:00:00.500Z", "Newer"));
        assertEquals("orgs 1/0/0/0/1", portal.load(delta(3, "2026-10-02T00:00:00Z", "Older")));
        assertTrue(portal.names(Scope.EVERYTHING).contains("Newer"));
        assertEquals("orgs 1/0/0/0/0", portal.load(delta(4, "2026-10-03T00:00:00Z", "Newer")));
    }

    private static FakeLoad delta(long importId, String time, String schoolName) {
        return new FakeLoad(importId, 7)
                .delta(
                        "roster/orgs",
                        Portal.ORGS,
                        "school1,active," + time + "," + schoolName + ",school,010140020019,east");
    }

    @Test
    public void aJournalReplacesOnlyTheInstitutionsThatItNames() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
        assertEquals(
                "institutions 1/1/0/0/0, staff 1/1/0/0/0",
                portal.load(new FakeLoad(3, 7)
                        .with("replaces.school2", "2027")
                        .bulk("journal/institutions", Portal.INSTITUTIONS, "i2,,,school2,gymnasium,,,,,,,,")
                        .bulk("journal/staff", Portal.STAFF, "s9,,,t1,school2,teacher")));
        assertEquals(
                List.of("lyceum", "gymnasium", ""),
                portal.institutions(Scope.EVERYTHING, InstitutionQuery.ALL).stream()
                        .map(Institution::type)
                        .toList());
        // An institution that now has no rows can be said.
        assertEquals(
                "staff 1/0/0/1/0",
                portal.load(new FakeLoad(4, 7)
                        .with("replaces.school1", "2027")
                        .with("replaces.school2", "2027")
                        .bulk("journal/staff", Portal.STAFF, "s9,,,t1,school2,teacher")));
        portal.sweep();
        assertEquals(3, portal.rows("registry_staff"));
        assertEquals(2, portal.directory.heads(Portal.org("east")).size());
        assertEquals(3, portal.rows("registry_institution"));
    }

    @Test
    public void accountsOfOtherInstitutionsStay() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
        assertEquals(
                "accounts 1/1/0/1/0",
                portal.load(new FakeLoad(3, 7)
                        .with("replaces.school1", "2027")
                        .bulk("journal/accounts", Portal.ACCOUNTS, "a9,,,p2,2026-10-01,")));
        portal.sweep();
        assertEquals(2, portal.rows("registry_account"));
        assertEquals(
                "https://kundelik.example/h1",
                portal.directory.heads(Portal.org("east")).get(0).profileUrl());
        assertEquals(
                new Registry.People(2, 1, 1, 1, 0, 0),
                portal.asAll(() -> portal.registry.people(InstitutionQuery.ALL)).get(Portal.org("school1")));
    }

    @Test
    public void rolesOfVersion11ComeWithUsers() {
        String users =
                "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds";
        FakeLoad first = new FakeLoad(1, 7)
                .with("oneroster.version", "1.1")
                .bulk("roster/orgs", Portal.ORGS, "a,,,A,school,,", "b,,,B,school,,")
                .bulk("roster/users", users, "p,,,true,a;b;a,student,p,Ann,Apple,q", "q,,,true,b,parent,q,Mary,Apple,");
        assertEquals("orgs 2/2/0/0/0, users 2/2/0/0/0", portal.load(first));
        assertEquals(3, portal.rows("registry_role"));
        portal.load(new FakeLoad(2, 7)
                .with("oneroster.version", "1.1")
                .delta("roster/users", users, "p,active,2026-10-01T00:00:00Z,true,b,student,p,Ann,Apple,q"));
        portal.sweep();
        assertEquals(2, portal.rows("registry_role"));
        assertEquals(1, portal.rows("registry_agent"));
        Map<Long, Registry.People> people = portal.asAll(() -> portal.registry.people(InstitutionQuery.ALL));
        assertEquals(Map.of(Portal.org("b"), new Registry.People(1, 0, 1, 0, 0, 0)), people);
    }

    @Test
    public void errorsNameTheRow() {
        FakeLoad bad = new FakeLoad(1, 7)
                .bulk(
                        "roster/orgs",
                        Portal.ORGS,
                        "a,,,A,district,,c",
                        "b,,,B,district,,a",
                        "c,,,C,district,,b",
                        "s,,,S,school,,nowhere",
                        "s,,,S,school,,a")
                .bulk("roster/users", Portal.USERS, "p,,,true,p,Ann,Apple,,,ghost,,")
                .bulk("roster/roles", Portal.ROLES, "r,,,p,primary,student,elsewhere");
        List<String> errors = portal.refused(bad);
        assertTrue(errors.toString(), errors.contains("roster/orgs:6 sourcedId duplicate"));
        assertTrue(errors.toString(), errors.contains("roster/orgs:5 parentSourcedId reference"));
        assertTrue(errors.toString(), errors.stream().anyMatch(e -> e.endsWith("parentSourcedId circle")));
        assertTrue(errors.toString(), errors.contains("roster/users:2 agentSourcedIds reference"));
        assertTrue(errors.toString(), errors.contains("roster/roles:2 orgSourcedId reference"));
        portal.sweep();
        assertEquals(0, portal.rows("registry_org"));
    }

    @Test
    public void aValueWithoutRoomIsAnErrorOfItsRow() {
        FakeLoad bad = Portal.journal(2)
                .bulk("journal/institutions", Portal.INSTITUTIONS, "i1,,,school1,lyceum,1234567890123,,,,40000,,,");
        portal.load(Portal.region(1));
        assertEquals(
                List.of("journal/institutions:2 bin value.tooLong", "journal/institutions:2 shifts value.integer"),
                portal.refused(bad));
    }

    @Test
    public void aJournalMayNotSpeakOfInstitutionsThatItDoesNotReplace() {
        portal.load(Portal.region(1));
        FakeLoad bad = new FakeLoad(2, 7)
                .with("replaces.school1", "2027")
                .bulk("journal/staff", Portal.STAFF, "s1,,,t1,school1,teacher", "s2,,,t1,school3,teacher");
        assertEquals(List.of("journal/staff:3 orgSourcedId notReplaced"), portal.refused(bad));
    }

    @Test
    public void aTermMustBeASession() {
        FakeLoad bad = Portal.region(1)
                .bulk("roster/courses", "sourcedId,status,dateLastModified,title,orgSourcedId", "c,,,Algebra,school1")
                .bulk(
                        "roster/classes",
                        "sourcedId,status,dateLastModified,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds",
                        "k,,,5 A,c,homeroom,school1,t1");
        assertEquals(List.of("roster/classes:2 termSourcedIds reference"), portal.refused(bad));
    }

    @Test
    public void aPackageThatIsRepeatedAfterACrashBeginsAnew() {
        portal.prepare(Portal.region(1));
        assertEquals("orgs 6/6/0/0/0, roles 7/7/0/0/0, users 6/6/0/0/0", portal.load(Portal.region(1)));
        assertEquals(6, portal.rows("registry_org"));
        assertEquals(3, portal.names(Scope.EVERYTHING).size());
    }

    @Test
    public void whatWasPublishedIsNotDiscarded() {
        portal.load(Portal.region(1));
        portal.publisher.discard(1);
        portal.sweep();
        assertEquals(3, portal.names(Scope.EVERYTHING).size());
        assertEquals(6, portal.rows("registry_org"));
    }

    @Test
    public void aPublicationThatFailsLeavesWhatWasBefore() {
        portal.load(Portal.region(1));
        FakeLoad second = new FakeLoad(2, 7).bulk("roster/orgs", Portal.ORGS, "x,,,Only,school,,");
        portal.prepare(second);
        try {
            portal.database.transactions().run(() -> {
                portal.publisher.publish(2);
                throw new IllegalStateException("the power is gone");
            });
        } catch (RuntimeException expected) {
            // That is the point.
        }
        assertEquals(3, portal.names(Scope.EVERYTHING).size());
        portal.publish(second);
        assertEquals(List.of("Only"), portal.names(Scope.EVERYTHING));
    }
}
