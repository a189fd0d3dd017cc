package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.AuditLog;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.TestViewers;
import org.junit.Before;
import org.junit.Test;

public class AuditReaderTest extends OnEachDatabase {
    private static final Instant FROM = Instant.now().minus(Duration.ofDays(1));
    private static final Instant UNTIL = Instant.now().plus(Duration.ofDays(1));

    private final List<String> exported = new ArrayList<>();
    private AuditReader log;

    @Before
    public void events() {
        log = new AuditReader(
                portal.store, portal.accounts, (action, object) -> exported.add(action), new FakeAlphabet());
        for (long authority : List.of(FakeScopes.OBLAST, FakeScopes.EAST, FakeScopes.WEST)) {
            portal.account("staff" + authority, Role.STAFF, authority, "бүгін-күн-ашық");
        }
        record(FakeScopes.EAST, "Дина Әлі", "login", "dina");
        record(FakeScopes.WEST, "Ерлан", "export", "Мектептер_2026.xlsx");
        record(FakeScopes.OBLAST, "Сәуле", "account.disable", "dina");
        record(FakeScopes.GONE, "Кетті", "login", "gone");
        record(0, "", "login.refused", "dina");
    }

    @Test
    public void anAdministratorReadsTheEventsOfTheOwnScopeOnly() {
        assertEquals(List.of("dina"), objects(FakeScopes.EAST, all()));
        assertEquals(1, (long) as(FakeScopes.EAST, () -> log.count(all())));
        assertEquals(List.of("Мектептер_2026.xlsx"), objects(FakeScopes.WEST, all()));
        assertEquals(
                "the root's reads everything, latest first",
                List.of("dina", "gone", "dina", "Мектептер_2026.xlsx", "dina"),
                objects(FakeScopes.OBLAST, all()));
    }

    @Test
    public void onlyAdministratorsRead() {
        for (Role role : List.of(Role.ANONYMOUS, Role.MEMBER, Role.STAFF)) {
            for (Callable<?> work : List.<Callable<?>>of(
                    () -> log.list(all(), 0, 10), () -> log.count(all()), () -> log.actions(), () -> {
                        log.export(all(), event -> {});
                        return null;
                    })) {
                Problem problem =
                        assertThrows(Problem.class, () -> TestViewers.call(viewer(role, FakeScopes.OBLAST, ""), work));
                assertEquals(CommonError.FORBIDDEN, problem.code());
            }
        }
        assertEquals("nor is a refused export recorded as one", List.of(), exported);
    }

    @Test
    public void whileTheRegistryIsAwayNobodyReads() {
        portal.accounts.scopes = null;
        assertEquals(List.of(), objects(FakeScopes.OBLAST, all()));
    }

    @Test
    public void eventsAreFoundByWhoWhatWhenAndObject() {
        assertEquals(List.of("dina"), objects(FakeScopes.OBLAST, query("ДИНА ә", "", "", FROM, UNTIL)));
        assertEquals(
                5,
                objects(FakeScopes.OBLAST, query("10.0.0.7", "", "", FROM, UNTIL))
                        .size());
        assertEquals(List.of("dina"), objects(FakeScopes.OBLAST, query("", "login.refused", "", FROM, UNTIL)));
        assertEquals(
                List.of("Мектептер_2026.xlsx"), objects(FakeScopes.OBLAST, query("", "", "мектептер_", FROM, UNTIL)));
        assertEquals(List.of(), objects(FakeScopes.OBLAST, query("", "", "", FROM, FROM.plusSeconds(9))));
    }

    @Test
    public void signsOfPatternsStandForThemselves() {
        assertEquals(List.of(), objects(FakeScopes.OBLAST, query("%", "", "", FROM, UNTIL)));
        assertEquals(List.of(), objects(FakeScopes.OBLAST, query("", "", "d_na", FROM, UNTIL)));
        assertEquals(List.of(), objects(FakeScopes.OBLAST, query("", "", "' or 1=1 --", FROM, UNTIL)));
    }

    @Test
    public void aTextThatNoDatabaseHoldsIsABadRequest() {
        for (AuditLog.Query query : List.of(query("\0", "", "", FROM, UNTIL), query("", "", "a\0b", FROM, UNTIL))) {
            Problem problem = assertThrows(Problem.class, () -> objects(FakeScopes.OBLAST, query));
            assertEquals(CommonError.BAD_REQUEST, problem.code());
        }
        Problem login = assertThrows(Problem.class, () -> portal.accounts.credentials("di\0na"));
        assertEquals(CommonError.BAD_REQUEST, login.code());
    }

    @Test
    public void theListIsGivenPageByPage() {
        List<String> second = as(FakeScopes.OBLAST, () -> log.list(all(), 1, 2)).stream()
                .map(AuditLog.Event::object)
                .toList();
        assertEquals(List.of("gone", "dina"), second);
    }

    @Test
    public void anExportGivesTheSameEventsAndIsRecordedItself() {
        List<String> given = new ArrayList<>();
        as(FakeScopes.EAST, () -> {
            log.export(all(), event -> given.add(event.object()));
            return null;
        });
        assertEquals(List.of("dina"), given);
        assertEquals(List.of("export"), exported);
    }

    @Test
    public void theActionsAreThoseThatHappened() {
        assertEquals(
                List.of("account.disable", "export", "login", "login.refused"),
                as(FakeScopes.EAST, () -> log.actions()));
    }

    private static AuditLog.Query all() {
        return query("", "", "", FROM, UNTIL);
    }

    private static AuditLog.Query query(String who, String action, String object, Instant from, Instant until) {
        return new AuditLog.Query(who, action, object, from, until);
    }

    private List<String> objects(long authority, AuditLog.Query query) {
        return as(authority, () -> log.list(query, 0, 100)).stream()
                .map(AuditLog.Event::object)
                .toList();
    }

    private void record(long authority, String name, String action, String object) {
        TestViewers.call(viewer(Role.STAFF, authority, name), () -> {
            new StoredAudit(portal.store, new FakeAlphabet()).record(action, object);
            return null;
        });
    }

    private static <T> T as(long authority, Callable<T> work) {
        return TestViewers.call(viewer(Role.ADMINISTRATOR, authority, "Admin"), work);
    }

    private static Viewer viewer(Role role, long authority, String name) {
        return new Viewer(
                authority, name, role, authority, new FakeScopes().of(authority), Language.KK, "10.0.0.7", "token");
    }
}
