package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import kz.bbu.api.access.Scope;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.StaffQuery;
import kz.bbu.api.registry.StaffQuery.Certificate;
import kz.bbu.api.registry.StaffQuery.Choice;
import kz.bbu.api.registry.StaffQuery.Order;
import kz.bbu.testkit.FakeLoad;
import org.junit.Before;
import org.junit.Test;

/** The staff by category on any day, on each database. */
public class StaffTest extends OnEachDatabase {
    private static final String STAFF =
            "sourcedId,status,dateLastModified,userSourcedId,orgSourcedId,position,roles,category,categoryOrder,categoryFrom,categoryUntil,hiredOn";

    @Before
    public void load() {
        portal.day("2026-11-14");
        portal.load(Portal.region(1));
        portal.load(bulk(
                2,
                "s1,,,t1,school1,teacher,classTeacher;methodologist,expert,№ 5,2022-08-25,2027-08-25,2015-09-01",
                "s2,,,h1,school1,principal,,headManager,№ 6,2023-01-10,,2015-09-01",
                "s3,,,m1,school2,teacher,,none,,,,2015-09-01",
                "s4,,,p3,school3,teacher,,moderator,№ 7,2020-08-25,2025-08-25,2015-09-01"));
    }

    private static FakeLoad bulk(long importId, String... rows) {
        List<String> lines = new ArrayList<>(List.of(STAFF));
        lines.addAll(List.of(rows));
        return new FakeLoad(importId, 7)
                .with("replaces.school1", "2027")
                .with("replaces.school2", "2027")
                .with("replaces.school3", "2027")
                .bulk("journal/staff", lines.toArray(String[]::new));
    }

    @Test
    public void everyPositionIsCountedWithItsCategory() {
        assertEquals(
                List.of(
                        "School 1 principal [] headManager 1/1/0",
                        "School 1 teacher [classTeacher, methodologist] expert 1/0/1",
                        "School 2 teacher [] none 1/0/0",
                        "School 3 teacher [] moderator 1/1/0"),
                counts(Scope.EVERYTHING, on("2026-11-14")));
    }

    @Test
    public void theDayDecidesWhatWasValid() {
        assertEquals(
                List.of(
                        "School 1 principal [] headManager 1/0/1",
                        "School 1 teacher [classTeacher, methodologist] expert 1/0/0",
                        "School 2 teacher [] none 1/0/0",
                        "School 3 teacher [] moderator 1/0/1"),
                counts(Scope.EVERYTHING, on("2025-08-25")));
        assertEquals(
                List.of(
                        "School 1 principal []  1/0/0",
                        "School 1 teacher [classTeacher, methodologist]  1/0/0",
                        "School 2 teacher [] none 1/0/0",
                        "School 3 teacher []  1/0/0"),
                counts(Scope.EVERYTHING, on("2020-08-24")));
        assertEquals(List.of(), counts(Scope.EVERYTHING, on("2015-08-31")));
    }

    @Test
    public void aLoadThatReplacesTheStaffKeepsWhatWas() {
        portal.day("2026-12-01");
        portal.load(bulk(3, "x1,,,t1,school1,teacher,,master,№ 9,2026-08-25,,2015-09-01"));
        portal.sweep();
        assertEquals(List.of("School 1 teacher [] master 1/0/0"), counts(Scope.EVERYTHING, on("2026-12-01")));
        assertEquals(4, counts(Scope.EVERYTHING, on("2026-08-24")).size());
        assertEquals(
                "School 1 teacher [classTeacher, methodologist] expert 1/0/0",
                counts(Scope.EVERYTHING, on("2026-08-24")).get(1));
    }

    @Test
    public void aDeltaKeepsTheOthers() {
        portal.day("2026-12-01");
        portal.load(new FakeLoad(3, 7)
                .delta(
                        "journal/staff",
                        STAFF,
                        "s1,active,2026-12-01T00:00:00Z,t1,school1,teacher,,master,,2026-08-25,,2015-09-01",
                        "s4,tobedeleted,2026-12-01T00:00:00Z,p3,school3,teacher,,,,,,"));
        assertEquals(
                List.of(
                        "School 1 principal [] headManager 1/1/0",
                        "School 1 teacher [] master 1/0/0",
                        "School 2 teacher [] none 1/0/0"),
                counts(Scope.EVERYTHING, on("2026-12-01")));
        assertEquals(4, counts(Scope.EVERYTHING, on("2026-11-30")).size());
    }

