package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.BeforeClass;
import org.junit.Test;

/** The tab People of the demo region, as staff, members and strangers meet it (S18–S24). */
public class PeopleIT {
    private static Portal portal;

    /** The tab of the whole region. */
    private static String tab;

    private static Visitor administrator;
    private static Region region;
    private static String own;
    private static String ownTab;
    private static String otherTab;
    private static Visitor officer;

    @BeforeClass
    public static void openTheTab() throws InterruptedException {
        portal = SharedPortal.on(Database.POSTGRESQL);
        administrator = portal.administrator();
        region = Region.of(administrator);
        tab = "/org/"
                + administrator.get("/").header("Location").split("/org/")[1].split("/")[0] + "/people";
        own = region.districts().get(0);
        officer = Account.add(portal, administrator, "STAFF", region.id(own)).visitor();
        Document page = page(administrator, tab);
        for (int i = 0;
                i < 600
                        && !page.select("#people-list .notice, #people-list .empty")
                                .isEmpty();
                i++) {
            Thread.sleep(100);
            page = page(administrator, tab);
        }
        ownTab = tabOf(page, own);
        otherTab = tabOf(page, region.districts().get(1));
    }

    private static String tabOf(Document page, String authority) {
        for (Element chip : page.select("main a.chip")) {
            if (chip.text().equals(authority)) {
                return chip.attr("href");
            }
        }
        throw new AssertionError("no way to " + authority);
    }

    private static Document page(Visitor visitor, String address) {
        Visitor.Answer answer = visitor.get(address);
        assertEquals(answer.toString(), 200, answer.status());
        return answer.html();
    }

    private static List<Element> rows(Document page) {
        return page.select("#people-list tbody tr");
    }

    /** The names on a page, without what is said of the registration. */
    private static List<String> names(Visitor visitor, String address) {
        return rows(page(visitor, address)).stream().map(PeopleIT::name).toList();
    }

    private static String name(Element row) {
        Element cell = row.selectFirst("th").clone();
        cell.select(".badge").remove();
        return cell.text();
    }

    private static String searched(String text) {
        return tab + "?search=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    public void categoriesShowTheRegisteredAndAllShowsEverybody() {
        Set<Boolean> registered = new HashSet<>();
        for (Element row : rows(page(administrator, tab))) {
            registered.add(row.selectFirst("th .good") != null);
        }
        assertEquals("both kinds are among all", Set.of(true, false), registered);
        int categories = 0;
        for (Element link : page(administrator, tab).select(".left-block nav a")) {
            boolean all = link.hasAttr("aria-current");
            for (Element row : rows(page(administrator, link.attr("href")))) {
                Element name = row.selectFirst("th .good");
                boolean signed = row.selectFirst("th .badge-good") != null;
                assertEquals("green and a sign go together", name != null, signed);
                assertTrue(link.text() + ": " + row.text(), all || signed);
                if (name != null) {
                    assertTrue(name.attr("href"), name.attr("href").startsWith("https://kundelik.kz/user/"));
                }
            }
            categories += rows(page(administrator, link.attr("href"))).isEmpty() ? 0 : 1;
        }
        assertEquals("each category has people", 10, categories);
        assertTrue(rows(page(administrator, tab + "?category=parents&registration=unregistered")).stream()
                .allMatch(row -> row.selectFirst("th .good") == null));
    }

    @Test
    public void aNameIsFoundHoweverItIsTyped() {
        String family = "";
        for (String name : names(administrator, searched("Ә"))) {
            if (name.split(" ")[0].matches(".*[аеорсх].*")) {
                family = name.split(" ")[0];
            }
        }
        assertNotEquals("a family name with both schwa and look-alikes", "", family);
        List<String> expected = names(administrator, searched(family));
        assertTrue(expected.size() > 0);
        for (String typed : List.of(
                family.toUpperCase(Locale.ROOT),
                family.toLowerCase(Locale.ROOT),
                family.replace('ә', '\u0259').replace('Ә', '\u018f'),
                family.replace('а', 'a')
                        .replace('е', 'e')
                        .replace('о', 'o')
                        .replace('р', 'p')
                        .replace('с', 'c')
                        .replace('х', 'x'),
                "  " + family.substring(0, family.length() - 1))) {
            List<String> found = names(administrator, searched(typed));
            assertTrue(typed + " finds " + found, found.containsAll(expected));
        }
        String whole = expected.get(0);
        String[] words = whole.split(" ");
        assertTrue(names(administrator, searched(words[1] + " " + words[0])).contains(whole));
        assertEquals(List.of(), names(administrator, searched("%")));
        assertEquals(List.of(), names(administrator, searched("' or 1=1 --")));
    }

