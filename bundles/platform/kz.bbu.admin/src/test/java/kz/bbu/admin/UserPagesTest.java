package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.InstitutionBuilder;
import kz.bbu.testkit.TestViewers;
import org.junit.Before;
import org.junit.Test;

/** The pages of users, for the administrator 1 of the region. */
public class UserPagesTest {
    private final FakeAccounts accounts = new FakeAccounts();
    private final List<String> told = new ArrayList<>();
    private final FakeRegistry registry = new FakeRegistry()
            .authority(1, 0, "Region", 0, 9)
            .authority(2, 1, "District", 1, 3)
            .institution(
                    InstitutionBuilder.institution(21, "School 21", "lyceum").under(2, "District", 2), 0, 0);
    /** An authority that has switched all functions of its page off. */
    private static final long BARE = 3;

    private final List<Module> modules = new ArrayList<>();
    private final UserPages pages = new UserPages(
            accounts,
            new FakeLinks(),
            registry,
            new FakeScopes(),
            new Modules() {
                @Override
                public List<Module> modules() {
                    return modules;
                }

                @Override
                public Optional<Module> module(String id) {
                    return Optional.empty();
                }

                @Override
                public List<Module> modules(long authorityId) {
                    return modules.stream()
                            .filter(module -> module.state() == Module.State.ON && authorityId != BARE)
                            .toList();
                }

                @Override
                public boolean has(long authorityId, String id) {
                    return authorityId != BARE;
                }
            },
            (kind, text) -> told.add(text),
            new FakeTexts(Language.EN));

    @Before
    public void users() {
        accounts.account(1, Role.ADMINISTRATOR, 1);
        accounts.account(2, Role.STAFF, 2);
    }

    @Test
    public void aUsersPageTellsWhatTheUserMaySee() {
        String html = html(as(() -> pages.user(2)));
        assertTrue(html, html.contains("Organisation 2 and what is under it"));
        assertTrue(html, html.contains("Reads the reports"));
        assertTrue(html, html.contains("No module is on for this role."));
        modules.add(module(Role.STAFF, Module.State.ON));
        modules.add(module(Role.ADMINISTRATOR, Module.State.ON));
        modules.add(module(Role.STAFF, Module.State.OFF));
        String open = html(as(() -> pages.user(2)));
        assertTrue("one that is on and open to staff: " + open, open.contains("Modules: Administration."));
        accounts.account(4, Role.STAFF, BARE);
        assertTrue(html(as(() -> pages.user(4))).contains("No module is on for this role."));
    }

    @Test
    public void nobodyIsOfferedToChangeTheOwnAccount() {
        String own = html(as(() -> pages.user(1)));
        assertFalse(own, own.contains("<form"));
        assertTrue(own, own.contains("This is your own account."));
        assertTrue(html(as(() -> pages.user(2))).contains("action=\"/admin/users/2/role\""));
    }

    @Test
    public void aChangeIsDoneAndTold() {
        as(() -> pages.setRole(2, "MEMBER", 2));
        as(() -> pages.enable(2, false));
        as(() -> pages.endSessions(2));
        as(() -> pages.removeSecondFactor(2));
        assertEquals(List.of("role 2 MEMBER 2", "enabled 2 false", "sessions 2", "secondFactor 2"), accounts.done);
        assertEquals(4, told.size());
    }

    @Test
    public void aLinkForWhichTheMailHasNoRoomIsShownWithWhatToDo() {
        UriInfo address = (UriInfo) Proxy.newProxyInstance(
                UserPagesTest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> URI.create("https://portal.kz/"));
        String page = html(as(() -> pages.reset(2, address)));
        assertTrue(page, page.contains("https://portal.kz/password/secret-2"));
        assertTrue(page, page.contains("The link will not be sent by mail"));
    }

    @Test
    public void whatIsRefusedIsToldOnThePageOfTheUser() {
        accounts.last = 2;
        Response answer = as(() -> pages.enable(2, false));
        Page page = (Page) answer.getEntity();
        assertEquals(409, page.status());
        assertTrue(html(page), html(page).contains("summary-errors"));
        assertEquals(List.of(), told);
    }

    @Test
    public void noRoleButThoseOffered() {
        for (String role : List.of("", "ANONYMOUS", "ROOT", "staff")) {
            assertEquals(
                    CommonError.BAD_VALUE,
                    assertThrows(Problem.class, () -> as(() -> pages.setRole(2, role, 2)))
                            .code());
        }
        assertEquals(List.of(), accounts.done);
    }

    @Test
    public void aUserWhoIsNotThereIsNotFound() {
        for (Callable<?> call : List.<Callable<?>>of(
                () -> pages.user(3),
                () -> pages.reset(3, null),
                () -> pages.enable(3, false),
                () -> pages.setRole(3, "STAFF", 2))) {
            assertEquals(
                    CommonError.NOT_FOUND,
                    assertThrows(Problem.class, () -> as(call)).code());
        }
    }

    @Test
    public void theListIsSearchedAndGivenPageByPage() {
        for (long id = 3; id <= 120; id++) {
            accounts.account(id, Role.MEMBER, 2);
        }
        String second = html(as(() -> pages.list("", 2)));
        assertTrue(second, second.contains("/admin/users/51\"") && !second.contains("/admin/users/101\""));
        assertTrue(second, second.contains("href=\"/admin/users?search=&amp;page=3\""));
        String found = html(as(() -> pages.list("user117", 1)));
        assertTrue(found, found.contains("/admin/users/117\"") && !found.contains("/admin/users/2\""));
        assertThrows(Problem.class, () -> as(() -> pages.list("x".repeat(101), 1)));
    }

    private static Module module(Role audience, Module.State state) {
        return new Module("m", Module.Kind.TAB, Optional.empty(), 1, audience, "m", "1", state, "");
    }

    private static String html(Page page) {
        return as(() -> page.content().asString());
    }

    private static <T> T as(Callable<T> work) {
        return TestViewers.call(
                new Viewer(1, "User 1", Role.ADMINISTRATOR, 1, new Scope(0, 9), Language.EN, "", "token"), work);
    }
}
