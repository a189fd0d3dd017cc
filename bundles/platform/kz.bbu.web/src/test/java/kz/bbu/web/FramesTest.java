package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class FramesTest {
    private static final Page PAGE = Page.of("Құрылым <2>", out -> out.write("<p>content</p>"));

    private final TestPortal portal = new TestPortal().furnished();

    @Test
    public void everybodySeesTheTabsThatAreOnAndMeantForThem() {
        String html = portal.render(TestPortal.ANYBODY, TestExchange.get("/org/district/structure"), PAGE);
        assertTrue(html.contains("<a href=\"/org/district/structure\" aria-current=\"page\">"));
        assertFalse("off", html.contains("/org/district/page"));
        assertFalse("for staff", html.contains("/org/district/people"));
        assertFalse("for staff", html.contains("href=\"/reports\""));
        assertTrue("its own name", html.contains("Ауданның білім бөлімі"));
    }

    @Test
    public void staffSeeReportsAndTheTabsForStaff() {
        String html = portal.render(TestViewers.staff(), TestExchange.get("/org/oblast/people/1"), PAGE);
        assertTrue(html.contains("href=\"/reports\""));
        assertTrue(html.contains("<a href=\"/org/oblast/people\" aria-current=\"page\">"));
    }

    @Test
    public void aTabThatAnAuthorityHasSwitchedOffIsOnTheOthersPagesOnly() {
        String district = portal.render(TestViewers.staff(), TestExchange.get("/org/district/structure"), PAGE);
        assertFalse(district.contains("/org/district/people"));
        String oblast = portal.render(TestViewers.staff(), TestExchange.get("/org/oblast/structure"), PAGE);
        assertTrue(oblast.contains("/org/oblast/people"));
    }

    @Test
    public void onlyAdministratorsSeeTheWayToModulesAndUsers() {
        TestExchange admin = TestExchange.get("/admin/imports");
        String staff = portal.render(TestViewers.staff(), admin, PAGE);
        assertTrue(staff.contains("<a href=\"/admin/imports\" aria-current=\"page\">"));
        assertFalse(staff.contains("/admin/users"));
        String administrator = portal.render(TestViewers.of(Role.ADMINISTRATOR, Scope.EVERYTHING), admin, PAGE);
        assertTrue(administrator.contains("/admin/users"));
        assertTrue(administrator.contains("/admin/modules"));
        Viewer ofDistrict = new Viewer(2, "", Role.ADMINISTRATOR, 2, new Scope(2, 2), Language.KK, "", "");
        String district = portal.render(ofDistrict, admin, PAGE);
        assertTrue(district.contains("/admin/users"));
        assertFalse("modules are everybody's", district.contains("/admin/modules"));
    }

    @Test
    public void namesAndTitlesAreEscaped() {
        String html = portal.render(TestPortal.ANYBODY, TestExchange.get("/org/oblast/structure"), PAGE);
        assertTrue(html.contains("<h1>Құрылым &lt;2&gt;</h1>"));
        assertTrue(html.contains("Облыстың &lt;білім&gt; басқармасы"));
        assertFalse(html.contains("<білім>"));
        assertTrue(html.contains("<p>content</p>"));
    }

    @Test
    public void aLanguageLinkKeepsTheFilters() {
        String html = portal.render(
                TestPortal.ANYBODY, TestExchange.get("/reports/marks?type=lyceum&lang=kk&year=2026"), PAGE);
        assertTrue(html.contains("href=\"/reports/marks?type=lyceum&amp;year=2026&amp;lang=ru\""));
    }

    @Test
    public void anAddressCannotBreakOutOfALink() {
        String html = portal.render(TestPortal.ANYBODY, TestExchange.get("/x?a=\"><script>alert(1)</script>"), PAGE);
        assertFalse(html.contains("<script>"));
    }

    @Test
    public void theFrameStandsWithoutDirectoryAndModules() {
        TestPortal bare = new TestPortal();
        String html = bare.render(TestPortal.ANYBODY, TestExchange.get("/org/district/structure"), PAGE);
        assertTrue(html.contains("<p>content</p>"));
        assertEquals(Optional.empty(), bare.frames.root());
        assertEquals(Optional.empty(), bare.frames.moduleOf("/org/district/structure"));
    }

    @Test
    public void theBlockOnTheLeftIsNamed() {
        Html heads = out -> out.write("<ul><li>Ғабит</li></ul>");
        String html = portal.render(TestPortal.ANYBODY, TestExchange.get("/"), PAGE.left("Басшылық", heads));
        assertTrue(html.contains("<aside class=\"left-block\" aria-label=\"Басшылық\">"));
        assertTrue(html.contains("<li>Ғабит</li>"));
        assertFalse(
                portal.render(TestPortal.ANYBODY, TestExchange.get("/"), PAGE).contains("<aside"));
    }

    @Test
    public void lowVisionIsKeptAndLeadsBack() {
        TestExchange chosen = TestExchange.get("/?view=low-vision");
        String html = portal.render(TestPortal.ANYBODY, chosen, PAGE);
        assertTrue(html.contains("<html lang=\"kk\" class=\"low-vision\">"));
        assertTrue(html.contains("href=\"/?view=normal\""));
        String next = portal.render(TestPortal.ANYBODY, TestExchange.get("/").with("view", "low-vision"), PAGE);
        assertTrue(next.contains("class=\"low-vision\""));
    }

    @Test
    public void aReportsFilesBelongToTheReport() {
        assertEquals(
                "people",
                portal.frames.moduleOf("/reports/people.xlsx").orElseThrow().id());
        assertEquals(
                "page",
                portal.frames.moduleOf("/org/oblast/page/7").orElseThrow().id());
        assertEquals(Optional.empty(), portal.frames.moduleOf("/reports"));
    }
}
