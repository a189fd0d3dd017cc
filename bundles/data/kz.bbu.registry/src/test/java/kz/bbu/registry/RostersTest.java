package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Rosters.Enrolment;
import kz.bbu.api.platform.Rosters.Roster;
import kz.bbu.api.platform.Rosters.SchoolClass;
import kz.bbu.api.platform.Rosters.Session;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** What other bundles learn of classes and people, on each database. */
public class RostersTest extends OnEachDatabase {
    private static final long SCHOOL = Portal.org("school1");

    private Roster roster(long importId) {
        return portal.asAll(() -> portal.rosters.roster(7, SCHOOL, importId));
    }

    private SchoolClass classIn(long importId, String sourcedId) {
        return roster(importId).classes().stream()
                .filter(c -> c.id() == Classrooms.id(sourcedId))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<LocalDate> day(String day) {
        return Optional.of(LocalDate.parse(day));
    }

    @Test
    public void homeroomsAreThePartOfTheRosterThatHasThem() {
        portal.load(Classrooms.load(1));
        Roster all = roster(0);
        Roster homerooms = portal.asAll(() -> portal.rosters.homerooms(7, SCHOOL, 0));
        Set<Long> ids = all.classes().stream()
                .filter(SchoolClass::homeroom)
                .map(SchoolClass::id)
                .collect(Collectors.toSet());
        Set<Enrolment> some = all.enrolments().stream()
                .filter(enrolment -> ids.contains(enrolment.classId()))
                .collect(Collectors.toSet());
        assertTrue(some.size() > 0 && some.size() < all.enrolments().size());
        assertEquals(some.size(), homerooms.enrolments().size());
        assertEquals(some, Set.copyOf(homerooms.enrolments()));
        assertEquals(all.classes(), homerooms.classes());
        assertEquals(all.roles(), homerooms.roles());
    }

    @Test
    public void aRosterTellsClassesWithTheirProfiles() {
        portal.load(Classrooms.load(1));
        portal.load(Classrooms.profiles(2, "1"));
        assertEquals(4, roster(0).classes().size());
        assertEquals(
                new SchoolClass(
                        Classrooms.id("k1"),
                        true,
                        "5 «А»",
                        "Class",
                        5,
                        "kk",
                        "1",
                        "criteria",
                        Set.of(Classrooms.id("k2")),
                        Set.of()),
                classIn(0, "k1"));
        assertEquals(
                new SchoolClass(
                        Classrooms.id("g1"),
                        false,
                        "Maths 5",
                        "Maths",
                        5,
                        "kk",
                        "1",
                        "criteria",
                        Set.of(),
                        Set.of(Classrooms.id("k1"), Classrooms.id("k2"))),
                classIn(0, "g1"));
        assertEquals(
                new SchoolClass(Classrooms.id("k3"), true, "7 Б", "Class", 7, "", "", "", Set.of(), Set.of()),
                classIn(0, "k3"));
    }

    @Test
    public void withoutAProfileSeveralGradesAreNone() {
        portal.load(Classrooms.load(1));
        assertEquals(0, classIn(0, "g1").grade());
        assertEquals(5, classIn(0, "k1").grade());
        assertEquals("5 A", classIn(0, "k1").title());
    }

    @Test
    public void whoMovedIsEnrolledInBothClassesOneAfterTheOther() {
        portal.load(Classrooms.load(1));
        List<Enrolment> enrolments = roster(0).enrolments();
        assertEquals(8, enrolments.size());
        long ann = Classrooms.person("p1");
        assertEquals(
                Set.of(
                        new Enrolment(Classrooms.id("k1"), ann, "student", day("2026-09-01"), day("2026-11-01")),
                        new Enrolment(Classrooms.id("k2"), ann, "student", day("2026-11-01"), Optional.empty())),
                Set.copyOf(enrolments.stream().filter(e -> e.personId() == ann).toList()));
    }

    @Test
    public void rolesAreThoseByWhichPeopleAreCounted() {
        portal.load(Classrooms.load(1));
        assertEquals(
                Map.of(
                        Classrooms.person("p1"), Set.of("pupil"),
                        Classrooms.person("p2"), Set.of("pupil"),
                        Classrooms.person("m1"), Set.of("parent"),
                        Classrooms.person("t1"), Set.of("staff")),
                roster(0).roles());
    }

    @Test
    public void anImportSeesWhatItWillPublishAndOthersWhatIsPublished() {
        portal.load(Classrooms.load(1));
        portal.load(Classrooms.profiles(2, "1"));
        portal.prepare(Classrooms.profiles(3, "2"));
        assertEquals("2", classIn(3, "k1").shift());
        assertEquals("1", classIn(0, "k1").shift());
        assertEquals("1", classIn(4, "k1").shift());
        // What the import does not bring is as it was.
        assertEquals(4, roster(3).classes().size());
        assertEquals(8, roster(3).enrolments().size());
        assertEquals(4, roster(3).roles().size());
    }

    @Test
    public void aFirstImportSeesItsOwnRows() {
        portal.prepare(Classrooms.load(1));
        assertEquals(4, roster(1).classes().size());
        assertEquals(8, roster(1).enrolments().size());
        assertEquals(0, roster(0).classes().size());
        assertEquals(2, portal.asAll(() -> portal.rosters.sessions(7, 1)).size());
        assertEquals(List.of(), portal.asAll(() -> portal.rosters.sessions(7, 0)));
        Collection<Long> some = List.of(Classrooms.person("p1"), 5L);
        assertEquals(Set.of(Classrooms.person("p1")), portal.asAll(() -> portal.rosters.known(7, some, 1)));
        assertEquals(Set.of(), portal.asAll(() -> portal.rosters.known(7, some, 0)));
    }

    @Test
    public void aProfileThatAnImportTakesAwayIsGoneForIt() {
        portal.load(Classrooms.load(1));
        portal.load(Classrooms.profiles(2, "1"));
        portal.prepare(Classrooms.profilesOf(3, "f2,,,k2,school1,5,Ә,kk,criteria,1,,k1,"));
        assertEquals("5 A", classIn(3, "k1").title());
        assertEquals("5 «А»", classIn(0, "k1").title());
    }

    @Test
    public void sessionsComeByTheirFirstDay() {
        portal.load(Classrooms.load(1));
        assertEquals(
                List.of(
                        new Session(
                                Ids.of(7, "session", "y"),
                                "Year",
                                "schoolYear",
                                LocalDate.of(2026, 9, 1),
                                LocalDate.of(2027, 5, 26),
                                2027),
                        new Session(
                                Ids.of(7, "session", "q1"),
                                "Term 1",
                                "gradingPeriod",
                                LocalDate.of(2026, 9, 1),
                                LocalDate.of(2026, 10, 26),
                                2027)),
                portal.asAll(() -> portal.rosters.sessions(7, 0)));
    }

    @Test
    public void whoDoesNotSeeEverythingIsRefused() {
        portal.load(Classrooms.load(1));
        Scope root = portal.scopes.of(Ids.ROOT);
        List<Callable<?>> calls = List.of(
                () -> portal.rosters.roster(7, SCHOOL, 0),
                () -> portal.rosters.sessions(7, 0),
                () -> portal.rosters.known(7, List.of(1L), 0),
                () -> portal.rosters.institutions());
        for (Callable<?> call : calls) {
            Problem refused = assertThrows(Problem.class, () -> portal.as(root, call));
            assertEquals(CommonError.FORBIDDEN, refused.code());
        }
        assertThrows(Problem.class, () -> portal.rosters.names(List.of(1L)));
    }

    @Test
    public void knownTellsThousandsApart() {
        portal.load(Classrooms.load(1));
        List<Long> ids = LongStream.concat(LongStream.range(2, 1_500), LongStream.of(Classrooms.person("p3")))
                .boxed()
                .toList();
        assertEquals(Set.of(Classrooms.person("p3")), portal.asAll(() -> portal.rosters.known(7, ids, 0)));
        assertEquals(Set.of(), portal.asAll(() -> portal.rosters.known(8, ids, 0)));
    }

    /** A second source has School 1, by its BIN, and persons of its own. */
    private void loadMerged() {
        portal.load(Classrooms.load(1));
        portal.load(new FakeLoad(2, 8)
                .bulk("roster/orgs", Portal.ORGS, "s,,,First school,school,010140020019,")
                .bulk(
                        "roster/users",
                        Portal.USERS,
                        "a,,,true,a,Ән,Әлия,Әділқызы,,,,",
                        "b,,,true,b,Бек,Байжан,,,,,",
                        "c,,,true,c,Аян,Асан,,,,,")
                .bulk(
                        "roster/roles",
                        Portal.ROLES,
                        "r1,,,a,primary,student,s",
                        "r2,,,b,primary,teacher,s",
                        "r3,,,b,secondary,guardian,s",
                        "r4,,,c,primary,districtAdministrator,s"));
        portal.load(new FakeLoad(3, 8)
                .with("replaces.s", "2027")
                .bulk("journal/accounts", Portal.ACCOUNTS, "a1,,,b,2026-09-01,", "a2,,,a,,"));
    }

    @Test
    public void institutionsOfAllSourcesAreThoseThatPeopleKnow() {
        loadMerged();
        assertEquals(
                Map.of(
                        SCHOOL,
                        SCHOOL,
                        Portal.org("school2"),
                        Portal.org("school2"),
                        Portal.org("school3"),
                        Portal.org("school3"),
                        Ids.of(8, "org", "s"),
                        SCHOOL),
                portal.asAll(portal.rosters::institutions));
    }

    @Test
    public void namesAreFoundWhateverTheSource() {
        loadMerged();
        List<Long> ids = List.of(Classrooms.person("t1"), Ids.of(8, "person", "a"), 5L);
        assertEquals(
                Map.of(ids.get(0), "Tutor Tom Timur", ids.get(1), "Әлия Ән Әділқызы"),
                portal.as(portal.scopes.of(Portal.org("east")), () -> portal.rosters.names(ids)));
    }

    private List<String> people(Scope scope) {
        return portal.as(scope, () -> {
            List<String> people = new ArrayList<>();
            portal.rosters.people(
                    SCHOOL, p -> people.add(p.name() + " " + p.roles() + (p.registered() ? " registered" : "")));
            return people;
        });
    }

    @Test
    public void peopleOfAMergedInstitutionComeInTheOrderOfTheAlphabet() {
        loadMerged();
        assertEquals(
                List.of(
                        "Apple Ann [pupil]",
                        "Apple Mary [parent]",
                        "Berry Bob [pupil]",
                        "Tutor Tom Timur [staff]",
                        "Әлия Ән Әділқызы [pupil]",
                        "Байжан Бек [parent, staff] registered"),
                people(Scope.EVERYTHING));
    }

    @Test
    public void anotherDistrictSeesNoPeople() {
        loadMerged();
        assertEquals(6, people(portal.scopes.of(Portal.org("east"))).size());
        assertEquals(List.of(), people(portal.scopes.of(Portal.org("west"))));
        assertEquals(List.of(), people(Scope.NOTHING));
        assertThrows(RuntimeException.class, () -> portal.rosters.people(SCHOOL, p -> {}));
    }
}
