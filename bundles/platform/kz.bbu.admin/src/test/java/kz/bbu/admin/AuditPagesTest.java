package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.AuditLog;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class AuditPagesTest {
    private final FakeAuditLog log = new FakeAuditLog(120, "object-");
    private final AuditPages pages = new AuditPages(log, new FakeTexts(Language.EN));

    @Test
    public void theDaysAreThoseOfTheFilterBothIncludedInAlmatysTime() {
        list("2026-11-01", "02.11.2026", 1);
        assertEquals(Instant.parse("2026-10-31T19:00:00Z"), log.asked.get(0).from());
        assertEquals(Instant.parse("2026-11-02T19:00:00Z"), log.asked.get(0).until());
    }

    @Test
    public void withoutDaysTheLastThirtyAreShown() {
        list("", "", 1);
        Duration asked =
                Duration.between(log.asked.get(0).from(), log.asked.get(0).until());
        assertEquals(Duration.ofDays(31), asked);
    }

    @Test
    public void aPageLeadsToThoseBesideItWithTheFilterKept() {
        String html = html(list("2026-11-01", "2026-11-02", 2));
        assertTrue(html, html.contains("object-51") && html.contains("object-100") && !html.contains("object-101"));
        String rest = "who=&amp;action=login&amp;object=&amp;first=2026-11-01&amp;last=2026-11-02";
        assertTrue(html, html.contains("rel=\"prev\" href=\"/admin/audit?" + rest + "\""));
        assertTrue(html, html.contains("rel=\"next\" href=\"/admin/audit?" + rest + "&amp;page=3\""));
        assertTrue(html, html.contains("href=\"/admin/audit/events.csv?" + rest + "\""));
    }

    @Test
    public void anActionOfAModuleKeepsItsCode() {
        String html = html(list("", "", 1));
        assertTrue(html, html.contains(">Log-in</option>") && html.contains(">notes.move</option>"));
    }

    @Test
    public void anAddressIsShownAsItWasTyped() {
        assertEquals("/people?search=қар а", object("/people?search=%D2%9B%D0%B0%D1%80+%D0%B0"));
        assertEquals("cut in the midst of a letter", "/people?search=%D2%9", object("/people?search=%D2%9"));
        assertEquals("100%25 of it", object("100%25 of it"));
    }

    private static String object(String object) {
        return AuditView.object(new AuditLog.Event(1, Instant.EPOCH, "dina", "::1", "people.view", object));
    }

    @Test
    public void wrongDaysAreToldAtTheirFieldsAndAskNothing() {
        for (String[] days : new String[][] {
            {"31.02.2026", ""},
            {"", "soon"},
            {"", "+999999999-12-31"},
            {"-0001-01-01", ""},
            {"2026-11-02", "2026-11-01"}
        }) {
            Page page = list(days[0], days[1], 1);
            assertEquals(422, page.status());
            assertTrue(html(page), html(page).contains("aria-invalid=\"true\""));
        }
        Page tooLong = as(() -> pages.list("x".repeat(101), "", "", "", "", 1));
        assertEquals(422, tooLong.status());
        assertEquals(List.of(), log.asked);
    }

    @Test
    public void whatIsNotOfTheListIsRefused() {
        assertEquals(
                CommonError.BAD_VALUE,
                assertThrows(Problem.class, () -> as(() -> pages.list("", "x' or 1=1", "", "", "", 1)))
                        .code());
        for (int page : new int[] {0, -1, 100_001}) {
            assertEquals(
                    CommonError.BAD_REQUEST,
                    assertThrows(Problem.class, () -> list("", "", page)).code());
        }
    }

    @Test
    public void theExportHasEveryEventAndNoFormula() throws Exception {
        AuditPages formulas = new AuditPages(new FakeAuditLog(120, "=1+"), new FakeTexts(Language.EN));
        Response answer = as(() -> formulas.export("", "", "", "", ""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) answer.getEntity()).write(out);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(121, lines.size());
        assertTrue(lines.get(1), lines.get(1).endsWith("\"Дина\",\"10.0.0.7\",\"Log-in\",\"login\",\"'=1+1\""));
        assertFalse(out.toString(StandardCharsets.UTF_8).contains("\"="));
    }

    private Page list(String first, String last, int page) {
        return as(() -> pages.list("", "login", "", first, last, page));
    }

    private static String html(Page page) {
        return as(() -> page.content().asString());
    }

    private static <T> T as(Callable<T> work) {
        return TestViewers.call(TestViewers.of(Role.ADMINISTRATOR, Scope.EVERYTHING), work);
    }
}