    @Test
    public void theFormWorksWithoutAScriptAndPagesFollow() {
        Visitor.Answer form = administrator.get(tab + "?category=parents");
        Visitor.Answer found = form.submit("#people-search", Map.of("search", "а"));
        List<String> first = rows(found.html()).stream().map(PeopleIT::name).toList();
        assertEquals(50, first.size());
        assertTrue(first.stream().allMatch(name -> (" " + name.toLowerCase(Locale.ROOT)).contains(" а")));
        Element next = found.html().selectFirst("#people-list a[rel=next]");
        List<String> second = names(administrator, next.attr("href"));
        assertEquals(50, second.size());
        assertNotEquals(first, second);
        assertEquals(
                first,
                names(
                        administrator,
                        page(administrator, next.attr("href"))
                                .selectFirst("#people-list .pager a:not([rel])")
                                .attr("href")));
    }

    @Test
    public void filtersNarrowTheList() {
        Document recent = page(administrator, tab + "?logins=recent");
        assertFalse(rows(recent).isEmpty());
        assertTrue(
                "with the date of the data",
                recent.select("#people-list").text().matches("(?s).*\\d\\d\\.\\d\\d\\.\\d{4}.*"));
        assertTrue(page(administrator, tab + "?logins=now")
                        .select("#people-list tbody")
                        .text()
                        .contains("admin")
                || !page(administrator, tab + "?logins=now")
                        .select("#people-list tbody tr")
                        .isEmpty());
        Region.Institution school = region.institutionsOf(own).get(0);
        Document page = page(administrator, tab + "?institution=" + school.id());
        assertTrue(rows(page).stream()
                .allMatch(row -> row.select("td").get(1).text().equals(school.text("name"))));
        for (Region.Institution institution : region.institutions()) {
            Document with = page(administrator, tab + "?institution=" + institution.id());
            Element option = with.selectFirst("#class option[value~=.]");
            if (option != null) {
                List<Element> members =
                        rows(page(administrator, tab + "?institution=" + institution.id() + "&class=" + option.val()));
                assertTrue(option.text() + " has " + members.size(), members.size() > 1);
                break;
            }
        }
        assertTrue(rows(page(administrator, tab + "?category=staff&role=principal"))
                        .size()
                > 1);
    }

    @Test
    public void anOfficerMeetsTheOwnDistrictOnly() {
        Set<String> allowed = new HashSet<>(Set.of(own));
        region.institutionsOf(own).forEach(institution -> allowed.add(institution.text("name")));
        int seen = 0;
        for (String query : List.of("", "?search=%D0%B0", "?category=heads", "?category=parents", "?logins=recent")) {
            for (Element row : rows(page(officer, ownTab + query))) {
                seen++;
                String organisation = row.select("td").get(1).text();
                assertTrue(organisation + " is of the district", allowed.contains(organisation));
            }
        }
        assertTrue("sees " + seen, seen > 100);
        Region.Institution foreign =
                region.institutionsOf(region.districts().get(1)).get(0);
        assertEquals(404, officer.get(ownTab + "?institution=" + foreign.id()).status());
        assertEquals(
                404,
                officer.get(ownTab + "/list.csv?institution=" + foreign.id()).status());
        assertEquals(403, officer.get(otherTab).status());
        assertEquals(403, officer.get(otherTab + "/list.csv").status());
        assertEquals("the whole region is not theirs", 403, officer.get(tab).status());
    }

