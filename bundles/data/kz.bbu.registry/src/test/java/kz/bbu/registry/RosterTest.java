package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Classes;
import kz.bbu.testkit.FakeLoad;
import kz.bbu.testkit.TestViewers;
import org.junit.Before;
import org.junit.Test;

/** Who is in which class, for data bundles and for readers. */
public class RosterTest extends OnEachDatabase {
    private static final String CLASS_PROFILES =
            "sourcedId,status,dateLastModified,classSourcedId,orgSourcedId,grade,letter,language,journalType,shift,homeroomTeacherSourcedId";

    @Before
    public void load() {
        portal.day("2026-11-14");
        portal.load(Portal.region(1)
                .bulk(
                        "roster/academicSessions",
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,schoolYear",
                        "q1,,,Quarter 1,gradingPeriod,2026-09-01,2026-10-27,2027")
                .bulk(
                        "roster/courses",
                        "sourcedId,status,dateLastModified,title,orgSourcedId",
                        "home,,,Homeroom,school1",
                        "math,,,Mathematics,school1")
                .bulk(
                        "roster/classes",
                        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds",
                        "5a,,,Five A,5,home,homeroom,school1,q1",
                        "5b,,,Five B,5,home,homeroom,school1,q1",
                        "5a-math,,,Math of 5 A,5,math,scheduled,school1,q1")
                .bulk(
                        "roster/enrollments",
                        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
                        "e1,,,5a,school1,p1,student,,2026-09-01,",
                        "e2,,,5a,school1,p2,student,,2026-09-01,2026-10-01",
                        "e3,,,5b,school1,p2,student,,2026-10-01,",
                        "e4,,,5b,school1,t1,teacher,true,,"));
    }

    private static FakeLoad profiles(long importId, String letter) {
        return new FakeLoad(importId, 7)
                .with("replaces.school1", "2027")
                .bulk(
                        "journal/classes",
                        CLASS_PROFILES,
                        "c1,,,5a,school1,5," + letter + ",kk,classic,1,h1",
                        "c2,,,5a-math,school1,5,,,,,");
    }

    private static long id(String kind, String sourcedId) {
        return Ids.of(7, kind, sourcedId);
    }

    private Rosters.Roster roster(long importId) {
        return portal.asAll(() -> portal.rosters.roster(7, Portal.org("school1"), importId));
    }

    private static Rosters.SchoolClass find(Rosters.Roster roster, String sourcedId) {
        return roster.classes().stream()
                .filter(c -> c.id() == id("class", sourcedId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void classesCarryWhatJournalsSayOfThem() {
        portal.load(profiles(2, "А"));
        Rosters.Roster roster = roster(0);
        assertEquals(3, roster.classes().size());
        Rosters.SchoolClass with = find(roster, "5a");
        assertEquals(
                "5 «А» 5 kk classic 1",
                with.title() + " " + with.grade() + " " + with.language() + " " + with.journal() + " " + with.shift());
        Rosters.SchoolClass without = find(roster, "5b");
        assertEquals("Five B 5", without.title() + " " + without.grade() + without.language());
        assertEquals("Mathematics", find(roster, "5a-math").subject());
    }

    @Test
    public void aPupilWhoMovedIsInEachClassForSomeDays() {
        assertEquals(
                Set.of("5a 2026-09-01 2026-10-01", "5b 2026-10-01 open"),
                Set.copyOf(roster(0).enrolments().stream()
                        .filter(e -> e.personId() == id("person", "p2"))
                        .map(e -> (e.classId() == id("class", "5a") ? "5a " : "5b ")
                                + e.begins().orElseThrow() + " "
                                + e.ends().map(Object::toString).orElse("open"))
                        .toList()));
        assertEquals(Set.of("staff"), roster(0).roles().get(id("person", "t1")));
        assertEquals(Set.of("pupil"), roster(0).roles().get(id("person", "p1")));
        assertEquals(Set.of("parent"), roster(0).roles().get(id("person", "m1")));
    }

    @Test
    public void whatAnImportPreparesIsSeenByThatImportAlone() {
        portal.load(profiles(2, "А"));
        portal.prepare(profiles(3, "Ә"));
        assertEquals("5 «Ә»", find(roster(3), "5a").title());
        assertEquals("5 «А»", find(roster(0), "5a").title());
        assertEquals("5 «А»", find(roster(4), "5a").title());
    }

    @Test
    public void whoBelongsElsewhereIsKnownAllTheSame() {
        assertEquals(
                Set.of(id("person", "p3")),
                portal.asAll(() -> portal.rosters.known(7, List.of(id("person", "p3"), 5L), 0)));
        assertEquals(
                Map.of(id("person", "t1"), "Tutor Tom Timur"),
                portal.asAll(() -> portal.rosters.names(List.of(id("person", "t1"), 5L))));
        assertEquals(1, portal.asAll(() -> portal.rosters.sessions(7, 0)).size());
        assertEquals(Portal.org("school1"), (long)
                portal.asAll(portal.rosters::institutions).get(Portal.org("school1")));
    }

    @Test
    public void onlyThePortalItselfReadsRosters() {
        assertThrows(
                Problem.class,
                () -> TestViewers.call(
                        TestViewers.of(Role.ADMINISTRATOR, new Scope(0, 5)),
                        () -> portal.rosters.roster(7, Portal.org("school1"), 0)));
    }

    @Test
    public void peopleComeByNameWithTheirRoles() {
        portal.load(Portal.journal(2));
        assertEquals(
                List.of(
                        "Apple Ann [pupil] true",
                        "Apple Mary [parent] false",
                        "Berry Bob [pupil] false",
                        "Tutor Tom Timur [staff] false"),
                people(Scope.EVERYTHING));
        assertEquals(List.of(), people(west()));
    }

    private List<String> people(Scope scope) {
        return portal.as(scope, () -> {
            List<String> found = new ArrayList<>();
            portal.rosters.people(
                    Portal.org("school1"), p -> found.add(p.name() + " " + p.roles() + " " + p.registered()));
            return found;
        });
    }

    private Scope west() {
        return portal.scopes.of(Portal.org("west"));
    }

    @Test
    public void readersSeeHomeroomClassesWithTheirTeachersAndPupils() {
        portal.load(profiles(2, "А"));
        assertEquals(
                List.of("5 «А» Head Hanna 1", "Five B Tutor Tom Timur 1"),
                portal.asAll(() -> portal.classes.of(Portal.org("school1"))).stream()
                        .map(c -> c.name() + " " + c.teacher() + " " + c.pupils())
                        .toList());
        Map<Long, Classes.SchoolClass> group =
                portal.asAll(() -> portal.classes.find(Portal.org("school1"), List.of(id("class", "5a-math"))));
        assertEquals("Math of 5 A", group.get(id("class", "5a-math")).name());
        assertEquals(
                Map.of(id("person", "t1"), "Tutor Tom Timur"),
                portal.asAll(() ->
                        portal.classes.names(Portal.org("school1"), List.of(id("person", "t1"), id("person", "p3")))));
    }

    @Test
    public void anotherDistrictSeesNoClasses() {
        assertEquals(List.of(), portal.as(west(), () -> portal.classes.of(Portal.org("school1"))));
        assertEquals(
                Map.of(),
                portal.as(west(), () -> portal.classes.names(Portal.org("school1"), List.of(id("person", "t1")))));
        assertEquals(Optional.empty(), portal.as(west(), () -> portal.registry.institution(Portal.org("school1"))));
    }
}
