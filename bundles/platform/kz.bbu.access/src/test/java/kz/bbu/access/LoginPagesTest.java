package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.Cookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Before;
import org.junit.Test;

public class LoginPagesTest extends OnEachDatabase {
    private static final String PASSWORD = "бүгін-күн-ашық";

    /** Time stands still, so that what is waited for does not come on a slow machine. */
    private static final TimeMeter STANDING = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return 0;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    };

    private LoginPages pages;

    @Before
    public void pages() {
        pages = new LoginPages(
                portal.sessions,
                portal.accounts,
                portal.secondFactor,
                (action, object) -> portal.audited.add(action + " " + object),
                new FakeTexts(Language.EN),
                STANDING);
        portal.account("dina", Role.STAFF, FakeScopes.EAST, PASSWORD);
    }

    @Test
    public void theRightPasswordLogsInAndLeadsOn() {
        Exchange exchange = new Exchange("POST", "/login");
        Response answer = login(exchange, "Dina", PASSWORD, "/reports?type=lyceum");
        assertEquals(303, answer.getStatus());
        assertEquals(URI.create("/reports?type=lyceum"), answer.getLocation());
        assertTrue(portal.isLoggedIn(session(exchange).getValue()));
        assertTrue(session(exchange).isHttpOnly());
        assertEquals(List.of("login dina"), portal.audited);
    }

    @Test
    public void theChosenLanguageIsThatOfTheBrowserFromThenOn() {
        Exchange before = new Exchange("POST", "/login");
        login(before, "dina", PASSWORD, "/");
        assertTrue(
                "unless none is chosen",
                before.set.stream().noneMatch(c -> c.getName().equals("lang")));
        portal.accounts.setLanguage(portal.id("dina"), java.util.Optional.of(Language.RU));
        Exchange exchange = new Exchange("POST", "/login");
        login(exchange, "dina", PASSWORD, "/");
        assertTrue(exchange.set.stream()
                .anyMatch(c -> c.getName().equals("lang") && c.getValue().equals("ru")));
    }

    @Test
    public void withASecondFactorThePasswordAloneOpensNothing() {
        portal.app(portal.id("dina"));
        Exchange exchange = new Exchange("POST", "/login");
        Response answer = login(exchange, "dina", PASSWORD, "/reports");
        assertEquals(URI.create("/login/code?to=%2Freports"), answer.getLocation());
        String waiting = session(exchange).getValue();
        assertFalse(portal.isLoggedIn(waiting));
        assertEquals(java.util.Optional.of(portal.id("dina")), portal.sessions.pending(waiting));
        assertEquals("nobody has logged in", List.of(), portal.audited);
    }

    @Test
    public void aSessionKnowsItsDevice() {
        login(new Exchange("POST", "/login").header("User-Agent", "X11; Linux Firefox/145.0"), "dina", PASSWORD, "/");
        assertEquals(
                "Firefox, Linux",
                portal.sessions.open(portal.id("dina"), "").get(0).device());
    }

    @Test
    public void theSessionsIdIsNewAtLogin() {
        String former = portal.sessions.begin(portal.id("dina"), "", "");
        Exchange exchange = new Exchange("POST", "/login").cookie("session", former);
        login(exchange, "dina", PASSWORD, "/");
        assertNotEquals(former, session(exchange).getValue());
        assertFalse("the one before is over", portal.isLoggedIn(former));
    }

    @Test
    public void anUnknownLoginAndAWrongPasswordLookTheSame() {
        Exchange exchange = new Exchange("POST", "/login");
        Response wrong = login(exchange, "dina", "wrong", "/");
        Response unknown = login(exchange, "dana", PASSWORD, "/");
        assertEquals(422, page(wrong).status());
        assertEquals(422, page(unknown).status());
        assertEquals(html(wrong).replace("dina", ""), html(unknown).replace("dana", ""));
        assertTrue("no session", exchange.set.isEmpty());
        assertEquals(List.of("login.refused dina", "login.refused dana"), portal.audited);
    }

    @Test
    public void aDisabledAccountIsUnknown() {
        portal.sql.update("update access_account set enabled = false where login = 'dina'");
        assertEquals(
                422,
                page(login(new Exchange("POST", "/login"), "dina", PASSWORD, "/"))
                        .status());
    }

    @Test
    public void theFormKeepsTheLoginAndTheWayBackButNotThePassword() {
        String html = html(login(new Exchange("POST", "/login"), "di\"na", "S3cret-word", "/reports"));
        assertTrue(html, html.contains("value=\"di&#34;na\""));
        assertTrue(html, html.contains("name=\"to\" value=\"/reports\""));
        assertFalse(html, html.contains("S3cret-word"));
    }

    @Test
    public void tooManyAttemptsForOneAccountMustWaitWhereverTheyComeFrom() {
        for (int i = 0; i < 10; i++) {
            login(new Exchange("POST", "/login").from("10.0.0." + i), "dina", "wrong", "/");
        }
        Response answer = login(new Exchange("POST", "/login").from("10.0.1.1"), "DINA", PASSWORD, "/");
        assertEquals("even with the right password", 429, page(answer).status());
        assertEquals("the audit log is not filled", 10, portal.audited.size());
    }

    @Test
    public void tooManyAttemptsFromOneAddressMustWaitWhateverTheAccount() {
        for (int i = 0; i < 60; i++) {
            login(new Exchange("POST", "/login"), "nobody" + i, "", "/");
        }
        assertEquals(
                429,
                page(login(new Exchange("POST", "/login"), "dina", PASSWORD, "/"))
                        .status());
        assertEquals(
                303,
                login(new Exchange("POST", "/login").from("10.0.0.1"), "dina", PASSWORD, "/")
                        .getStatus());
    }

    @Test
    public void nobodyChoosesTheAddressThatIsCounted() {
        for (int i = 0; i < 60; i++) {
            login(proxied("203.0.113." + i), "nobody" + i, "", "/");
        }
        assertEquals(
                429, page(login(proxied("203.0.113.99"), "dina", PASSWORD, "/")).status());
    }

    private static Exchange proxied(String address) {
        return new Exchange("POST", "/login")
                .header("X-Forwarded-For", address)
                .header("X-Real-IP", address)
                .header("Forwarded", "for=" + address);
    }

    @Test
    public void nobodyIsLedAwayFromThePortal() {
        for (String to : List.of(
                "//evil.kz",
                "https://evil.kz",
                "/\\evil.kz",
                "\\\\evil.kz",
                "javascript:alert(1)",
                "evil.kz",
                "/ \t//evil.kz",
                "",
                "/\r\nSet-Cookie: a=b",
                "/" + "x".repeat(2000))) {
            assertEquals(to, URI.create("/"), LoginPages.own(to));
        }
        assertEquals(URI.create("/org/east/structure?q=1"), LoginPages.own("/org/east/structure?q=1"));
    }

    @Test
    public void loggingOutEndsTheSession() {
        Exchange exchange = new Exchange("POST", "/login");
        login(exchange, "dina", PASSWORD, "/");
        Exchange out = new Exchange("POST", "/logout")
                .cookie("session", session(exchange).getValue());
        TestViewers.call(TestViewers.staff(), () -> pages.logout(out.request(), out.response()));
        assertFalse(portal.isLoggedIn(session(exchange).getValue()));
        assertEquals(0, session(out).getMaxAge());
    }

    private Response login(Exchange exchange, String login, String password, String to) {
        Viewer anonymous = Viewer.anonymous(Language.EN, "", "form-token");
        return TestViewers.call(
                anonymous, () -> pages.login(login, password, to, exchange.request(), exchange.response()));
    }

    private static Page page(Response answer) {
        return (Page) answer.getEntity();
    }

    private static String html(Response answer) {
        return TestViewers.call(
                Viewer.anonymous(Language.EN, "", "form-token"),
                () -> page(answer).content().asString());
    }

    private static Cookie session(Exchange exchange) {
        return exchange.set.stream()
                .filter(c -> c.getName().equals("session"))
                .findFirst()
                .orElseThrow();
    }
}