    @Test
    public void whatIsOnlyPreparedIsNotSeenAndIsSwept() {
        portal.prepare(bulk(3, "x1,,,t1,school1,teacher,,master,№ 9,2026-08-25,,2015-09-01"));
        assertEquals(4, counts(Scope.EVERYTHING, on("2026-11-14")).size());
        portal.publisher.discard(3);
        portal.sweep();
        assertEquals(0, portal.sql.number("select count(*) from registry_category where generation = 3"));
        assertEquals(7, portal.rows("registry_category"));
    }

    @Test
    public void nobodySeesTheStaffOfOthers() {
        Scope east = portal.scopes.of(Portal.org("east"));
        assertEquals(3, counts(east, on("2026-11-14")).size());
        for (StaffQuery query : List.of(
                on("2026-11-14").of(InstitutionQuery.ALL.under(Portal.org("west"))),
                on("2026-11-14").institution(OptionalLong.of(Portal.org("school3"))),
                on("2026-11-14").directlyUnder(Portal.org("west")),
                on("2026-11-14").categories(Choice.of(Set.of("moderator"))))) {
            assertEquals(List.of(), counts(east, query));
            assertEquals(List.of(), members(east, query));
            assertEquals(0L, (long) portal.as(east, () -> portal.staff.count(query)));
        }
        assertEquals(List.of(), members(Scope.NOTHING, on("2026-11-14")));
        assertThrows(RuntimeException.class, () -> portal.staff.count(on("2026-11-14")));
    }

    @Test
    public void membersComeInOrderAndByPage() {
        assertEquals(
                List.of("Apple Mary", "Citrus Cid", "Head Hanna", "Tutor Tom Timur"),
                members(Scope.EVERYTHING, on("2026-11-14").by(Order.NAME, false)));
        assertEquals(
                List.of("Head Hanna", "Citrus Cid"),
                members(Scope.EVERYTHING, on("2026-11-14").by(Order.NAME, true).window(1, 2)));
        for (Order order : Order.values()) {
            assertEquals(
                    4,
                    members(Scope.EVERYTHING, on("2026-11-14").by(order, true)).size());
        }
        assertEquals(4L, (long)
                portal.asAll(() -> portal.staff.count(on("2026-11-14").window(1, 2))));
    }

    @Test
    public void filtersKeepWhomTheyMean() {
        StaffQuery query = on("2026-11-14");
        assertEquals(List.of("Head Hanna"), members(Scope.EVERYTHING, query.positions(Choice.of(Set.of("principal")))));
        assertEquals(List.of("Tutor Tom Timur"), members(Scope.EVERYTHING, query.roles(Set.of("methodologist"))));
        assertEquals(3, members(Scope.EVERYTHING, query.roles(Set.of(""))).size());
        assertEquals(List.of(), members(Scope.EVERYTHING, query.roles(Set.of("class%"))));
        assertEquals(
                List.of("Apple Mary"),
                members(
                        Scope.EVERYTHING,
                        query.categories(Choice.except(Set.of("expert", "moderator", "headManager")))));
        assertEquals(List.of(), members(Scope.EVERYTHING, query.categories(Choice.of(Set.of()))));
        assertEquals(
                List.of("Head Hanna", "Citrus Cid"), members(Scope.EVERYTHING, query.certificate(Certificate.EXPIRED)));
        assertEquals(List.of("Tutor Tom Timur"), members(Scope.EVERYTHING, query.certificate(Certificate.EXPIRING)));
        assertEquals(
                List.of("Tutor Tom Timur", "Apple Mary"),
                members(Scope.EVERYTHING, query.certificate(Certificate.VALID)));
        assertEquals(List.of(), members(Scope.EVERYTHING, query.of(InstitutionQuery.ALL.ofTypes(Set.of("lyceum")))));
    }

    private static StaffQuery on(String day) {
        return StaffQuery.on(LocalDate.parse(day));
    }

    /** School, position, roles, category, and staff/expired/expiring. */
    private List<String> counts(Scope scope, StaffQuery query) {
        return portal.as(scope, () -> {
            List<String> found = new ArrayList<>();
            portal.staff.counts(
                    query,
                    c -> found.add(portal.registry
                                    .institution(c.institutionId())
                                    .orElseThrow()
                                    .name() + " "
                            + c.position() + " " + c.roles() + " " + c.category() + " " + c.staff() + "/" + c.expired()
                            + "/" + c.expiring()));
            return found.stream().sorted().toList();
        });
    }

    private List<String> members(Scope scope, StaffQuery query) {
        return portal.as(scope, () -> {
            List<String> found = new ArrayList<>();
            portal.staff.members(query, member -> found.add(member.name()));
            return found;
        });
    }
}
