package kz.bbu.registry;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.registry.Authority;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** Line items and results of OneRoster are kept for the reports, on each database. */
public class GradebookTest extends OnEachDatabase {
    private static final String RESULTS =
            "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,late";
    private static final String FIRST = "e1,,,w1,p1,fully graded,17.50,2026-10-05,,,true";
    private static final String SECOND = "e2,,,w1,p2,exempt,,2026-10-05,Ill,,";

    /** The region with a class, a kind of work, a work, and the results that are asked for. */
    private static FakeLoad region(long importId, String... results) {
        String[] lines = new String[results.length + 1];
        lines[0] = RESULTS;
        System.arraycopy(results, 0, lines, 1, results.length);
        return classes(importId)
                .bulk(
                        "roster/lineItems",
                        "sourcedId,status,dateLastModified,title,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId",
                        "w1,,,Fractions,2026-10-01,2026-10-05,k1,soch,q1,0,20,school1")
                .bulk("roster/results", lines);
    }

    private static FakeLoad classes(long importId) {
        return Portal.region(importId)
                .bulk(
                        "roster/academicSessions",
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,schoolYear",
                        "q1,,,Term 1,gradingPeriod,2026-09-01,2026-10-26,2027")
                .bulk("roster/courses", "sourcedId,status,dateLastModified,title,orgSourcedId", "m,,,Maths,school1")
                .bulk(
                        "roster/classes",
                        "sourcedId,status,dateLastModified,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds",
                        "k1,,,5 A,m,homeroom,school1,q1")
                .bulk("roster/categories", "sourcedId,status,dateLastModified,title,weight", "soch,,,SOCH,0.5");
    }

