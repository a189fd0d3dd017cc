package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.testkit.FakeLoad;
import org.junit.Before;
import org.junit.Test;

/** What several sources and uploaders may do to each other. */
public class ReachTest extends OnEachDatabase {
    @Before
    public void load() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
    }

    /** A package of another source, sent by somebody of the western district. */
    private FakeLoad west(long importId, String... orgs) {
        String[] lines = new String[orgs.length + 1];
        lines[0] = Portal.ORGS;
        System.arraycopy(orgs, 0, lines, 1, orgs.length);
        long west = Portal.org("west");
        return new FakeLoad(importId, 9).bulk("roster/orgs", lines).under(west, portal.scopes.of(west));
    }

    @Test
    public void aPackageWithinItsDistrictIsTaken() {
        portal.load(
                west(3, "d,,,West,district,010140010021,", "s,,,New school,school,,d", "t,,,Other school,school,,"));
        assertEquals(
                List.of("New school", "Other school", "School 3"), portal.names(portal.scopes.of(Portal.org("west"))));
    }

    @Test
    public void aPackageThatWasReadWhileAnotherWasPublishedIsCheckedAgainstWhatIsSeenNow() {
        FakeLoad good = west(4, "s,,,New school,school,,");
        FakeLoad bad = west(5, "s,,,Mine now,school,010140020019,");
        portal.load(
                new FakeLoad(3, 8).bulk("roster/orgs", Portal.ORGS, "d,,,A district,district,,", "s,,,A,school,,d"));
        portal.sweep();
        assertEquals(List.of("roster/orgs:2 name outsideScope"), portal.refused(bad));
        portal.load(good);
        assertEquals(List.of("New school", "School 3"), portal.names(portal.scopes.of(Portal.org("west"))));
    }

    @Test
    public void whoMayReachNothingLoadsNothing() {
        FakeLoad bad = west(3, "s,,,New school,school,,").under(Portal.org("west"), Scope.NOTHING);
        assertEquals(List.of(":0  outsideScope"), portal.refused(bad));
    }

    @Test
    public void anAuthorityAboveMayBeNamedButNotTouched() {
        portal.load(west(
                3,
                "top,,,Renamed,state,010140010001,",
                "d,,,West,district,010140010021,top",
                "s,,,New school,school,,d"));
        assertEquals(List.of("Oblast", "East district", "West district"), portal.authorities());
        assertEquals(2, portal.directory.count(Portal.org("west"), InstitutionQuery.ALL));
    }

    @Test
    public void aPackageMayNotReachAnotherDistrict() {
        assertEquals(
                List.of("roster/orgs:2 name outsideScope", "roster/orgs:3 name outsideScope"),
                portal.refused(west(3, "d,,,East,district,010140010011,", "s,,,New school,school,,d")));
    }

    @Test
    public void aPackageMayNotTakeAnotherDistrictsSchoolByItsBin() {
        assertEquals(
                List.of("roster/orgs:2 name outsideScope"),
                portal.refused(west(3, "s,,,Mine now,school,010140020019,")));
    }

    @Test
    public void aPackageMayNotMakeADistrictBesideItsOwn() {
        assertEquals(
                List.of("roster/orgs:3 name outsideScope"),
                portal.refused(west(3, "top,,,Oblast,state,010140010001,", "n,,,New district,district,,top")));
    }

    @Test
    public void aSourceThatReachesFurtherIsRefusedEvenIfItOnlyEndsRecords() {
        long west = Portal.org("west");
        FakeLoad bad = new FakeLoad(3, 7)
                .bulk("roster/orgs", Portal.ORGS, "school3,,,School 3,school,,")
                .under(west, portal.scopes.of(west));
        assertTrue(portal.refused(bad).contains(":0  outsideScope"));
    }

    @Test
    public void aJournalMayNotEmptyAnotherDistrictsSchool() {
        long west = Portal.org("west");
        FakeLoad bad = new FakeLoad(3, 7)
                .with("replaces.school1", "2027")
                .bulk("journal/staff", Portal.STAFF, "s1,,,t1,school1,teacher")
                .under(west, portal.scopes.of(west));
        List<String> errors = portal.refused(bad);
        assertTrue(errors.contains("journal/staff:2 orgSourcedId outsideScope"));
        assertTrue(errors.contains("manifest:0 replaces.school1 outsideScope"));
    }

    @Test
    public void aSchoolOfTwoSourcesIsOneByItsBin() {
        long before = Portal.org("school1");
        FakeLoad other = new FakeLoad(3, 4)
                .bulk("roster/orgs", Portal.ORGS, "x,,,School No. 1,school,010140020019,", "y,,,School 2,school,,")
                .bulk("roster/users", Portal.USERS, "z,,,true,z,Zed,Zebra,,,,,")
                .bulk("roster/roles", Portal.ROLES, "r,,,z,primary,student,x");
        portal.load(other);
        // School 2 has the same name and no BIN: never joined silently.
        assertEquals(List.of("School 1", "School 2", "School 2", "School 3"), portal.names(Scope.EVERYTHING));
        Map<Long, Registry.People> people = portal.asAll(() -> portal.registry.people(InstitutionQuery.ALL));
        assertEquals(3, people.get(before).pupils());
        long alias = Ids.of(4, "org", "x");
        assertEquals(
                before,
                portal.asAll(() -> portal.registry.institution(alias))
                        .orElseThrow()
                        .id());
    }

    @Test
    public void aJoinedSchoolKeepsItsIdWhenTheFirstSourceEndsIt() {
        portal.load(new FakeLoad(3, 4).bulk("roster/orgs", Portal.ORGS, "x,,,School No. 1,school,010140020019,"));
        portal.load(new FakeLoad(4, 7).bulk("roster/orgs", Portal.ORGS, "school3,,,School 3,school,,"));
        assertEquals(List.of("School 3", "School No. 1"), portal.names(Scope.EVERYTHING));
        assertTrue(portal.asAll(() -> portal.registry.institution(Portal.org("school1")))
                .isPresent());
    }

    @Test
    public void aBinThatTwoSchoolsOfOneSourceHaveJoinsNothing() {
        portal.load(new FakeLoad(3, 4)
                .bulk("roster/orgs", Portal.ORGS, "x,,,X,school,010140020019,", "y,,,Y,school,010140020019,"));
        assertEquals(List.of("School 1", "School 2", "School 3", "X", "Y"), portal.names(Scope.EVERYTHING));
    }

    @Test
    public void sourcesThatContradictEachOtherLoseNobody() {
        portal.load(new FakeLoad(3, 4)
                .bulk("roster/orgs", Portal.ORGS, "a,,,A,district,010140030016,", "b,,,B,district,010140030026,a"));
        portal.load(new FakeLoad(4, 3)
                .bulk(
                        "roster/orgs",
                        Portal.ORGS,
                        "b,,,B,district,010140030026,",
                        "a,,,A,district,010140030016,b",
                        "s,,,Lost,school,,a"));
        assertTrue(portal.names(Scope.EVERYTHING).contains("Lost"));
    }
}
