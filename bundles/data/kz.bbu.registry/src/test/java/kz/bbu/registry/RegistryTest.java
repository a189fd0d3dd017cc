package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.RootAuthority.Description;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.registry.Head;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Unit;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeLoad;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/** What readers see of what was published, on each database. */
public class RegistryTest extends OnEachDatabase {
    private Scope east() {
        return portal.scopes.of(Portal.org("east"));
    }

    @Test
    public void theRootIsThereBeforeAnyPackage() {
        assertEquals("Oblast", portal.directory.rootAuthority().name());
        assertEquals(List.of("Oblast"), portal.authorities());
        assertEquals(Optional.of("Oblast"), portal.scopes.name(portal.scopes.root()));
    }

    @Test
    public void idsDifferBySourceAndKind() {
        assertEquals(
                3,
                Set.of(Ids.of(1, "org", "a"), Ids.of(2, "org", "a"), Ids.of(1, "person", "a"))
                        .size());
    }

    @Test
    public void anEmptyPortalCoversNothing() {
        assertEquals(
                new Coverage(0, 0, Optional.empty(), 0),
                portal.asAll(() -> portal.registry.coverage(InstitutionQuery.ALL)));
        assertEquals(Map.of(), portal.asAll(() -> portal.registry.people(InstitutionQuery.ALL)));
    }

    @Test
    public void nobodyReadsTheRegistryWithoutAViewer() {
        Problem refused = assertThrows(Problem.class, () -> portal.registry.count(InstitutionQuery.ALL));
        assertEquals(CommonError.FORBIDDEN, refused.code());
        assertThrows(Problem.class, () -> portal.registry.authorities());
        assertThrows(Problem.class, () -> portal.registry.institution(1));
        assertThrows(Problem.class, () -> portal.registry.people(InstitutionQuery.ALL));
        assertThrows(Problem.class, () -> portal.registry.coverage(InstitutionQuery.ALL));
        assertThrows(Problem.class, () -> portal.registry.types());
    }

    @Test
    public void aPackageMakesATree() {
        portal.load(Portal.region(1));
        assertEquals(List.of("Oblast", "East district", "West district"), portal.authorities());
        Authority east = portal.directory.authority("east-district").orElseThrow();
        assertEquals(1, east.depth());
        assertEquals(Ids.ROOT, east.parent().getAsLong());
        assertEquals(
                List.of("Oblast", "East district"),
                portal.directory.path(east.id()).stream().map(Authority::name).toList());
        assertEquals(2, portal.directory.children(Ids.ROOT).size());
        assertEquals(
                List.of("Personnel"),
                portal.directory.units(east.id()).stream().map(Unit::name).toList());
        assertEquals(2, portal.directory.count(east.id(), InstitutionQuery.ALL));
        assertEquals(3, portal.directory.count(Ids.ROOT, InstitutionQuery.ALL));
    }

