package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** What an import does at each institution, on each database. */
public class InstitutionFiguresTest extends OnEachDatabase {
    @Test
    public void aFirstPackageAddsAllAndPeopleCountWhereTheyHaveARole() {
        assertEquals(
                "School 1: roles 5/5/0/0/0, School 1: users 4/4/0/0/0", portal.prepare(Portal.region(1), "school1"));
    }

    @Test
    public void aLaterPackageChangesAndEndsWhereItDoes() {
        portal.load(Portal.region(1));
        assertEquals("School 1: roles 4/0/0/1/0, School 1: users 3/0/1/1/0", portal.prepare(later(2), "school1"));
        portal.publisher.discard(2);
        assertEquals("School 2: roles 1/1/0/0/0, School 2: users 1/1/0/0/0", portal.prepare(later(3), "school2"));
    }

    private static FakeLoad later(long importId) {
        return new FakeLoad(importId, 7)
                .bulk(
                        "roster/users",
                        Portal.USERS,
                        "p1,,,true,p1,Anna,Apple,,,m1,secret,900101300106",
                        "p3,,,true,p3,Cid,Citrus,,,,,",
                        "m1,,,true,m1,Mary,Apple,,,,,",
                        "t1,,,true,t1,Tom,Tutor,Timur,+77010000001,,,",
                        "h1,,,true,h1,Hanna,Head,,,,,",
                        "n1,,,true,n1,Nora,New,,,,,")
                .bulk(
                        "roster/roles",
                        Portal.ROLES,
                        "r1,,,p1,primary,student,school1",
                        "r3,,,p3,primary,student,school3",
                        "r4,,,m1,primary,parent,school1",
                        "r5,,,t1,primary,teacher,school1",
                        "r6,,,t1,secondary,administrator,school1",
                        "r7,,,h1,primary,districtAdministrator,east",
                        "r8,,,n1,primary,student,school2");
    }

    private static FakeLoad delta(long importId) {
        return new FakeLoad(importId, 7)
                .delta(
                        "roster/users",
                        Portal.USERS,
                        "p1,active,2026-10-01T00:00:00Z,true,p1,Anna,Apple,,,m1,secret,900101300106",
                        "p3,tobedeleted,2026-10-01T00:00:00Z,true,p3,Cid,Citrus,,,,,");
    }

    @Test
    public void aDeltaCountsPeopleWhoseRolesItDoesNotMention() {
        portal.load(Portal.region(1));
        assertEquals("School 1: users 1/0/1/0/0", portal.prepare(delta(2), "school1"));
        portal.publisher.discard(2);
        assertEquals("School 3: users 1/0/0/1/0", portal.prepare(delta(3), "school3"));
    }

    @Test
    public void aJournalPackageCountsStaffAndAccountsByInstitution() {
        portal.load(Portal.region(1));
        assertEquals(
                "School 1: accounts 1/1/0/0/0, School 1: institutions 1/1/0/0/0, School 1: staff 1/1/0/0/0",
                portal.prepare(Portal.journal(2), "school1"));
    }

    @Test
    public void theSameAgainChangesNothingAnywhere() {
        portal.load(Portal.region(1));
        assertEquals(
                "School 1: roles 5/0/0/0/0, School 1: users 4/0/0/0/0", portal.prepare(Portal.region(2), "school1"));
    }

    @Test
    public void whereEachRowNamesAnInstitutionTheFiguresSumUpToTheWhole() {
        List<LoadCount> counts = portal.publisher.prepare(Portal.region(1));
        Map<String, Long> sums = new HashMap<>();
        counts.stream()
                .filter(count -> count.organisationId() != 0)
                .forEach(count -> sums.merge(count.file(), count.added(), Long::sum));
        List<LoadCount> wholes = counts.stream()
                .filter(count -> count.organisationId() == 0 && count.file().equals("roster/roles"))
                .toList();
        assertTrue(!wholes.isEmpty());
        wholes.forEach(whole -> assertEquals((Long) whole.added(), sums.get(whole.file())));
    }
}