    /** The results that readers see: pupil, category, term, school of the class, score of the most, status, late. */
    private List<String> results() {
        return portal.sql.list(
                "select u.sourced_id, c.title, s.title, o.name, r.score, w.maximum, r.status, r.late from registry_result r"
                        + join("line_item", "w", "lineItems", "r.line_item_id")
                        + join("item_category", "c", "categories", "w.category_id")
                        + join("session", "s", "academicSessions", "w.session_id")
                        + join("class", "k", "classes", "w.class_id")
                        + join("org", "o", "orgs", "k.org_id")
                        + join("person", "u", "users", "r.person_id")
                        + " where r.generation = " + published("results") + " order by u.sourced_id",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4) + " "
                        + plain(row.getBigDecimal(5)) + "/" + plain(row.getBigDecimal(6)) + " " + row.getString(7)
                        + (row.getBoolean(8) ? " late" : ""));
    }

    private static String join(String table, String alias, String file, String id) {
        return " join registry_" + table + " " + alias + " on " + alias + ".id = " + id + " and " + alias
                + ".generation = " + published(file);
    }

    private static String published(String file) {
        return "(select generation from registry_published where source_id = 7 and part = 'roster/" + file
                + "' and org_id = 0)";
    }

    private static String plain(java.math.BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }

    private String load(FakeLoad load) {
        return portal.load(load).replaceAll(".*(results [^,]*).*", "$1");
    }

    @Test
    public void resultsAreKeptWithWhatTheyWereGivenFor() {
        assertEquals("results 2/2/0/0/0", load(region(1, FIRST, SECOND)));
        assertEquals(
                List.of("p1 SOCH Term 1 School 1 17.5/20 fully graded late", "p2 SOCH Term 1 School 1 -/20 exempt"),
                results());
    }

    @Test
    public void version11HasItsTermInAnotherColumnAndItsSchoolByTheClass() {
        FakeLoad old = classes(1)
                .with("oneroster.version", "1.1")
                .without("roster/roles")
                .bulk(
                        "roster/users",
                        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName",
                        "p1,,,true,school1,student,p1,Ann,Apple")
                .bulk("roster/categories", "sourcedId,status,dateLastModified,title", "soch,,,SOCH")
                .bulk(
                        "roster/lineItems",
                        "sourcedId,status,dateLastModified,title,assignDate,dueDate,classSourcedId,categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax",
                        "w1,,,Fractions,2026-10-01,2026-10-05,k1,soch,q1,0,20")
                .bulk("roster/results", RESULTS, FIRST);
        assertEquals("results 1/1/0/0/0", load(old));
        assertEquals(List.of("p1 SOCH Term 1 School 1 17.5/20 fully graded late"), results());
    }

    @Test
    public void theSameNumberWrittenOtherwiseIsNoChange() {
        load(region(1, FIRST, SECOND));
        assertEquals("results 2/0/0/0/0", load(region(2, FIRST.replace("17.50", "17.5"), SECOND)));
    }

    @Test
    public void whatABulkFileLacksEndsAndComesBack() {
        load(region(1, FIRST, SECOND));
        assertEquals("results 1/0/0/1/0", load(region(2, FIRST)));
        assertEquals("results 2/1/0/0/0", load(region(3, FIRST, SECOND)));
        assertEquals(2, results().size());
    }

    @Test
    public void aDeltaChangesWhatItNamesAndAnOlderRowIsSkipped() {
        load(region(1, FIRST, SECOND));
        assertEquals("results 1/0/1/0/0", load(delta(2, "19", "2026-10-07T00:00:00Z")));
        assertEquals("results 1/0/0/0/1", load(delta(3, "3", "2026-10-06T00:00:00Z")));
        assertEquals(
                List.of("p1 SOCH Term 1 School 1 19/20 fully graded", "p2 SOCH Term 1 School 1 -/20 exempt"),
                results());
    }

    private static FakeLoad delta(long importId, String score, String modified) {
        return new FakeLoad(importId, 7)
                .delta(
                        "roster/results",
                        RESULTS,
                        "e1,active," + modified + ",w1,p1,fully graded," + score + ",2026-10-05,,,");
    }

    /** What those who count are given: pupil, class, category with weight, points, line. */
    private List<String> given(long importId) {
        List<String> given = new ArrayList<>();
        portal.asAll(() -> {
            portal.rosters.results(
                    7,
                    importId,
                    result -> given.add((result.personId() == id("person", "p1") ? "p1" : "p2")
                            + (result.classId() == id("class", "k1") ? " k1 " : " ? ")
                            + (result.organisationId() == id("org", "school1") ? "school1 " : "? ")
                            + result.lineItem().category() + "*"
                            + plain(result.lineItem().weight().orElseThrow()) + " "
                            + plain(result.score().orElse(null)) + "/"
                            + plain(result.lineItem().maximum().orElseThrow()) + " "
                            + result.scored() + " " + result.status() + " :" + result.line()));
            return null;
        });
        return given.stream().sorted().toList();
    }

    private static long id(String kind, String sourcedId) {
        return Ids.of(7, kind, sourcedId);
    }

    @Test
    public void thoseWhoCountAreGivenWhatAnImportWillShow() {
        portal.prepare(region(1, FIRST, SECOND));
        List<String> first = List.of(
                "p1 k1 school1 SOCH*0.5 17.5/20 2026-10-05 fully graded :2",
                "p2 k1 school1 SOCH*0.5 -/20 2026-10-05 exempt :3");
        assertEquals(List.of(), given(0));
        assertEquals(first, given(1));
        portal.publisher.discard(1);
        load(region(2, FIRST, SECOND));
        // A row that a delta does not bring stands on no line of it.
        portal.prepare(delta(3, "19", "2026-10-07T00:00:00Z"));
        assertEquals(
                List.of(
                        "p1 k1 school1 SOCH*0.5 19/20 2026-10-05 fully graded :2",
                        "p2 k1 school1 SOCH*0.5 -/20 2026-10-05 exempt :0"),
                given(3));
        assertEquals(first.stream().map(line -> line.replaceAll(":.", ":0")).toList(), given(0));
    }

    @Test
    public void aResultForNothingIsRefused() {
        assertEquals(
                List.of("roster/results:2 lineItemSourcedId reference"),
                portal.refused(region(1, FIRST.replace("w1", "w9"))));
        assertEquals(
                List.of("roster/results:2 studentSourcedId reference"),
                portal.refused(region(2, FIRST.replace("p1", "p9"))));
    }

    @Test
    public void aWorkOfAnotherDistrictsSchoolIsRefused() {
        load(Portal.region(1));
        Authority west = portal.asAll(portal.registry::authorities).stream()
                .filter(authority -> authority.name().equals("West district"))
                .findFirst()
                .orElseThrow();
        FakeLoad foreign = region(2, FIRST).under(west.id(), new Scope(west.position(), west.lastPosition()));
        List<String> outside = portal.refused(foreign).stream()
                .filter(error -> error.startsWith("roster/lineItems"))
                .toList();
        assertEquals(List.of("roster/lineItems:2 schoolSourcedId outsideScope"), outside);
    }

    @Test
    public void undoBringsTheFormerResultsBack() {
        load(region(1, FIRST, SECOND));
        List<String> before = results();
        load(region(2, FIRST.replace("17.50", "3")));
        portal.undo(2);
        assertEquals(before, results());
    }
}
