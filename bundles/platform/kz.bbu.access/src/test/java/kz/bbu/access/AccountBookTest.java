package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Accounts.Account;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class AccountBookTest extends OnEachDatabase {
    @Test
    public void aNewAccountMustChangeItsOneTimePassword() {
        String password =
                portal.as(FakeScopes.EAST, () -> portal.accounts.add("Dina.S", "Дина", Role.STAFF, FakeScopes.EAST));
        AccountBook.Credentials known = portal.accounts.credentials("dina.s").orElseThrow();
        assertTrue(portal.accounts.passwords().matches(password, known.password()));
        assertTrue(portal.accounts.mustChange(known.id()));
        portal.accounts.setPassword(known.id(), "dina.s", "жаңа-сөз-тіркесі");
        assertFalse(portal.accounts.mustChange(known.id()));
        assertTrue(portal.accounts
                .passwords()
                .matches(
                        "жаңа-сөз-тіркесі",
                        portal.accounts.credentials("dina.s").orElseThrow().password()));
        assertTrue(portal.audited.contains("account.add dina.s STAFF 2"));
    }

    @Test
    public void aLoginIsTheSameInCapitals() {
        add("dina");
        assertTrue(portal.accounts.credentials(" DINA ").isPresent());
        assertRefused(
                AccessError.LOGIN_TAKEN, () -> portal.accounts.add("Dina", "Дина", Role.STAFF, FakeScopes.OBLAST));
    }

    @Test
    public void badLoginsAndEmptyNamesAreRefused() {
        for (String login : List.of("", "a", "дина", "d na", "a".repeat(101), "dina\nadmin", "-dina")) {
            assertRefused(
                    AccessError.LOGIN_BAD, () -> portal.accounts.add(login, "Дина", Role.STAFF, FakeScopes.OBLAST));
        }
        assertRefused(AccessError.NAME_MISSING, () -> portal.accounts.add("dina", " ", Role.STAFF, FakeScopes.OBLAST));
        assertRefused(
                AccessError.NAME_MISSING,
                () -> portal.accounts.add("dina", "Д".repeat(201), Role.STAFF, FakeScopes.OBLAST));
    }

    @Test
    public void anAdministratorSeesTheAccountsOfTheOwnScopeOnly() {
        accountsOfEachAuthority();
        assertEquals(List.of("east"), logins(FakeScopes.EAST));
        assertEquals(List.of("east", "gone", "oblast", "root", "west"), logins(FakeScopes.OBLAST));
    }

    @Test
    public void theListIsGivenPageByPage() {
        accountsOfEachAuthority();
        List<String> page = portal.as(FakeScopes.OBLAST, () -> portal.accounts.list("", 1, 2)).stream()
                .map(Account::login)
                .toList();
        assertEquals(List.of("gone", "oblast"), page);
    }

    @Test
    public void anotherScopesAccountsCannotBeTouched() {
        accountsOfEachAuthority();
        for (String login : List.of("west", "oblast", "root", "gone")) {
            long id = portal.id(login);
            assertTrue(
                    portal.as(FakeScopes.EAST, () -> portal.accounts.find(id)).isEmpty());
            assertHidden(() -> portal.accounts.resetPassword(login));
            assertHidden(() -> {
                portal.accounts.setEnabled(id, false);
                return null;
            });
            assertHidden(() -> {
                portal.accounts.setRole(id, Role.ADMINISTRATOR, FakeScopes.EAST);
                return null;
            });
        }
    }

    @Test
    public void nobodyGivesMoreThanTheOwnScope() {
        add("dina");
        assertHidden(() -> portal.accounts.add("new", "Жаңа", Role.STAFF, FakeScopes.OBLAST));
        assertHidden(() -> portal.accounts.add("new", "Жаңа", Role.STAFF, FakeScopes.WEST));
        assertHidden(() -> portal.accounts.add("new", "Жаңа", Role.STAFF, FakeScopes.GONE));
        assertRefused(CommonError.NOT_FOUND, () -> portal.accounts.add("new", "Жаңа", Role.STAFF, FakeScopes.GONE));
    }

    @Test
    public void whileTheRegistryIsAwayNobodyIsAdministered() {
        accountsOfEachAuthority();
        portal.accounts.scopes = null;
        assertEquals(List.of(), logins(FakeScopes.EAST));
        assertEquals(List.of(), logins(FakeScopes.OBLAST));
        assertHidden(() -> portal.accounts.resetPassword("root"));
    }

    @Test
    public void onlyAdministratorsAdminister() {
        add("dina");
        Problem problem = assertThrows(
                Problem.class, () -> TestViewers.call(TestViewers.staff(), () -> portal.accounts.list("", 0, 10)));
        assertEquals(CommonError.FORBIDDEN, problem.code());
        Problem reset = assertThrows(
                Problem.class,
                () -> TestViewers.call(TestViewers.staff(), () -> portal.accounts.resetPassword("dina")));
        assertEquals(CommonError.FORBIDDEN, reset.code());
    }

    @Test
    public void nobodyShutsOneselfOut() {
        portal.sql.update(
                "insert into access_account (login, name, role, authority_id, password, must_change, enabled) values ('self', 'Self', 'ADMINISTRATOR', 1, '', false, true)");
        long self = portal.id("self");
        var viewer = new kz.bbu.api.access.Viewer(
                self,
                "Self",
                Role.ADMINISTRATOR,
                FakeScopes.OBLAST,
                new FakeScopes().of(FakeScopes.OBLAST),
                kz.bbu.api.text.Language.KK,
                "",
                "");
        TestViewers.call(viewer, () -> {
            assertEquals(
                    CommonError.CONFLICT,
                    assertThrows(Problem.class, () -> portal.accounts.setEnabled(self, false))
                            .code());
            assertEquals(
                    CommonError.CONFLICT,
                    assertThrows(Problem.class, () -> portal.accounts.setRole(self, Role.MEMBER, FakeScopes.OBLAST))
                            .code());
            return null;
        });
    }

    @Test
    public void accountsAreFoundByLoginOrNameWithinTheScope() {
        accountsOfEachAuthority();
        portal.accounts.create("d.sagat", "Дина Сағат", Role.STAFF, FakeScopes.EAST, "unused-first-one");
        assertEquals(List.of("d.sagat"), found(FakeScopes.EAST, "САҒАТ"));
        assertEquals(List.of("d.sagat"), found(FakeScopes.OBLAST, " d.sag"));
        assertEquals(List.of(), found(FakeScopes.WEST, "сағат"));
        assertEquals(List.of(), found(FakeScopes.OBLAST, "%"));
        assertEquals(6, (long) portal.as(FakeScopes.OBLAST, () -> portal.accounts.count("")));
        assertEquals(0, (long) portal.as(FakeScopes.WEST, () -> portal.accounts.count("сағат")));
    }

    @Test
    public void theRootKeepsItsLastAdministrator() {
        accountsOfEachAuthority();
        long oblast = portal.id("oblast");
        long root = portal.id("root");
        portal.as(FakeScopes.OBLAST, () -> {
            portal.accounts.setEnabled(oblast, false);
            return null;
        });
        for (Callable<?> last : List.<Callable<?>>of(
                () -> {
                    portal.accounts.setEnabled(root, false);
                    return null;
                },
                () -> {
                    portal.accounts.setRole(root, Role.STAFF, FakeScopes.OBLAST);
                    return null;
                },
                () -> {
                    portal.accounts.setRole(root, Role.ADMINISTRATOR, FakeScopes.EAST);
                    return null;
                })) {
            assertRefused(AccessError.LAST_ADMINISTRATOR, last);
        }
        assertTrue("nothing has changed", portal.accounts.credentials("root").isPresent());
        assertEquals(
                Role.ADMINISTRATOR,
                portal.as(FakeScopes.OBLAST, () -> portal.accounts.find(root))
                        .orElseThrow()
                        .role());
    }

    @Test
    public void theSessionsOfAnAccountAreEndedWithinTheScope() {
        accountsOfEachAuthority();
        long east = portal.id("east");
        String one = portal.sessions.begin(east, "", "");
        String other = portal.sessions.begin(portal.id("west"), "", "");
        assertHidden(() -> portal.accounts.endSessions(portal.id("west")));
        assertEquals(1, (int) portal.as(FakeScopes.EAST, () -> portal.accounts.endSessions(east)));
        assertFalse(portal.isLoggedIn(one));
        assertTrue(portal.isLoggedIn(other));
        assertTrue(portal.audited.contains("account.sessions east 1"));
    }

    @Test
    public void aDisabledAccountCannotLogInNorWork() {
        add("dina");
        long id = portal.id("dina");
        portal.as(FakeScopes.OBLAST, () -> {
            portal.accounts.setEnabled(id, false);
            return null;
        });
        assertTrue(portal.accounts.credentials("dina").isEmpty());
        assertTrue(
                portal.accounts.viewer(id, kz.bbu.api.text.Language.KK, "job").isEmpty());
    }

    private void accountsOfEachAuthority() {
        portal.account("east", Role.STAFF, FakeScopes.EAST, "бір-екі-үш-төрт");
        portal.account("west", Role.STAFF, FakeScopes.WEST, "бір-екі-үш-төрт");
        portal.account("oblast", Role.ADMINISTRATOR, FakeScopes.OBLAST, "бір-екі-үш-төрт");
        portal.account("root", Role.ADMINISTRATOR, 0, "бір-екі-үш-төрт");
        portal.account("gone", Role.STAFF, FakeScopes.GONE, "бір-екі-үш-төрт");
    }

    private List<String> logins(long authority) {
        return portal.as(authority, () -> portal.accounts.list("", 0, 100)).stream()
                .map(Account::login)
                .toList();
    }

    private List<String> found(long authority, String search) {
        return portal.as(authority, () -> portal.accounts.list(search, 0, 100)).stream()
                .map(Account::login)
                .toList();
    }

    private String add(String login) {
        return portal.as(FakeScopes.OBLAST, () -> portal.accounts.add(login, login, Role.STAFF, FakeScopes.OBLAST));
    }

    private void assertRefused(ErrorCode code, Callable<?> work) {
        Problem problem = assertThrows(Problem.class, () -> portal.as(FakeScopes.OBLAST, work));
        assertEquals(code, problem.code());
    }

    /** The administrator of the east meets nothing there. */
    private void assertHidden(Callable<?> work) {
        Problem problem = assertThrows(Problem.class, () -> portal.as(FakeScopes.EAST, work));
        assertEquals(CommonError.NOT_FOUND, problem.code());
    }
}
