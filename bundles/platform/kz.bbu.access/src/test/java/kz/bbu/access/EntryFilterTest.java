package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import org.junit.Before;
import org.junit.Test;

public class EntryFilterTest extends OnEachDatabase {
    private EntryFilter filter;
    private long account;
    private Viewer passed;

    @Before
    public void filter() {
        filter = new EntryFilter(portal.sessions, portal.accounts, portal.secondFactor);
        account = portal.account("dina", Role.STAFF, FakeScopes.EAST, "бүгін-күн-ашық");
        passed = null;
    }

    @Test
    public void withoutACookieOneIsAnonymousAndReadsKazakh() {
        send(get("/"));
        assertEquals(Role.ANONYMOUS, passed.role());
        assertEquals(Language.KK, passed.language());
        assertTrue(passed.scope().isEmpty());
        assertTrue("nobody stays bound to the thread", Viewer.bound().isEmpty());
    }

    @Test
    public void theLanguageOfTheAddressIsKept() {
        Exchange exchange = send(get("/?lang=ru"));
        assertEquals(Language.RU, passed.language());
        assertEquals("ru", cookie(exchange, "lang").orElseThrow().getValue());
        send(get("/").cookie("lang", "en"));
        assertEquals(Language.EN, passed.language());
        send(get("/?lang=xx").cookie("lang", "<script>"));
        assertEquals(Language.KK, passed.language());
    }

    @Test
    public void anAdministratorWithoutASecondFactorIsLedToSetItUp() {
        filter = new EntryFilter(portal.sessions, portal.accounts, portal.secondFactor(true));
        long admin = portal.account("saule", Role.ADMINISTRATOR, FakeScopes.EAST, "бүгін-күн-ашық");
        String secret = portal.sessions.begin(admin, "", "");
        for (String page : List.of("/", "/account", "/admin/users", "/account/second-factors")) {
            passed = null;
            assertEquals(page, "/account/second-factor", send(get(page).cookie("session", secret)).redirect);
            assertNull(page, passed);
        }
        Problem problem =
                assertThrows(Problem.class, () -> send(get("/api/v1/routes").cookie("session", secret)));
        assertEquals(CommonError.FORBIDDEN, problem.code());
        String token = portal.sessions.addToken(admin, "program", 1);
        assertThrows(Problem.class, () -> send(get("/api/v1/routes").header("Authorization", "Bearer " + token)));
        for (String free : List.of("/account/second-factor", "/account/second-factor/begin", "/logout")) {
            passed = null;
            send(get(free).cookie("session", secret));
            assertEquals(free, admin, passed.accountId());
        }
        portal.app(admin);
        assertEquals("", send(get("/admin/users").cookie("session", secret)).redirect);
        assertEquals(admin, passed.accountId());
    }

    @Test
    public void aPathWithStepsToElsewhereLeadsNowhere() {
        String token = portal.sessions.addToken(account, "program", 1);
        for (String path : List.of(
                "/api/../account", "/api/%2e%2E/account", "/api/./v1/routes", "/api/..;x/account", "/api/v1/..")) {
            assertRefused(CommonError.NOT_FOUND, get(path).header("Authorization", "Bearer " + token));
            assertRefused(CommonError.NOT_FOUND, get(path));
        }
        send(get("/org/region/documents/.well..known"));
        assertEquals(Role.ANONYMOUS, passed.role());
    }

    @Test
    public void otherRolesNeedNoSecondFactor() {
        filter = new EntryFilter(portal.sessions, portal.accounts, portal.secondFactor(true));
        send(get("/").cookie("session", portal.sessions.begin(account, "", "")));
        assertEquals(account, passed.accountId());
    }

    @Test
    public void aSessionThatWaitsForItsCodeIsNobodys() {
        send(get("/").cookie("session", portal.sessions.beginPending(account, "", "")));
        assertEquals(0, passed.accountId());
        assertEquals(Role.ANONYMOUS, passed.role());
    }

    @Test
    public void aSessionsCookieMakesOneKnown() {
        send(get("/").cookie("session", portal.sessions.begin(account, "", "")));
        assertEquals(account, passed.accountId());
    }

    @Test
    public void overTlsOnlyTheCookieThatIsBoundToTheHostCounts() {
        String secret = portal.sessions.begin(account, "", "");
        send(get("/").secure().cookie("session", secret));
        assertEquals(0, passed.accountId());
        send(get("/").secure().cookie("__Host-session", secret));
        assertEquals(account, passed.accountId());
    }

