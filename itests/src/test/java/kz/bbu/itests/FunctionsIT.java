package kz.bbu.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A district switches and orders the functions of its own page; another one's page and all data stay as they are (S29). */
public class FunctionsIT {
    private static final byte[] WORDS = "Бұйрық".getBytes(StandardCharsets.UTF_8);
    private static final List<String> REPORT = List.of(
            "/reports/institutions",
            "/reports/institutions.json",
            "/reports/institutions.csv",
            "/reports/institutions.xlsx",
            "/api/v1/reports/institutions");

    private static Portal portal;
    private static Visitor administrator;
    private static Visitor own;
    private static Visitor other;
    private static long ownId;
    private static long otherId;
    private static String ownPage;
    private static String otherPage;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void takeSides() {
        portal = SharedPortal.get();
        administrator = portal.administrator();
        Region region = Region.of(administrator);
        List<String> districts = region.districts();
        ownId = region.id(districts.get(0));
        otherId = region.id(districts.get(1));
        own = Account.add(portal, administrator, "ADMINISTRATOR", ownId).visitor();
        other = Account.add(portal, administrator, "ADMINISTRATOR", otherId).visitor();
        ownPage = page(own);
        otherPage = page(other);
    }

    @AfterClass
    public static void leaveAsFound() {
        for (String function : List.of("documents", "institutions")) {
            portal.console("bbu:enable " + function + " --authority " + ownId);
        }
    }

    private static String page(Visitor of) {
        return of.get("/admin/functions").html().selectFirst("main h2 a").attr("href");
    }

    /** Answers the question whether to switch; gives the receipt. */
    private static Visitor.Answer turn(String function, String action) {
        Visitor.Answer receipt = own.get("/admin/functions/" + ownId + "/" + function + "/" + action)
                .submit("main form", Map.of());
        assertEquals(receipt.toString(), 200, receipt.status());
        return receipt;
    }

    private static void move(String function, String direction) {
        assertEquals(
                303,
                own.get("/admin/functions")
                        .submit("form[action$=/" + function + "/" + direction + "]", Map.of())
                        .status());
    }

    /** The tabs of a page as staff see them: guests do not see all. */
    private static List<String> tabs(String page) {
        return own.get(page + "/structure")
                .html()
                .select("nav a[href^=" + page + "/]")
                .eachAttr("href");
    }

    @Test
    public void aTabThatIsOffIsGoneFromOnePageAndNothingIsLost() throws IOException {
        own.get(ownPage + "/documents")
                .upload(
                        "form[enctype]",
                        Map.of(),
                        Files.write(folder.newFile("order.txt").toPath(), WORDS));
        Visitor reader = portal.visitor();
        String document = reader.get(ownPage + "/documents")
                .html()
                .selectFirst(".documents tbody th a")
                .attr("href");
        List<String> addresses = List.of(
                ownPage + "/documents",
                ownPage + "/documents/feed",
                ownPage + "/documents/deleted",
                document,
                document + "/download",
                document + "/view");
        Visitor.Answer receipt = turn("documents", "disable");
        Element rows = receipt.html()
                .select("main tr:has(code:containsOwn(documents_document))")
                .first();
        assertEquals(rows.select("td").get(0).text(), rows.select("td").get(1).text());
        for (Visitor visitor : List.of(reader, own, administrator)) {
            for (String address : addresses) {
                assertEquals(address, 404, visitor.get(address).status());
            }
        }
        assertTrue(reader.get(ownPage + "/documents").html().title().contains("Бөлім өшірулі"));
        assertEquals(
                404,
                own.post(ownPage + "/documents/folders", Map.of("csrf", Account.csrf(own, "/admin/users"), "name", "x"))
                        .status());
        assertFalse(tabs(ownPage).contains(ownPage + "/documents"));
        assertTrue(tabs(otherPage).contains(otherPage + "/documents"));
        assertEquals(200, reader.get(otherPage + "/documents").status());
        assertEquals(200, reader.get(page(administrator) + "/documents").status());

        String console = portal.console("bbu:enable documents --authority " + ownId);
        assertTrue(console, console.replaceAll("\\s+", " ").matches("(?s).*documents_document (\\d+) \\1 .*"));
        assertArrayEquals(WORDS, reader.get(document + "/download").bytes());
        assertTrue(tabs(ownPage).contains(ownPage + "/documents"));
    }

    @Test
    public void aReportThatIsOffIsNotThereForThePeopleOfItsAuthority() {
        turn("institutions", "disable");
        for (String address : REPORT) {
            assertEquals(address, 404, own.get(address).status());
            assertEquals(address, 200, other.get(address).status());
        }
        assertEquals(200, administrator.get("/reports/institutions").status());
        assertEquals(List.of(), own.get("/reports").html().select("main a[href=/reports/institutions]"));
        assertFalse(own.get("/api/v1/reports").text().contains("\"institutions\""));
        assertEquals(
                1,
                other.get("/reports")
                        .html()
                        .select("main a[href=/reports/institutions]")
                        .size());
        turn("institutions", "enable");
        assertEquals(200, own.get("/reports/institutions").status());
    }

    @Test
    public void tabsStandInTheOrderOfTheirAuthority() {
        List<String> elsewhere = tabs(otherPage);
        List<String> before = tabs(ownPage);
        int place = before.indexOf(ownPage + "/documents");
        move("documents", "up");
        assertEquals(place - 1, tabs(ownPage).indexOf(ownPage + "/documents"));
        assertEquals(elsewhere, tabs(otherPage));
        move("documents", "down");
        assertEquals(before, tabs(ownPage));
        assertEquals(elsewhere, tabs(otherPage));
    }

    @Test
    public void nobodySwitchesForAnotherAuthorityOrWithoutAToken() {
        String csrf = Account.csrf(own, "/admin/users");
        for (long foreign : List.of(otherId, 1L)) {
            String functions = "/admin/functions/" + foreign + "/documents/";
            assertEquals(404, own.get("/admin/functions?authority=" + foreign).status());
            assertEquals(404, own.get(functions + "disable").status());
            for (String action : List.of("disable", "enable", "up", "down")) {
                assertEquals(
                        404, own.post(functions + action, Map.of("csrf", csrf)).status());
                assertEquals(
                        404,
                        own.post("/api/v1/functions/" + foreign + "/documents/" + action, Map.of("csrf", csrf))
                                .status());
            }
            assertEquals(404, own.get("/api/v1/functions/" + foreign).status());
        }
        assertEquals(
                403,
                own.post("/admin/functions/" + ownId + "/documents/disable", Map.of())
                        .status());
        Visitor staff = Account.add(portal, administrator, "STAFF", ownId).visitor();
        assertEquals(403, staff.get("/admin/functions").status());
        assertEquals(200, portal.visitor().get(ownPage + "/documents").status());
        assertEquals(200, portal.visitor().get(otherPage + "/documents").status());
    }
}
