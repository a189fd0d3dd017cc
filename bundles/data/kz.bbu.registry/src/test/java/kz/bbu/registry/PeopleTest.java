package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.People;
import kz.bbu.api.registry.People.Category;
import kz.bbu.api.registry.People.Person;
import kz.bbu.api.registry.People.State;
import kz.bbu.api.registry.PersonQuery;
import kz.bbu.api.registry.PersonQuery.Registration;
import kz.bbu.testkit.FakeLoad;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/** The people of the region's small packages, read directly and through the index of names, on each database. */
public class PeopleTest extends OnEachDatabase {
    private static final PersonQuery ALL = PersonQuery.under(Ids.ROOT);
    private static final String ACCOUNTS =
            "sourcedId,status,dateLastModified,userSourcedId,registeredOn,profileUrl,lastLoginAt";

    private void load() {
        portal.day("2026-11-14");
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2)
                .bulk(
                        "journal/accounts",
                        ACCOUNTS,
                        "a1,,,p1,2026-09-01,https://kundelik.example/p1,2026-05-20T06:00:00Z",
                        "a2,,,h1,2026-09-01,https://kundelik.example/h1,2026-05-25T22:00:00Z",
                        "a3,,,t1,2026-09-01,,2026-05-19T06:00:00Z"));
    }

    private void loadAndIndex() {
        load();
        assertTrue(portal.index.refresh());
    }

    private List<String> names(People reader, PersonQuery query) {
        return portal.asAll(() -> reader.find(query)).persons().stream()
                .map(person -> person.name() + ", " + person.organisation())
                .toList();
    }

    /** What both ways of reading find; it must be the same. */
    private List<String> names(PersonQuery query) {
        List<String> direct = names(portal.people, query);
        assertEquals(direct, names(portal.indexed, query));
        return direct;
    }

    private List<String> named(String text) {
        return names(ALL.named(text));
    }

    @Test
    public void everybodyComesByNameWithEachOrganisation() {
        loadAndIndex();
        assertEquals(
                List.of(
                                "Apple Ann, School 1",
                                "Apple Mary, School 1",
                                "Berry Bob, School 1",
                                "Citrus Cid, School 3",
                                "Head Hanna, East district",
                                "Tutor Tom Timur, East district",
                                "Tutor Tom Timur, School 1")
                        .stream()
                        .sorted()
                        .toList(),
                names(ALL).stream().sorted().toList());
        assertEquals("Apple Ann, School 1", names(ALL).get(0));
    }

    @Test
    public void whatIsShownOfAPersonIsWhatTheDataSay() {
        loadAndIndex();
        for (People reader : List.of(portal.people, portal.indexed)) {
            People.Found found = portal.asAll(() -> reader.find(ALL.named("ann apple")));
            assertEquals(
                    List.of(new Person(
                            Ids.of(7, "person", "p1"),
                            "Apple Ann",
                            Portal.org("school1"),
                            "School 1",
                            Set.of(Category.PUPILS),
                            List.of(),
                            true,
                            "https://kundelik.example/p1",
                            Optional.of(LocalDate.parse("2026-05-20")))),
                    found.persons());
            assertEquals(OptionalLong.of(1), found.count());
            assertEquals("by the time of Almaty", Optional.of(LocalDate.parse("2026-05-26")), found.loginsUntil());
            assertEquals(State.COMPLETE, found.state());
        }
    }

    @Test
    public void beginningsOfWordsAreFoundInAnyOrder() {
        loadAndIndex();
        assertEquals(List.of("Apple Ann, School 1", "Apple Mary, School 1"), named("APP"));
        assertEquals(List.of("Apple Mary, School 1"), named(" m  apple "));
        assertEquals("not their middles", List.of(), named("pple"));
        assertEquals("nor patterns", List.of(), named("%"));
        assertEquals(List.of(), named("a_p"));
        assertEquals(List.of("Citrus Cid, School 3"), named("ci ci"));
    }

    @Test
    public void categoriesAreWhatPeopleAreInAnOrganisation() {
        loadAndIndex();
        Map<Category, List<String>> expected = Map.of(
                Category.HEADS, List.of("Head Hanna, East district"),
                Category.DEPUTIES, List.of("Tutor Tom Timur, East district"),
                Category.ADMINISTRATORS, List.of(),
                Category.STAFF, List.of("Tutor Tom Timur, School 1"),
                Category.LEARNERS, List.of("Apple Ann, School 1", "Berry Bob, School 1", "Citrus Cid, School 3"),
                Category.PUPILS, List.of("Apple Ann, School 1", "Berry Bob, School 1", "Citrus Cid, School 3"),
                Category.STUDENTS, List.of(),
                Category.CHILDREN, List.of(),
                Category.PARENTS, List.of("Apple Mary, School 1"));
        expected.forEach(
                (category, people) -> assertEquals(category.name(), people, names(ALL.of(category, Registration.ANY))));
    }

    @Test
    public void filtersNarrow() {
        loadAndIndex();
        assertEquals(List.of("Apple Ann, School 1"), names(ALL.of(Category.LEARNERS, Registration.REGISTERED)));
        assertEquals(
                List.of("Berry Bob, School 1", "Citrus Cid, School 3"),
                names(ALL.of(Category.LEARNERS, Registration.UNREGISTERED)));
        assertEquals(
                "the 7 days to the last log-in",
                List.of("Apple Ann, School 1", "Head Hanna, East district"),
                names(ALL.recently(true)));
        assertEquals(List.of("Tutor Tom Timur, School 1"), names(ALL.holding("teacher")));
        assertEquals(List.of(), names(ALL.holding("teach")));
        assertEquals(
                List.of("Citrus Cid, School 3"),
                names(ALL.at(OptionalLong.of(Portal.org("school3")), OptionalLong.empty())));
    }

    @Test
    public void aClassHasThoseWhoAreEnrolledToday() {
        portal.day("2026-11-14");
        portal.load(Classrooms.load(1));
        PersonQuery query = ALL.at(OptionalLong.of(Portal.org("school1")), OptionalLong.of(Classrooms.id("k2")));
        assertEquals(List.of("Apple Ann, School 1"), names(query));
        portal.day("2026-10-14");
        assertEquals(List.of(), names(query));
    }

    @Test
    public void nobodyOfAnotherDistrictIsFound() {
        loadAndIndex();
        Scope east = portal.scopes.of(Portal.org("east"));
        Scope west = portal.scopes.of(Portal.org("west"));
        for (People reader : List.of(portal.people, portal.indexed)) {
            PersonQuery own = PersonQuery.under(Portal.org("west"));
            assertEquals(
                    List.of("Citrus Cid"),
                    portal.as(west, () -> reader.find(own)).persons().stream()
                            .map(Person::name)
                            .toList());
            assertEquals(
                    List.of(),
                    portal.as(
                                    west,
                                    () -> reader.find(
                                            own.at(OptionalLong.of(Portal.org("school1")), OptionalLong.empty())))
                            .persons());
            assertEquals(
                    List.of(),
                    portal.as(west, () -> reader.find(own.named("apple"))).persons());
            assertEquals(
                    1,
                    portal.as(west, () -> reader.counts(Portal.org("west")))
                            .get(Category.ALL)
                            .persons());
            for (long other : List.of(Portal.org("east"), Ids.ROOT, 99L)) {
                Problem refused =
                        assertThrows(Problem.class, () -> portal.as(west, () -> reader.find(PersonQuery.under(other))));
                assertEquals(CommonError.FORBIDDEN, refused.code());
                assertThrows(Problem.class, () -> portal.as(west, () -> reader.counts(other)));
            }
            assertThrows(
                    Problem.class,
                    () -> TestViewers.call(
                            TestViewers.of(Role.MEMBER, east),
                            () -> reader.find(PersonQuery.under(Portal.org("east")))));
        }
    }

    @Test
    public void countsAreThoseOfEachCategory() {
        loadAndIndex();
        Map<Category, People.Count> counts = portal.asAll(() -> portal.people.counts(Ids.ROOT));
        assertEquals(new People.Count(3, 1), counts.get(Category.PUPILS));
        assertEquals(new People.Count(1, 1), counts.get(Category.HEADS));
        assertEquals(new People.Count(1, 1), counts.get(Category.STAFF));
        assertEquals(new People.Count(1, 0), counts.get(Category.PARENTS));
        assertEquals(new People.Count(7, 4), counts.get(Category.ALL));
    }

    @Test
    public void pagesFollowEachOtherWithoutGapsAndRepetitions() {
        loadAndIndex();
        List<String> whole = names(ALL);
        for (People reader : List.of(portal.people, portal.indexed)) {
            for (String text : List.of("", "t")) {
                List<String> paged = new ArrayList<>();
                String after = "";
                do {
                    PersonQuery query = ALL.named(text).page(after, 2);
                    People.Found found = portal.asAll(() -> reader.find(query));
                    found.persons().forEach(person -> paged.add(person.name() + ", " + person.organisation()));
                    assertTrue(found.persons().size() <= 2);
                    after = found.next().orElse("");
                } while (!after.isEmpty());
                assertEquals(text.isEmpty() ? whole : names(reader, ALL.named(text)), paged);
            }
        }
        assertEquals("an address of a former index", whole, names(ALL.page("999.3", 50)));
    }

    @Test
    public void anIndexThatIsBehindShowsNobodyWhoIsNotThere() {
        loadAndIndex();
        portal.load(Portal.region(3)
                .bulk("roster/users", Portal.USERS, "p2,,,true,p2,Bob,Blue,,,,,", "p4,,,true,p4,Dan,Date,,,,,")
                .bulk(
                        "roster/roles",
                        Portal.ROLES,
                        "r2,,,p2,primary,student,school1",
                        "r8,,,p4,primary,student,school3")
                .bulk(
                        "roster/orgs",
                        Portal.ORGS,
                        "school1,,,School 1,school,010140020019,",
                        "school3,,,School 3,school,,"));
        People.Found behind = portal.asAll(() -> portal.indexed.find(ALL));
        assertEquals(State.BEHIND, behind.state());
        assertEquals(
                List.of("Blue Bob"), behind.persons().stream().map(Person::name).toList());
        assertEquals("by the name of today", List.of(), names(portal.indexed, ALL.named("berry")));
        assertTrue(portal.index.refresh());
        assertEquals(List.of("Blue Bob, School 1", "Date Dan, School 3"), names(ALL));
        assertFalse("nothing is to be made twice", portal.index.refresh());
    }

    @Test
    public void whatIsUndoneIsFoundAsBefore() {
        loadAndIndex();
        List<String> before = names(ALL);
        portal.load(new FakeLoad(3, 7).delta("roster/users", Portal.USERS, "p2,,,true,p2,Bob,Blue,,,,,"));
        assertTrue(portal.index.refresh());
        assertEquals(List.of("Blue Bob, School 1"), named("bob"));
        portal.undo(3);
        assertEquals(State.BEHIND, portal.asAll(() -> portal.indexed.find(ALL)).state());
        assertTrue(portal.index.refresh());
        assertEquals(before, names(ALL));
    }

    @Test
    public void marksOfAJournalLeaveTheIndexAsItIs() {
        loadAndIndex();
        portal.load(new FakeLoad(3, 7)
                .bulk(
                        "roster/academicSessions",
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,schoolYear",
                        "y,,,Year,schoolYear,2026-09-01,2027-05-26,2027"));
        assertFalse(portal.index.refresh());
    }

    @Test
    public void withoutAnIndexAnInstitutionIsReadAndARegionIsNot() {
        load();
        PeopleReader reader =
                new PeopleReader(portal.store, new KazakhLetters(), portal.index, Clock.systemUTC(), 1, 1);
        People.Found region = portal.asAll(() -> reader.find(ALL));
        assertEquals(State.MISSING, region.state());
        assertEquals(List.of(), region.persons());
        People.Found school =
                portal.asAll(() -> reader.find(ALL.at(OptionalLong.of(Portal.org("school3")), OptionalLong.empty())));
        assertEquals(State.COMPLETE, school.state());
        assertEquals(1, school.persons().size());
        assertEquals(7, names(portal.people, ALL).size());
    }

    @Test
    public void onlyOneNodeMakesTheIndexAndACrashedOneIsReplaced() {
        load();
        portal.sql.update("update registry_half set claimed = ?", Instant.now());
        assertFalse(portal.index.refresh());
        portal.sql.update("update registry_half set claimed = ?", Instant.now().minusSeconds(121));
        portal.sql.update(
                "insert into registry_listed0 (place, org_id, person_id, fold, kinds, registered, posts) values (1, 1, 1, ' x', '', true, '')");
        assertTrue(portal.index.refresh());
        assertEquals(7, portal.rows("registry_listed0"));
    }
}
