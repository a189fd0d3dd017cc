package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Before;
import org.junit.Test;

public class AccountPagesTest extends OnEachDatabase {
    private static final String FORMER = "бүгін-күн-ашық";
    private static final String FRESH = "ертең-жаңбыр-жауар";

    private AccountPages pages;
    private long account;
    private String own;

    @Before
    public void account() {
        pages = new AccountPages(
                portal.sessions,
                portal.accounts,
                (action, object) -> portal.audited.add(action + " " + object),
                (kind, text) -> {},
                new FakeTexts(Language.EN));
        account = portal.account("dina", Role.STAFF, FakeScopes.EAST, FORMER);
        own = portal.sessions.begin(account, "", "");
    }

    @Test
    public void aNewPasswordEndsTheOtherSessionsAndAllTokens() {
        String other = portal.sessions.begin(account, "", "");
        String token = portal.sessions.addToken(account, "program", 30);
        assertEquals(303, change(FORMER).getStatus());
        assertTrue("whoever changed it stays", portal.isLoggedIn(own));
        assertFalse(portal.isLoggedIn(other));
        assertTrue(portal.sessions.tokenViewer(token, Language.KK, "").isEmpty());
        assertEquals(List.of("password dina"), portal.audited);
    }

    @Test
    public void withoutTheFormerPasswordNothingChanges() {
        String other = portal.sessions.begin(account, "", "");
        String hash = password();
        assertEquals(422, ((Page) change("wrong").getEntity()).status());
        assertEquals(hash, password());
        assertTrue(portal.isLoggedIn(other));
    }

    private Response change(String former) {
        Viewer viewer = portal.sessions.viewer(own, Language.EN, "").orElseThrow();
        Exchange exchange = new Exchange("POST", "/account").cookie("session", own);
        return TestViewers.call(viewer, () -> pages.changePassword(former, FRESH, FRESH, exchange.request()));
    }

    private String password() {
        return portal.accounts.credentials("dina").orElseThrow().password();
    }
}