    @Test
    public void aProfileIsReadWhole() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
        Institution school = portal.asAll(() -> portal.registry.institution(Portal.org("school1")))
                .orElseThrow();
        assertEquals("lyceum", school.type());
        assertEquals("010140020019", school.bin());
        assertEquals("Abai 1", school.contacts().addressKk());
        assertEquals(List.of("kk", "ru"), school.languages());
        assertEquals(2, school.shifts());
        assertEquals(600, school.places());
        assertEquals(Optional.of(LocalDate.of(2020, 9, 1)), school.licence().date());
        assertEquals("https://kundelik.example/1", school.profileUrl());
        assertEquals("East district", school.authorityName());
        Institution bare = portal.asAll(() -> portal.registry.institution(Portal.org("school2")))
                .orElseThrow();
        assertEquals("", bare.type());
        assertEquals(-1, bare.shifts());
        assertEquals(-1, bare.places());
        assertEquals(List.of(), bare.languages());
        assertEquals(
                "+77232000000",
                portal.directory
                        .authority("east-district")
                        .orElseThrow()
                        .contacts()
                        .phone());
        assertEquals(List.of("lyceum", ""), portal.asAll(portal.registry::types));
    }

    @Test
    public void headsStandBeforeTheirDeputies() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
        assertEquals(
                List.of(
                        new Head("Head Hanna", "head", "", "", "https://kundelik.example/h1"),
                        new Head("Tutor Tom Timur", "deputyHead", "+77010000001", "", "")),
                portal.directory.heads(Portal.org("east")));
        assertEquals(List.of(), portal.directory.heads(Portal.org("west")));
    }

    @Test
    public void peopleAreCountedOnceForEachInstitution() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
        Map<Long, Registry.People> people = portal.asAll(() -> portal.registry.people(InstitutionQuery.ALL));
        assertEquals(new Registry.People(2, 1, 1, 1, 0, 0), people.get(Portal.org("school1")));
        assertEquals(new Registry.People(1, 0, 0, 0, 0, 0), people.get(Portal.org("school3")));
        assertFalse(people.containsKey(Portal.org("school2")));
    }

    @Test
    public void coverageTellsWhoHasData() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
        Coverage all = portal.asAll(() -> portal.registry.coverage(InstitutionQuery.ALL));
        assertEquals(3, all.all());
        assertEquals(2, all.covered());
        assertTrue(all.asOf().isPresent());
        Coverage lyceums = portal.asAll(() -> portal.registry.coverage(InstitutionQuery.ALL.ofTypes(Set.of("lyceum"))));
        assertEquals(1, lyceums.all());
        assertEquals(1, lyceums.covered());
    }

    @Test
    public void aDistrictSeesNothingOfAnother() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
        Scope west = portal.scopes.of(Portal.org("west"));
        long school1 = Portal.org("school1");
        assertEquals(List.of("School 3"), portal.names(west));
        assertEquals(List.of("School 1", "School 2"), portal.names(east()));
        assertEquals(List.of(), portal.institutions(west, InstitutionQuery.ALL.under(Portal.org("east"))));
        assertEquals(
                List.of("School 3"),
                portal.institutions(west, InstitutionQuery.ALL.under(Portal.org("west"))).stream()
                        .map(Institution::name)
                        .toList());
        assertEquals(List.of(), portal.institutions(west, InstitutionQuery.ALL.under(Ids.ROOT)));
        assertEquals(Optional.empty(), portal.as(west, () -> portal.registry.institution(school1)));
        assertEquals(Optional.empty(), portal.as(west, () -> portal.registry.authority(Portal.org("east"))));
        assertEquals(Optional.empty(), portal.as(west, () -> portal.registry.authority(Ids.ROOT)));
        assertEquals(
                Set.of(Portal.org("school3")),
                portal.as(west, () -> portal.registry.people(InstitutionQuery.ALL))
                        .keySet());
        assertEquals(List.of(""), portal.as(west, portal.registry::types));
        assertEquals(
                1,
                portal.as(west, () -> portal.registry.coverage(InstitutionQuery.ALL))
                        .all());
        assertEquals(Long.valueOf(0), portal.as(Scope.NOTHING, () -> portal.registry.count(InstitutionQuery.ALL)));
    }

    @Test
    public void aScopeStaysWithTheTreeThatItCameFrom() {
        portal.load(Portal.region(1));
        Scope before = portal.scopes.of(Portal.org("west"));
        // A new first district moves every position of the others.
        portal.load(new FakeLoad(2, 8)
                .bulk("roster/orgs", Portal.ORGS, "d,,,A district,district,,", "s,,,A school,school,,d"));
        assertEquals(List.of("School 3"), portal.names(before));
        assertEquals(List.of("School 3"), portal.names(portal.scopes.of(Portal.org("west"))));
        portal.sweep();
        Problem gone = assertThrows(Problem.class, () -> portal.names(before));
        assertEquals(CommonError.CONFLICT, gone.code());
    }

    @Test
    public void aSearchFindsPartsOfNamesAndTakesSignsLiterally() {
        portal.load(Portal.region(1));
        assertEquals(
                1,
                portal.institutions(Scope.EVERYTHING, InstitutionQuery.ALL.containing("OOL 2"))
                        .size());
        assertEquals(
                0,
                portal.institutions(Scope.EVERYTHING, InstitutionQuery.ALL.containing("%"))
                        .size());
        assertEquals(
                0,
                portal.institutions(Scope.EVERYTHING, InstitutionQuery.ALL.containing("Schoo_"))
                        .size());
        assertEquals(
                0,
                portal.institutions(Scope.EVERYTHING, InstitutionQuery.ALL.containing("' or 1=1 --"))
                        .size());
        assertEquals(
                List.of("School 2"),
                portal.institutions(Scope.EVERYTHING, InstitutionQuery.ALL.window(1, 1)).stream()
                        .map(Institution::name)
                        .toList());
    }

    @Test
    public void theRootCanBeGivenANameAndTakesTheDataOfItsBin() {
        portal.describe(TestViewers.of(Role.ADMINISTRATOR, Scope.EVERYTHING), "Abai oblast", "010140010091", "abai");
        assertEquals(new Description("Abai oblast", "010140010091", "abai"), portal.root.description());
        portal.load(new FakeLoad(1, 7)
                .bulk(
                        "roster/orgs",
                        Portal.ORGS,
                        "top,,,Something else,state,010140010091,",
                        "s,,,School,school,,top"));
        assertEquals(List.of("Abai oblast"), portal.authorities());
        assertEquals("abai", portal.directory.rootAuthority().slug());
        assertEquals(1, portal.directory.count(Ids.ROOT, InstitutionQuery.ALL));
        assertEquals(portal.scopes.of(Ids.ROOT), portal.scopes.of(Portal.org("top")));
    }

    @Test
    public void onlyAnAdministratorOfTheRootDescribesIt() {
        Description before = portal.root.description();
        for (Viewer viewer : List.of(
                TestViewers.staff(),
                new Viewer(2, "East", Role.ADMINISTRATOR, 99, new Scope(1, 9), Language.KK, "", ""))) {
            Problem problem = assertThrows(Problem.class, () -> portal.describe(viewer, "Mine", "", "mine"));
            assertEquals(CommonError.FORBIDDEN, problem.code());
        }
        assertEquals(before, portal.root.description());
    }

    @Test
    public void slugsAreUniqueAndStay() {
        portal.load(new FakeLoad(1, 7)
                .bulk(
                        "roster/orgs",
                        Portal.ORGS,
                        "a,,,Алматы ауданы,district,,",
                        "b,,,Алматы ауданы,district,,",
                        "c,,,Oblast,district,,"));
        List<String> slugs = portal.asAll(portal.registry::authorities).stream()
                .map(Authority::slug)
                .toList();
        assertEquals(4, Set.copyOf(slugs).size());
        assertTrue(slugs.contains("almaty-audany"));
        assertTrue(slugs.contains("almaty-audany-2"));
        assertTrue(slugs.contains("oblast-2"));
        String slug = portal.asAll(() -> portal.registry.authority(Portal.org("a")))
                .orElseThrow()
                .slug();
        portal.load(new FakeLoad(2, 7).bulk("roster/orgs", Portal.ORGS, "a,,,Renamed,district,,"));
        assertEquals("Renamed", portal.directory.authority(slug).orElseThrow().name());
    }
}
