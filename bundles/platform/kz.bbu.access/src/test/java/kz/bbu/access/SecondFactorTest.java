package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.List;
import kz.bbu.api.access.Role;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SecondFactorTest extends OnEachDatabase {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private long account;
    private SecondFactor factor;

    @Before
    public void account() {
        account = portal.account("dina", Role.ADMINISTRATOR, FakeScopes.EAST, "бүгін-күн-ашық");
        factor = portal.secondFactor;
    }

    @Test
    public void administratorsNeedOneUnlessTheSettingSaysOtherwise() throws Exception {
        assertEquals(
                "the default",
                true,
                SecondFactor.Config.class
                        .getMethod("secondFactorForAdministrators")
                        .getDefaultValue());
        assertTrue(portal.secondFactor(true).isRequired(Role.ADMINISTRATOR));
        assertFalse(portal.secondFactor(true).isRequired(Role.STAFF));
        assertFalse(portal.secondFactor(false).isRequired(Role.ADMINISTRATOR));
    }

    @Test
    public void itIsOnOnceTheAppHasShownACode() {
        factor.begin(account);
        String secret = factor.pending(account).orElseThrow();
        assertFalse(factor.isOn(account));
        assertWrong(() -> factor.confirm(account, "000000"));
        assertFalse(factor.isOn(account));
        assertEquals(10, factor.confirm(account, portal.code(secret)).size());
        assertTrue(factor.isOn(account));
        assertTrue("the secret is not shown again", factor.pending(account).isEmpty());
        factor.begin(account);
        portal.now = portal.now.plusSeconds(30);
        factor.use(account, portal.code(secret));
    }

    @Test
    public void aCodeOpensOnceAndNoOlderOneAfterIt() {
        String secret = portal.app(account);
        String former = portal.code(secret);
        portal.now = portal.now.plusSeconds(30);
        String code = portal.code(secret);
        factor.use(account, code);
        assertWrong(() -> factor.use(account, code));
        assertWrong(() -> factor.use(account, former));
        portal.now = portal.now.plusSeconds(30);
        factor.use(account, portal.code(secret));
    }

    @Test
    public void aClockMayBeHalfAMinuteWrongAndNoMore() {
        String secret = portal.app(account);
        String code = portal.code(secret);
        portal.now = portal.now.plusSeconds(60);
        assertWrong(() -> factor.use(account, code));
        String late = portal.code(secret);
        portal.now = portal.now.plusSeconds(30);
        factor.use(account, late);
    }

    @Test
    public void aRecoveryCodeOpensOnceHoweverItIsTyped() {
        factor.begin(account);
        List<String> codes =
                factor.confirm(account, portal.code(factor.pending(account).orElseThrow()));
        String code = codes.get(3);
        assertTrue(code, code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
        factor.use(account, " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        assertWrong(() -> factor.use(account, code));
        assertEquals(9, factor.recoveryLeft(account));
        List<String> renewed = factor.renewRecovery(account);
        assertWrong(() -> factor.use(account, codes.get(0)));
        factor.use(account, renewed.get(0));
    }

    @Test
    public void nobodysCodesOpenAnothersAccount() {
        long other = portal.account("erlan", Role.STAFF, FakeScopes.EAST, "бүгін-күн-ашық");
        String secret = portal.app(account);
        portal.app(other);
        String recovery = factor.renewRecovery(account).get(0);
        assertWrong(() -> factor.use(other, portal.code(secret)));
        assertWrong(() -> factor.use(other, recovery));
        for (String nothing : List.of("", "12345", "1234567", "abcdef", "' or 1=1", "0".repeat(10_000))) {
            assertWrong(() -> factor.use(account, nothing));
        }
    }

    @Test
    public void theDatabaseKnowsNoSecret() {
        String secret = portal.app(account);
        String code = factor.renewRecovery(account).get(0).replace("-", "");
        String sealed = portal.sql
                .one("select totp from access_account where id = ?", row -> row.getString(1), account)
                .orElseThrow();
        assertFalse(sealed.contains(secret));
        List<String> kept = portal.sql.list("select hash from access_recovery", row -> row.getString(1));
        assertTrue(kept.contains(Secrets.hash(code)));
        assertFalse(kept.contains(code));
        factor.off(account);
        factor.begin(account);
        assertNotEquals("a new one each time", secret, factor.pending(account).orElseThrow());
    }

    @Test
    public void withoutItsKeyItDoesNotStart() {
        File elsewhere = folder.getRoot();
        SecondFactor fresh = new SecondFactor(
                portal.sql, portal.transactions, elsewhere.toPath(), true, java.time.Clock.systemUTC());
        assertFalse("nothing is sealed yet", fresh.isOn(account));
        portal.app(account);
        assertTrue(new File(elsewhere, "access.key").delete());
        assertThrows(
                IllegalStateException.class,
                () -> new SecondFactor(
                        portal.sql, portal.transactions, elsewhere.toPath(), true, java.time.Clock.systemUTC()));
        assertFalse("and makes no key that opens nothing", new File(elsewhere, "access.key").exists());
    }

    @Test
    public void anAdministratorOfTheScopeTakesALostOneAway() {
        portal.app(account);
        String session = portal.sessions.begin(account, "", "");
        assertEquals(
                CommonError.NOT_FOUND,
                assertThrows(
                                Problem.class,
                                () -> portal.as(FakeScopes.WEST, () -> {
                                    portal.accounts.removeSecondFactor(account);
                                    return null;
                                }))
                        .code());
        assertTrue(factor.isOn(account));
        portal.as(FakeScopes.EAST, () -> {
            portal.accounts.removeSecondFactor(account);
            return null;
        });
        assertFalse(factor.isOn(account));
        assertEquals(0, factor.recoveryLeft(account));
        assertFalse(portal.isLoggedIn(session));
        assertTrue(portal.audited.contains("account.secondFactor dina"));
    }

    private static void assertWrong(Runnable work) {
        assertEquals(
                AccessError.CODE_WRONG, assertThrows(Problem.class, work::run).code());
    }
}
