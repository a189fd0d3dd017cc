package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** The classes that readers choose from, on each database. */
public class ClassesTest extends OnEachDatabase {
    private static final long SCHOOL = Portal.org("school1");

    private void loadClasses() {
        portal.day("2026-11-14");
        portal.load(Classrooms.load(1));
        portal.load(Classrooms.profiles(2, "1"));
    }

    private Scope scope(String authority) {
        return portal.scopes.of(Portal.org(authority));
    }

    private List<SchoolClass> classes(Scope scope, long institution) {
        return portal.as(scope, () -> portal.classes.of(institution));
    }

    private List<String> names(long institution) {
        return classes(Scope.EVERYTHING, institution).stream()
                .map(SchoolClass::name)
                .toList();
    }

    private Map<Long, SchoolClass> find(Scope scope, Collection<Long> ids) {
        return portal.as(scope, () -> portal.classes.find(SCHOOL, ids));
    }

    @Test
    public void classesComeByGradeAndLetterOfTheKazakhAlphabet() {
        loadClasses();
        assertEquals(
                List.of(
                        new SchoolClass(Classrooms.id("k1"), "5 «А»", 5, "kk", "1", "criteria", "Tutor Tom Timur", 1),
                        new SchoolClass(Classrooms.id("k2"), "5 «Ә»", 5, "kk", "1", "criteria", "", 1),
                        new SchoolClass(Classrooms.id("k3"), "7 Б", 7, "", "", "", "Head Hanna", 0)),
                classes(Scope.EVERYTHING, SCHOOL));
    }

    @Test
    public void whoMovedCountsInTheClassOfTheDay() {
        loadClasses();
        portal.day("2026-10-31");
        assertEquals(
                List.of(2L, 0L, 0L),
                classes(Scope.EVERYTHING, SCHOOL).stream()
                        .map(SchoolClass::pupils)
                        .toList());
        assertEquals("Tutor Tom Timur", classes(Scope.EVERYTHING, SCHOOL).get(2).teacher());
    }

    @Test
    public void groupsStandForThemselvesWhereThereAreNoClasses() {
        portal.day("2026-11-14");
        portal.load(Classrooms.load(1)
                .bulk(
                        "roster/classes",
                        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds",
                        "g1,,,Maths 5,05,m,scheduled,school1,y")
                .without("roster/enrollments"));
        assertEquals(List.of("Maths 5"), names(SCHOOL));
    }

    @Test
    public void groupsAreFoundByIdWithTheirOwnTitle() {
        loadClasses();
        Set<Long> ids = Set.of(Classrooms.id("g1"), Classrooms.id("k1"), Classrooms.id("w1"), 1L);
        Map<Long, SchoolClass> found = find(Scope.EVERYTHING, ids);
        assertEquals(Set.of(Classrooms.id("g1"), Classrooms.id("k1")), found.keySet());
        assertEquals(
                new SchoolClass(Classrooms.id("g1"), "Maths 5", 5, "kk", "1", "criteria", "", 1),
                found.get(Classrooms.id("g1")));
    }

    @Test
    public void thousandsOfIdsCanBeAskedFor() {
        loadClasses();
        List<Long> ids = LongStream.concat(LongStream.range(2, 1_500), LongStream.of(Classrooms.id("k1")))
                .boxed()
                .toList();
        assertEquals(Set.of(Classrooms.id("k1")), find(Scope.EVERYTHING, ids).keySet());
        assertEquals(Map.of(), find(Scope.EVERYTHING, Set.of()));
    }

    @Test
    public void namesAreThoseOfTheInstitutionsPeople() {
        loadClasses();
        Set<Long> ids = Set.of(Classrooms.person("t1"), Classrooms.person("p3"));
        assertEquals(
                Map.of(Classrooms.person("t1"), "Tutor Tom Timur"),
                portal.asAll(() -> portal.classes.names(SCHOOL, ids)));
        assertEquals(Map.of(), portal.as(scope("west"), () -> portal.classes.names(SCHOOL, ids)));
    }

    @Test
    public void anotherDistrictSeesNothing() {
        loadClasses();
        assertEquals(3, classes(scope("east"), SCHOOL).size());
        assertEquals(List.of(), classes(scope("west"), SCHOOL));
        assertEquals(List.of(), classes(Scope.NOTHING, SCHOOL));
        assertEquals(Map.of(), find(scope("west"), Set.of(Classrooms.id("k1"))));
        assertThrows(RuntimeException.class, () -> portal.classes.of(SCHOOL));
    }

    @Test
    public void whatIsOnlyPreparedIsNotSeen() {
        loadClasses();
        portal.prepare(Classrooms.profiles(3, "2"));
        assertEquals("1", classes(Scope.EVERYTHING, SCHOOL).get(0).shift());
        portal.publish(Classrooms.profiles(3, "2"));
        assertEquals("2", classes(Scope.EVERYTHING, SCHOOL).get(0).shift());
    }

    @Test
    public void aScopeKeepsShowingWhatItsTreeShowed() {
        loadClasses();
        Scope before = scope("east");
        portal.load(Classrooms.profiles(3, "2"));
        assertEquals("1", classes(before, SCHOOL).get(0).shift());
        assertEquals("2", classes(scope("east"), SCHOOL).get(0).shift());
    }

    @Test
    public void undoBringsTheFormerProfilesBackAndTheSweepKeepsThem() {
        loadClasses();
        portal.load(Classrooms.profiles(3, "2"));
        portal.undo(3);
        portal.sweep();
        assertEquals("1", classes(Scope.EVERYTHING, SCHOOL).get(0).shift());
        assertEquals(1, portal.sql.number("select count(distinct tree) from registry_seen"));
    }

    @Test
    public void aMergedInstitutionHasTheClassesOfAllSources() {
        portal.day("2026-11-14");
        portal.load(Classrooms.load(1));
        portal.load(Classrooms.subjects(new FakeLoad(2, 8)
                        .bulk("roster/orgs", Portal.ORGS, "s,,,First school,school,010140020019,")
                        .bulk("roster/users", Portal.USERS, "x,,,true,x,Xena,Xu,,,,,")
                        .bulk("roster/roles", Portal.ROLES, "r,,,x,primary,student,s"))
                .bulk("roster/courses", "sourcedId,status,dateLastModified,title,orgSourcedId", "h,,,Class,s")
                .bulk(
                        "roster/classes",
                        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds",
                        "c,,,6 Z,6,h,homeroom,s,y"));
        assertEquals(List.of("5 A", "5 Ae", "6 Z", "7 Б"), names(SCHOOL));
        assertEquals(List.of("5 A", "5 Ae", "6 Z", "7 Б"), names(Ids.of(8, "org", "s")));
    }

    @Test
    public void theTreeOfAnOlderVersionShowsWhatIsPublished() throws IOException {
        loadClasses();
        List<String> before = shown();
        portal.sql.update("delete from registry_seen");
        try (InputStream in = ClassesTest.class.getResourceAsStream("/db/registry/changelog.sql")) {
            String changelog = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = changelog.lastIndexOf("insert into registry_seen");
            portal.sql.update(changelog.substring(start, changelog.indexOf(";", start)));
        }
        assertEquals(6, before.size());
        assertEquals(before, shown());
    }

    /** What the newest tree shows of each institution. */
    private List<String> shown() {
        return portal.sql.list(
                "select * from registry_seen where tree = (select max(tree) from registry_tree) order by org_id",
                row -> IntStream.rangeClosed(1, row.getMetaData().getColumnCount())
                        .mapToObj(column -> text(row, column))
                        .collect(Collectors.joining(" ")));
    }

    private static String text(ResultSet row, int column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
