package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.text.Language;
import org.junit.Before;
import org.junit.Test;

public class SessionsTest extends OnEachDatabase {
    private long account;

    @Before
    public void account() {
        account = portal.account("aigerim", Role.STAFF, FakeScopes.EAST, "бүгін-күн-ашық");
    }

    @Test
    public void aSessionGivesTheViewerOfItsAccount() {
        Viewer viewer = portal.sessions.viewer(begin(), Language.RU, "10.0.0.7").orElseThrow();
        assertEquals(account, viewer.accountId());
        assertEquals(Role.STAFF, viewer.role());
        assertEquals(new Scope(10, 19), viewer.scope());
        assertEquals(Language.RU, viewer.language());
        assertEquals("10.0.0.7", viewer.address());
        assertFalse("a form can be sent", viewer.csrfToken().isEmpty());
    }

    @Test
    public void theDatabaseKnowsNoSecret() {
        String session = begin();
        String token = portal.sessions.addToken(account, "program", 1);
        List<String> kept = portal.sql.list("select hash from access_session", row -> row.getString(1));
        List<String> keptTokens = portal.sql.list("select hash from access_token", row -> row.getString(1));
        assertEquals(List.of(Secrets.hash(session)), kept);
        assertEquals(List.of(Secrets.hash(token)), keptTokens);
        assertNotEquals(session, kept.get(0));
        assertEquals("32 random bytes", 43, session.length());
    }

    @Test
    public void eachSessionHasItsOwnSecretAndFormToken() {
        Viewer one = portal.sessions.viewer(begin(), Language.KK, "").orElseThrow();
        Viewer other = portal.sessions.viewer(begin(), Language.KK, "").orElseThrow();
        assertNotEquals(one.csrfToken(), other.csrfToken());
    }

    @Test
    public void aSessionThatWasNotUsedForHalfAnHourHasEnded() {
        String secret = begin();
        age("used", Duration.ofMinutes(29));
        assertTrue(portal.isLoggedIn(secret));
        age("used", Duration.ofMinutes(31));
        assertFalse(portal.isLoggedIn(secret));
    }

    @Test
    public void useKeepsASessionAlive() {
        String secret = begin();
        age("used", Duration.ofMinutes(29));
        portal.isLoggedIn(secret);
        Instant used = portal.sql
                .one("select used from access_session", row -> kz.bbu.api.store.Sql.instant(row, 1))
                .orElseThrow()
                .orElseThrow();
        assertTrue("noted now", used.isAfter(Instant.now().minusSeconds(60)));
    }

    @Test
    public void noSessionIsOlderThanTwelveHours() {
        String secret = begin();
        age("created", Duration.ofHours(11));
        assertTrue(portal.isLoggedIn(secret));
        age("created", Duration.ofHours(12).plusMinutes(1));
        assertFalse(portal.isLoggedIn(secret));
    }

    @Test
    public void sessionsThatHaveEndedAreRemoved() {
        begin();
        age("used", Duration.ofHours(1));
        begin();
        assertEquals(1, portal.sql.number("select count(*) from access_session"));
    }

    @Test
    public void anUnknownSecretOpensNothing() {
        begin();
        assertFalse(portal.isLoggedIn(""));
        assertFalse(portal.isLoggedIn(Secrets.random()));
        assertFalse(
                "nor does a hash that leaked",
                portal.isLoggedIn(portal.sql
                        .one("select hash from access_session", row -> row.getString(1))
                        .orElseThrow()));
    }

    @Test
    public void loggingOutEndsThatSessionAlone() {
        String one = begin();
        String other = begin();
        portal.sessions.end(one);
        assertFalse(portal.isLoggedIn(one));
        assertTrue(portal.isLoggedIn(other));
    }

    @Test
    public void allOtherSessionsCanBeEnded() {
        String own = begin();
        String other = begin();
        assertEquals(1, portal.sessions.endOthers(account, own));
        assertTrue(portal.isLoggedIn(own));
        assertFalse(portal.isLoggedIn(other));
    }

