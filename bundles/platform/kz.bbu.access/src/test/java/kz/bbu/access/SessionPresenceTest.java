package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Instant;
import java.util.List;
import kz.bbu.api.access.Presence.Present;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.problem.Problem;
import kz.bbu.testkit.TestViewers;
import org.junit.Before;
import org.junit.Test;

public class SessionPresenceTest extends OnEachDatabase {
    private static final Scope EAST = new Scope(10, 19);

    @Before
    public void people() {
        for (String name : List.of("aigerim", "bolat")) {
            portal.account(name, Role.STAFF, FakeScopes.EAST, "бүгін-күн-ашық");
        }
        portal.account("dina", Role.MEMBER, FakeScopes.WEST, "бүгін-күн-ашық");
        portal.account("erlan", Role.ADMINISTRATOR, FakeScopes.OBLAST, "бүгін-күн-ашық");
    }

    private void begin(String... logins) {
        for (String login : logins) {
            portal.sessions.begin(portal.id(login), "", "");
        }
    }

    private List<String> now(Role role, Scope scope, long organisation) {
        SessionPresence presence = new SessionPresence(portal.store, new FakeScopes());
        return TestViewers.call(TestViewers.of(role, scope), () -> presence.now(organisation)).stream()
                .map(Present::name)
                .sorted()
                .toList();
    }

    @Test
    public void whoeverAskedForAPageJustNowIsPresentOnce() {
        begin("aigerim", "aigerim", "dina");
        assertEquals(List.of("aigerim", "dina"), now(Role.STAFF, Scope.EVERYTHING, FakeScopes.OBLAST));
        portal.sql.update("update access_session set used = ?", Instant.now().minusSeconds(301));
        assertEquals(List.of(), now(Role.STAFF, Scope.EVERYTHING, FakeScopes.OBLAST));
    }

    @Test
    public void anAuthorityHasThoseOfItsOwnTree() {
        begin("aigerim", "bolat", "dina", "erlan");
        assertEquals(List.of("aigerim", "bolat"), now(Role.STAFF, EAST, FakeScopes.EAST));
        assertEquals(4, now(Role.STAFF, Scope.EVERYTHING, FakeScopes.OBLAST).size());
    }

    @Test
    public void othersAreRefused() {
        begin("dina");
        assertThrows(Problem.class, () -> now(Role.STAFF, EAST, FakeScopes.WEST));
        assertThrows(Problem.class, () -> now(Role.STAFF, EAST, FakeScopes.OBLAST));
        assertThrows(Problem.class, () -> now(Role.STAFF, Scope.EVERYTHING, FakeScopes.GONE));
        assertThrows(Problem.class, () -> now(Role.MEMBER, EAST, FakeScopes.EAST));
    }

    @Test
    public void whoStillOwesTheCodeOfTheSecondFactorIsNotPresent() {
        portal.sessions.beginPending(portal.id("aigerim"), "", "");
        assertEquals(List.of(), now(Role.STAFF, EAST, FakeScopes.EAST));
    }

    @Test
    public void whoIsDisabledIsNotPresent() {
        begin("aigerim");
        portal.sql.update("update access_account set enabled = false");
        assertEquals(List.of(), now(Role.STAFF, EAST, FakeScopes.EAST));
    }
}
