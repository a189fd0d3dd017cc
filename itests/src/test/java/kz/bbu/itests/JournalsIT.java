package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.BeforeClass;
import org.junit.Test;

/** The demo region's year of journals, as the reports show it. */
public class JournalsIT {
    private static final List<String> REPORTS =
            List.of("performance", "attendance", "activity", "institutionactivity", "journalkeeping");

    private static Portal portal;
    private static Visitor administrator;
    private static Region region;

    @BeforeClass
    public static void open() {
        portal = SharedPortal.get();
        administrator = portal.administrator();
        region = Region.of(administrator);
    }

    @Test
    public void figuresAreThoseOfTheRecords() {
        String output = portal.console("bbu:facts-verify --lang en");
        assertTrue(output, output.contains(" journals of a school year"));
        assertFalse(output, output.contains("0 journals") && output.startsWith("0 "));
        assertTrue(output, output.contains(" 0 differences"));
    }

    @Test
    public void everyReportShowsTheYearInEachLanguageAndFormat() {
        for (String report : REPORTS) {
            JsonNode rows = Region.json(administrator.get("/reports/" + report + ".json"))
                    .path("rows");
            assertTrue(report + ": " + rows, rows.size() > 0);
            for (String language : List.of("kk", "ru", "en")) {
                for (String address : List.of("", ".csv", ".xlsx", "?print=1")) {
                    String mark = address.contains("?") ? "&" : "?";
                    Visitor.Answer answer =
                            administrator.get("/reports/" + report + address + mark + "lang=" + language);
                    assertEquals(answer.toString(), 200, answer.status());
                }
            }
        }
    }

    @Test
    public void figuresOpenTheRecordsThatTheyCount() {
        JsonNode rows = Region.json(administrator.get("/reports/performance.json?form=district"))
                .path("rows");
        List<String> faults = new ArrayList<>();
        for (JsonNode row : rows) {
            long good = row.path("cells")
                    .path("good")
                    .path("value")
                    .asLong(row.path("cells").path("good").asLong());
            JsonNode records = Region.json(administrator.get("/reports/performance.json?form=district&column=good&row="
                            + row.path("key").asText()))
                    .path("rows");
            if (good != records.size()) {
                faults.add(row + " opens " + records.size());
            }
        }
        assertTrue("there are districts", rows.size() > 1);
        assertEquals(List.of(), faults);
    }

    @Test
    public void aPupilsFiguresOpenTheirRecordsWithinTheDistrictOnly() {
        String own = region.districts().get(0);
        String other = region.districts().get(1);
        String mine = pupils(region.institutionsOf(own).get(0).id());
        String foreign = pupils(region.institutionsOf(other).get(0).id());
        JsonNode rows = Region.json(administrator.get(mine)).path("rows");
        List<String> faults = new ArrayList<>();
        for (JsonNode row : rows) {
            long missed = row.path("cells").path("missed").asLong();
            JsonNode opened = Region.json(administrator.get(mine + evidence(row)));
            if (missed != opened.path("count").asLong() && missed > 0) {
                faults.add(row + " opens " + opened.path("count"));
            }
            if (row.path("cells").path("attendance").isNull()) {
                faults.add(row + " has no attendance");
            }
        }
        assertTrue("there are pupils", rows.size() > 1);
        assertEquals(List.of(), faults);

        Visitor officer =
                Account.add(portal, administrator, "STAFF", region.id(own)).visitor();
        JsonNode stranger = Region.json(administrator.get(foreign)).path("rows").path(0);
        assertEquals(200, officer.get(mine + evidence(rows.path(0))).status());
        for (String address : List.of(foreign, foreign + evidence(stranger), mine + evidence(stranger))) {
            assertEquals(address, 404, officer.get(address).status());
        }
    }

    /** The address of the pupils of the first class of an institution that has any. */
    private static String pupils(long institution) {
        String school = "/reports/attendance.json?institution=" + institution;
        JsonNode classes =
                Region.json(administrator.get(school + "&form=byClass")).path("rows");
        return school + "&form=byPupil&class=" + classes.path(0).path("key").asText();
    }

    private static String evidence(JsonNode row) {
        return "&column=missed&row=" + row.path("key").asText();
    }

    @Test
    public void largeFiguresAndSumsOpenTheRecordsOfAllRows() {
        long school = region.institutionsOf(region.districts().get(0)).get(0).id();
        String report = "/reports/attendance.json?form=byClass&institution=" + school;
        JsonNode classes = Region.json(administrator.get(report));
        JsonNode opened = Region.json(administrator.get(report + "&column=missed&row=*"));
        assertEquals(
                classes.path("totals").path("missed").asLong(),
                opened.path("count").asLong());
        assertTrue(opened.toString(), opened.path("note").asText().length() > 20);
        assertEquals(
                opened.path("count").asLong(),
                Region.json(administrator.get(report + "&column=allmissed&row=*"))
                        .path("count")
                        .asLong());
    }

    @Test
    public void anOfficerSeesTheOwnDistrictOnly() {
        String own = region.districts().get(0);
        String other = region.districts().get(1);
        Visitor officer =
                Account.add(portal, administrator, "STAFF", region.id(own)).visitor();
        Set<Long> ids = new TreeSet<>();
        region.institutionsOf(own).forEach(institution -> ids.add(institution.id()));
        for (String address : List.of(
                "performance.json?form=institution",
                "attendance.json?form=byInstitution",
                "journalkeeping.json?form=byInstitution",
                "activity.json?form=allInstitutions")) {
            Set<Long> shown = new TreeSet<>();
            Region.json(officer.get("/reports/" + address))
                    .path("rows")
                    .forEach(row -> shown.add(row.path("key").asLong()));
            assertFalse(address, shown.isEmpty());
            assertTrue(address + " shows " + shown, ids.containsAll(shown));
        }
        long foreign = region.institutionsOf(other).get(0).id();
        for (String report : REPORTS) {
            assertEquals(
                    report,
                    404,
                    officer.get("/reports/" + report + ".json?institution=" + foreign)
                            .status());
        }
    }

    @Test
    public void nobodyWithoutAnAccountSeesAFigure() {
        for (String report : REPORTS) {
            Visitor.Answer answer = portal.visitor().get("/reports/" + report + ".json");
            assertTrue(answer.toString(), answer.status() == 401 || answer.status() == 303 || answer.status() == 403);
        }
    }
}