    @Test
    public void refusalsLooksAndExportsAreRecorded() throws SQLException {
        Visitor member =
                Account.add(portal, administrator, "MEMBER", region.id(own)).visitor();
        Visitor stranger = portal.visitor();
        Visitor.Answer asked = stranger.get(otherTab);
        assertEquals(303, asked.status());
        assertTrue(asked.header("Location").contains("/login?to="));
        assertEquals(303, stranger.get(otherTab + "/list.xlsx").status());
        assertEquals(403, member.get(otherTab).status());
        assertEquals(403, officer.get(otherTab).status());
        assertEquals(
                "of a stranger, a member and another district's staff",
                Set.of(true, false),
                events("refused", "GET " + otherTab).stream()
                        .map(account -> account == 0)
                        .collect(Collectors.toSet()));
        assertTrue(new HashSet<>(events("refused", "GET " + otherTab)).size() >= 3);
        officer.get(ownTab + "?search=%D0%90%D1%81%D0%B0%D0%BD");
        assertEquals(
                1,
                events("people.view", ownTab + "?search=%D0%90%D1%81%D0%B0%D0%BD")
                        .size());
        officer.get(ownTab + "/list.csv?category=heads");
        assertEquals(1, events("export", ownTab + "/list.csv?category=heads").size());
        String menu = member.get(tab.replace("/people", "/structure")).text();
        assertFalse("the menu does not offer it", menu.contains(tab));
    }

    /** The accounts that an action on an object is recorded of. */
    private static List<Long> events(String action, String object) throws SQLException {
        List<Long> accounts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        Database.url("shared-" + Database.POSTGRESQL), "postgres", "postgres");
                PreparedStatement select = connection.prepareStatement(
                        "select account_id from access_event where action = ? and object = ?")) {
            select.setString(1, action);
            select.setString(2, object);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    accounts.add(rows.getLong(1));
                }
            }
        }
        return accounts;
    }

    @Test
    public void anExportHoldsTheWholeListAndNothingElse() {
        String query = "?category=staff&registration=any";
        Set<String> shown = new HashSet<>();
        String address = ownTab + query;
        while (!address.isEmpty()) {
            Document page = page(officer, address);
            rows(page).forEach(row -> shown.add(name(row)));
            Element next = page.selectFirst("#people-list a[rel=next]");
            address = next == null ? "" : next.attr("href");
        }
        Visitor.Answer csv = officer.get(ownTab + "/list.csv" + query);
        assertEquals(200, csv.status());
        assertEquals("no-store", csv.header("Cache-Control"));
        assertTrue(csv.header("Content-Disposition").endsWith(".csv"));
        Set<String> written = new HashSet<>();
        csv.text().lines().skip(1).forEach(line -> written.add(line.split(";")[0]));
        assertEquals(shown, written);
        assertTrue(shown.size() > 50);
        String sheet =
                ScopeIT.unzipped(officer.get(ownTab + "/list.xlsx" + query).bytes());
        shown.forEach(name -> assertTrue(name, sheet.contains(name)));
    }

    @Test
    public void typingFindsWithoutLeavingThePage() {
        String name = names(administrator, searched("Ә")).get(0);
        try (Browser.Window window = Browser.window(1280)) {
            window.open(portal.url("/login"));
            window.page().fill("input[name=login]", Visitor.ADMINISTRATOR);
            window.page().fill("input[name=password]", Visitor.PASSWORD);
            window.page().press("input[name=password]", "Enter");
            window.page().waitForURL(url -> !url.contains("/login"));
            window.open(portal.url(tab));
            window.page().locator("#search").pressSequentially(name.toLowerCase(Locale.ROOT));
            window.page().waitForURL(url -> url.contains("search="));
            window.page()
                    .locator("#people-list tbody th", new Page.LocatorOptions().setHasText(name))
                    .first()
                    .waitFor();
            assertEquals(name.toLowerCase(Locale.ROOT), window.page().inputValue("#search"));
            assertEquals(List.of(), window.complaints());
        }
    }

    @Test
    public void whatCannotBeAskedIsRefused() {
        for (String query : List.of(
                "?category=gods", "?registration=1", "?logins=x", "?institution=x", "?search=" + "a".repeat(101))) {
            assertEquals(query, 400, administrator.get(tab + query).status());
        }
        assertEquals(404, administrator.get(tab + "?institution=5").status());
        assertEquals(200, administrator.get(tab + "?after=%27%22x").status());
        assertEquals(404, administrator.get("/org/nothing/people").status());
    }
}
