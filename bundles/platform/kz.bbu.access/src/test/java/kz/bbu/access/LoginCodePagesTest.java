package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Before;
import org.junit.Test;

public class LoginCodePagesTest extends OnEachDatabase {
    private LoginCodePages pages;
    private long account;
    private String secret;
    private String waiting;

    @Before
    public void account() {
        pages = new LoginCodePages(
                portal.sessions,
                portal.accounts,
                portal.secondFactor,
                new CountedLimits(),
                (action, object) -> portal.audited.add(action + " " + object),
                new FakeTexts(Language.EN));
        account = portal.account("dina", Role.STAFF, FakeScopes.EAST, "бүгін-күн-ашық");
        secret = portal.app(account);
        waiting = portal.sessions.beginPending(account, "127.0.0.1", "");
    }

    @Test
    public void theRightCodeLogsInWithANewSession() {
        Exchange exchange = exchange();
        Response answer = enter(exchange, portal.code(secret), "/reports");
        assertEquals(URI.create("/reports"), answer.getLocation());
        String session = exchange.set.get(0).getValue();
        assertNotEquals(waiting, session);
        assertTrue(portal.isLoggedIn(session));
        assertTrue(
                "the one that waited is over", portal.sessions.pending(waiting).isEmpty());
        assertEquals(List.of("login dina"), portal.audited);
    }

    @Test
    public void aWrongCodeIsRefusedAndRecorded() {
        Exchange exchange = exchange();
        assertEquals(422, page(enter(exchange, "000000", "/")).status());
        assertTrue(exchange.set.isEmpty());
        assertFalse(portal.isLoggedIn(waiting));
        assertEquals(List.of("login.refused dina"), portal.audited);
    }

    @Test
    public void fiveGuessesAndTheRightOneComesTooLate() {
        for (int i = 0; i < 5; i++) {
            assertEquals(422, page(enter(exchange(), "00000" + i, "/")).status());
        }
        String other = portal.sessions.beginPending(account, "10.0.0.9", "");
        Exchange elsewhere =
                new Exchange("POST", "/login/code").from("10.0.0.9").cookie("session", other);
        assertEquals(429, page(enter(elsewhere, portal.code(secret), "/")).status());
    }

    @Test
    public void withoutThePasswordThereIsNoField() {
        Exchange stranger = new Exchange("POST", "/login/code").cookie("session", Secrets.random());
        Page page = page(enter(stranger, portal.code(secret), "/"));
        assertEquals(422, page.status());
        assertFalse(html(page).contains("name=\"code\""));
        portal.sql.update("update access_session set created = ?", Instant.now().minus(Duration.ofMinutes(11)));
        assertFalse(
                "nor after ten minutes",
                html(page(enter(exchange(), portal.code(secret), "/"))).contains("name=\"code\""));
    }

    @Test
    public void aDisabledAccountDoesNotGetInByItsCode() {
        portal.sql.update("update access_account set enabled = false where id = ?", account);
        assertEquals(422, page(enter(exchange(), portal.code(secret), "/")).status());
    }

    @Test
    public void nobodyIsLedElsewhere() {
        assertEquals(
                URI.create("/"),
                enter(exchange(), portal.code(secret), "//evil.kz").getLocation());
    }

    private Exchange exchange() {
        return new Exchange("POST", "/login/code").cookie("session", waiting);
    }

    private Response enter(Exchange exchange, String code, String to) {
        return as(() -> pages.enter(code, to, exchange.request(), exchange.response()));
    }

    private static Page page(Response answer) {
        return (Page) answer.getEntity();
    }

    private static String html(Page page) {
        return as(() -> page.content().asString());
    }

    private static <T> T as(java.util.concurrent.Callable<T> work) {
        return TestViewers.call(Viewer.anonymous(Language.EN, "127.0.0.1", "token"), work);
    }
}