    @Test
    public void cookiesAreClosedToScriptsAndOtherSites() {
        Exchange exchange = send(get("/login").secure());
        Cookie form = cookie(exchange, "form").orElseThrow();
        assertTrue(form.isHttpOnly());
        assertTrue(form.getSecure());
        assertEquals("Lax", form.getAttribute("SameSite"));
        assertEquals("/", form.getPath());
        assertNull("no domain", form.getDomain());
    }

    @Test
    public void aChangeNeedsTheTokenOfItsSession() {
        String secret = portal.sessions.begin(account, "", "");
        String token =
                portal.sessions.viewer(secret, Language.KK, "").orElseThrow().csrfToken();
        send(new Exchange("POST", "/notes").cookie("session", secret).form("csrf=" + token));
        assertEquals(account, passed.accountId());
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
            assertRefused(
                    CommonError.FORGED,
                    new Exchange(method, "/notes").cookie("session", secret).form(""));
        }
        String other = portal.sessions
                .viewer(portal.sessions.begin(account, "", ""), Language.KK, "")
                .orElseThrow()
                .csrfToken();
        assertRefused(
                CommonError.FORGED,
                new Exchange("POST", "/notes").cookie("session", secret).form("csrf=" + other));
    }

    @Test
    public void theLoginFormHasATokenToo() {
        String token = cookie(send(get("/login")), "form").orElseThrow().getValue();
        send(new Exchange("POST", "/login").cookie("form", token).form("csrf=" + token));
        assertEquals(Role.ANONYMOUS, passed.role());
        assertRefused(CommonError.FORGED, new Exchange("POST", "/login").form("csrf=" + token));
        assertRefused(CommonError.FORGED, new Exchange("POST", "/login").form("csrf="));
    }

    @Test
    public void aPersonalTokenOpensTheApiAndNeedsNoForm() {
        String token = portal.sessions.addToken(account, "program", 1);
        send(new Exchange("POST", "/api/v1/imports").header("Authorization", "Bearer " + token));
        assertEquals(account, passed.accountId());
    }

    @Test
    public void aPersonalTokenOpensNothingElse() {
        String token = portal.sessions.addToken(account, "program", 1);
        assertRefused(CommonError.LOGIN_REQUIRED, get("/reports").header("Authorization", "Bearer " + token));
        assertRefused(CommonError.LOGIN_REQUIRED, get("/api/v1/jobs").header("Authorization", "Bearer wrong"));
        assertRefused(CommonError.LOGIN_REQUIRED, get("/api/v1/jobs").header("Authorization", "Basic ZGluYTp4"));
        String session = portal.sessions.begin(account, "", "");
        assertRefused(
                CommonError.LOGIN_REQUIRED,
                new Exchange("POST", "/notes").cookie("session", session).header("Authorization", "Bearer " + token));
    }

    @Test
    public void aOneTimePasswordOpensNothingButItsExchange() {
        portal.accounts.create("new", "Жаңа", Role.ADMINISTRATOR, FakeScopes.OBLAST, "one-time");
        long id = portal.id("new");
        String secret = portal.sessions.begin(id, "", "");
        for (String path : new String[] {"/", "/admin", "/reports/institutions.xlsx", "/account/tokens", "/health"}) {
            Exchange exchange = send(get(path).cookie("session", secret));
            assertNull(path, passed);
            assertEquals(path, "/account", exchange.redirect);
        }
        assertRefused(CommonError.FORBIDDEN, get("/api/v1/modules").cookie("session", secret));
        String token = portal.sessions.addToken(id, "program", 1);
        assertRefused(CommonError.FORBIDDEN, get("/api/v1/modules").header("Authorization", "Bearer " + token));
        send(get("/account").cookie("session", secret));
        assertEquals(id, passed.accountId());
    }

    private static Exchange get(String address) {
        return new Exchange("GET", address);
    }

    private Exchange send(Exchange exchange) {
        try {
            passed = null;
            filter.doFilter(exchange.request(), exchange.response(), (request, response) -> passed = Viewer.current());
        } catch (java.io.IOException | jakarta.servlet.ServletException e) {
            throw new IllegalStateException(e);
        }
        return exchange;
    }

    private void assertRefused(CommonError code, Exchange exchange) {
        Problem problem = assertThrows(Problem.class, () -> send(exchange));
        assertEquals(code, problem.code());
        assertNull("it was not let through", passed);
        assertFalse(Viewer.bound().isPresent());
    }

    private static Optional<Cookie> cookie(Exchange exchange, String name) {
        return exchange.set.stream().filter(c -> c.getName().equals(name)).findFirst();
    }
}
