package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.PasswordLinks.ByMail;
import kz.bbu.api.platform.PasswordLinks.Link;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeMails;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class StoredLinksTest extends OnEachDatabase {
    private static final String PASSWORD = "бүгін-күн-ашық";

    @Test
    public void whoeverIsInvitedSetsAPasswordAndLogsInWithIt() {
        Link link = invite("Dina@mektep.kz");
        assertEquals("dina@mektep.kz", link.login());
        assertTrue(
                "nobody logs in before",
                portal.accounts.credentials("dina@mektep.kz").isEmpty());
        assertEquals(Optional.of("dina@mektep.kz"), portal.links.login(secret(link)));
        long id = portal.links.use(secret(link), PASSWORD);
        AccountBook.Credentials known =
                portal.accounts.credentials("dina@mektep.kz").orElseThrow();
        assertEquals(known.id(), id);
        assertTrue(portal.accounts.passwords().matches(PASSWORD, known.password()));
        assertFalse("no one-time password is left to change", portal.accounts.mustChange(id));
        assertTrue(portal.audited.contains("account.invite dina@mektep.kz STAFF 2"));
    }

    @Test
    public void aLinkIsMailedToALoginThatIsAnAddress() {
        FakeMails mails = new FakeMails(true);
        portal.links.mails = mails;
        assertEquals(ByMail.NO, invite("dina").byMail());
        assertEquals(List.of(), mails.sent());
        Link link = invite("Dina@mektep.kz");
        assertEquals(ByMail.YES, link.byMail());
        String[] lines = mails.sent().get(0).split("\n");
        assertEquals("dina@mektep.kz", lines[0]);
        assertEquals("Порталға шақыру", lines[1]);
        assertTrue(mails.sent().get(0), mails.sent().get(0).contains("https://portal.example.kz" + link.path()));

        long id = portal.id("dina@mektep.kz");
        portal.accounts.setLanguage(id, Optional.of(Language.RU));
        portal.as(1, () -> portal.links.reset(id));
        assertEquals("Новый пароль на портале", mails.sent().get(1).split("\n")[1]);
        portal.links.mails = new FakeMails(false);
        assertEquals(ByMail.NO, portal.as(1, () -> portal.links.reset(id)).byMail());
    }

    @Test
    public void itIsToldThatThereWasNoRoomAndTheLinkIsGoodAllTheSame() {
        FakeMails mails = new FakeMails(true);
        mails.fill();
        portal.links.mails = mails;
        Link link = invite("dina@mektep.kz");
        assertEquals(ByMail.NO_ROOM, link.byMail());
        assertEquals(Optional.of("dina@mektep.kz"), portal.links.login(secret(link)));
    }

    @Test
    public void ofTwoListsOfInvitationsTheSecondWaitsBeforeItHoldsAnything() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Long> second = portal.transactions.run(() -> {
                invite("dina");
                Future<Long> list = other.submit(() -> {
                    invite("asel");
                    return portal.sql.number("select count(*) from access_link");
                });
                assertThrows(TimeoutException.class, () -> list.get(500, TimeUnit.MILLISECONDS));
                invite("erlan");
                return list;
            });
            assertEquals("it comes after the first", 3, (long) second.get());
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    public void aLinkOpensOnce() {
        Link link = invite("dina");
        portal.links.use(secret(link), PASSWORD);
        assertEquals(Optional.empty(), portal.links.login(secret(link)));
        assertNotFound(() -> portal.links.use(secret(link), "басқа-құпия-сөз"));
    }

    @Test
    public void aRefusedPasswordLeavesTheLinkGood() {
        Link link = invite("dina");
        assertThrows(Problem.class, () -> portal.links.use(secret(link), "12345678"));
        assertTrue(portal.accounts.credentials("dina").isEmpty());
        portal.links.use(secret(link), PASSWORD);
        assertTrue(portal.accounts.credentials("dina").isPresent());
    }

    @Test
    public void theDatabaseKnowsOnlyTheHash() {
        Link link = invite("dina");
        assertEquals(
                List.of(Secrets.hash(secret(link))),
                portal.sql.list("select hash from access_link", row -> row.getString(1)));
        assertEquals("32 random bytes", 43, secret(link).length());
        assertEquals("nor does a hash open", Optional.empty(), portal.links.login(Secrets.hash(secret(link))));
    }

    @Test
    public void aLinkEndsWithItsTimeOrByANewerOne() {
        Link invitation = invite("dina");
        assertLasts(Duration.ofDays(7), invitation);
        Link reset = reset("dina");
        assertLasts(Duration.ofDays(1), reset);
        assertEquals(Optional.empty(), portal.links.login(secret(invitation)));
        portal.sql.update("update access_link set expires = ?", Instant.now().minusSeconds(1));
        assertEquals(Optional.empty(), portal.links.login(secret(reset)));
        assertNotFound(() -> portal.links.use(secret(reset), PASSWORD));
    }

    @Test
    public void aResetLeavesThePasswordUntilItIsUsedAndThenEndsAllAccess() {
        long id = portal.account("dina", Role.STAFF, FakeScopes.EAST, PASSWORD);
        String session = portal.sessions.begin(id, "", "");
        String token = portal.sessions.addToken(id, "program", 30);
        Link link = reset("dina");
        assertTrue(portal.isLoggedIn(session));
        portal.links.use(secret(link), "басқа-құпия-сөз");
        assertFalse(portal.isLoggedIn(session));
        assertTrue(portal.sessions.tokenViewer(token, Language.KK, "").isEmpty());
        assertFalse(portal.accounts
                .passwords()
                .matches(
                        PASSWORD,
                        portal.accounts.credentials("dina").orElseThrow().password()));
    }

    @Test
    public void aDisabledAccountsLinkOpensNothing() {
        Link link = invite("dina");
        portal.as(FakeScopes.OBLAST, () -> {
            portal.accounts.setEnabled(portal.id("dina"), false);
            return null;
        });
        assertEquals(Optional.empty(), portal.links.login(secret(link)));
        assertNotFound(() -> portal.links.use(secret(link), PASSWORD));
    }

    @Test
    public void linksAreMadeWithinTheScopeOnlyAndByAdministrators() {
        portal.account("west", Role.STAFF, FakeScopes.WEST, PASSWORD);
        Callable<?> reset = () -> portal.links.reset(portal.id("west"));
        Callable<?> invite = () -> portal.links.invite("new", "Жаңа", Role.STAFF, FakeScopes.OBLAST);
        assertRefused(CommonError.NOT_FOUND, () -> portal.as(FakeScopes.EAST, reset));
        assertRefused(CommonError.NOT_FOUND, () -> portal.as(FakeScopes.EAST, invite));
        assertRefused(CommonError.FORBIDDEN, () -> TestViewers.call(TestViewers.staff(), reset));
        assertRefused(CommonError.FORBIDDEN, () -> TestViewers.call(TestViewers.staff(), invite));
        assertEquals(0, portal.sql.number("select count(*) from access_link"));
    }

    private Link invite(String login) {
        return portal.as(FakeScopes.OBLAST, () -> portal.links.invite(login, "Дина", Role.STAFF, FakeScopes.EAST));
    }

    private Link reset(String login) {
        return portal.as(FakeScopes.OBLAST, () -> portal.links.reset(portal.id(login)));
    }

    private static String secret(Link link) {
        return link.path().substring(StoredLinks.PATH.length());
    }

    private static void assertLasts(Duration time, Link link) {
        Duration left = Duration.between(Instant.now(), link.expires());
        assertTrue(left.compareTo(time) <= 0 && left.compareTo(time.minusHours(1)) > 0);
    }

    private static void assertNotFound(Callable<?> work) {
        assertRefused(CommonError.NOT_FOUND, work);
    }

    private static void assertRefused(ErrorCode code, Callable<?> work) {
        assertEquals(
                code,
                assertThrows(Problem.class, () -> {
                            work.call();
                        })
                        .code());
    }
}