    @Test
    public void theListHasOnesOwnOpenSessionsAndMarksThisOne() {
        String own = portal.sessions.begin(account, "10.0.0.7", "Firefox, Linux");
        begin();
        long other = portal.account("dina", Role.STAFF, FakeScopes.EAST, "бүгін-күн-ашық");
        portal.sessions.begin(other, "10.0.0.8", "");
        List<Sessions.Open> open = portal.sessions.open(account, own);
        assertEquals(2, open.size());
        Sessions.Open marked =
                open.stream().filter(Sessions.Open::own).findFirst().orElseThrow();
        assertEquals("Firefox, Linux", marked.device());
        assertEquals("10.0.0.7", marked.address());
        assertNotEquals("the key opens nothing", own, marked.key());
        assertFalse(portal.isLoggedIn(marked.key()));
        age("used", Duration.ofMinutes(31));
        assertEquals("those that have ended are not there", List.of(), portal.sessions.open(account, own));
    }

    @Test
    public void oneSessionIsEndedByItsOwnerAlone() {
        String secret = begin();
        String key = portal.sessions.open(account, "").get(0).key();
        assertFalse(portal.sessions.endOne(account + 1, key));
        assertTrue(portal.isLoggedIn(secret));
        assertTrue(portal.sessions.endOne(account, key));
        assertFalse(portal.isLoggedIn(secret));
        assertFalse("nothing is left to end", portal.sessions.endOne(account, key));
    }

    @Test
    public void disablingAnAccountEndsItsSessionsAndTokens() {
        String secret = begin();
        String token = portal.sessions.addToken(account, "program", 30);
        portal.as(FakeScopes.OBLAST, () -> {
            portal.accounts.setEnabled(account, false);
            return null;
        });
        assertFalse(portal.isLoggedIn(secret));
        assertTrue(portal.sessions.tokenViewer(token, Language.KK, "").isEmpty());
        portal.as(FakeScopes.OBLAST, () -> {
            portal.accounts.setEnabled(account, true);
            return null;
        });
        assertFalse("an old session does not come back", portal.isLoggedIn(secret));
    }

    @Test
    public void aResetPasswordEndsSessionsAndTokens() {
        String secret = begin();
        String token = portal.sessions.addToken(account, "program", 30);
        portal.as(FakeScopes.OBLAST, () -> portal.accounts.resetPassword("aigerim"));
        assertFalse(portal.isLoggedIn(secret));
        assertTrue(portal.sessions.tokenViewer(token, Language.KK, "").isEmpty());
    }

    @Test
    public void aTokenIsNeverWiderThanItsAccount() {
        String token = portal.sessions.addToken(account, "program", 30);
        Viewer viewer = portal.sessions.tokenViewer(token, Language.EN, "").orElseThrow();
        assertEquals(Role.STAFF, viewer.role());
        assertEquals(new Scope(10, 19), viewer.scope());
        portal.sql.update("update access_account set role = 'MEMBER', authority_id = 3 where id = ?", account);
        Viewer narrowed = portal.sessions.tokenViewer(token, Language.EN, "").orElseThrow();
        assertEquals(Role.MEMBER, narrowed.role());
        assertEquals(new Scope(20, 29), narrowed.scope());
    }

    @Test
    public void aTokenEndsWithItsTimeOrWhenItIsRevoked() {
        String expired = portal.sessions.addToken(account, "old", 1);
        portal.sql.update("update access_token set expires = ?", Instant.now().minusSeconds(1));
        assertTrue(portal.sessions.tokenViewer(expired, Language.KK, "").isEmpty());

        String revoked = portal.sessions.addToken(account, "program", 30);
        long id = portal.sessions.tokens(account).get(1).id();
        portal.sessions.revokeToken(account + 1, id);
        assertTrue(
                "another's token cannot be revoked",
                portal.sessions.tokenViewer(revoked, Language.KK, "").isPresent());
        portal.sessions.revokeToken(account, id);
        assertTrue(portal.sessions.tokenViewer(revoked, Language.KK, "").isEmpty());
    }

    @Test
    public void whileTheRegistryIsAwayAnAccountSeesNothing() {
        portal.accounts.scopes = null;
        Viewer viewer = portal.sessions.viewer(begin(), Language.KK, "").orElseThrow();
        assertTrue(viewer.scope().isEmpty());
    }

    private String begin() {
        return portal.sessions.begin(account, "127.0.0.1", "");
    }

    private void age(String column, Duration age) {
        portal.sql.update(
                "update access_session set " + column + " = ?", Instant.now().minus(age));
    }
}
