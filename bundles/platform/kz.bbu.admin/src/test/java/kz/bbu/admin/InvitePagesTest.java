package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class InvitePagesTest {
    private static final UriInfo ADDRESS = (UriInfo) Proxy.newProxyInstance(
            InvitePagesTest.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, arguments) -> URI.create("https://portal.kz/"));

    private final FakeLinks links = new FakeLinks();
    private final List<Boolean> committed = new ArrayList<>();
    private boolean tooMany;
    private final InvitePages pages = new InvitePages(
            links,
            new Transactions() {
                @Override
                public <T> T run(Callable<T> work) {
                    committed.add(false);
                    T result = TestViewers.call(Viewer.current(), work);
                    committed.set(0, true);
                    return result;
                }
            },
            (what, who, most, time) -> {
                if (tooMany) {
                    throw new Problem(CommonError.TOO_MANY, 7);
                }
            },
            new FakeRegistry().authority(1, 0, "Region", 0, 9),
            new FakeTexts(Language.EN));

    @Test
    public void itIsToldWhoseLinksAreMailedToo() {
        String page = html(send("name,role,email\nДина,staff,dina@mailed.kz\nЕрлан,member,erlan@b.kz\n"));
        assertTrue(page, page.contains("The links will be sent to 1 people by mail as well."));
        assertFalse(html(send("name,role,email\nДина,staff,dina@b.kz\n")).contains("by mail as well"));
    }

    @Test
    public void itIsToldWhoseLinksHadNoRoomAndAreHandedOver() {
        String page = html(send("name,role,email\nДина,staff,dina@mailed.kz\nЕрлан,member,erlan@full.kz\n"));
        assertTrue(
                page, page.contains("The links of 1 people will not be sent by mail: too many messages are waiting."));
        assertTrue(page, page.contains("erlan@full.kz <span class=\"badge\">not by mail</span>"));
        assertFalse(page, page.contains("dina@mailed.kz <span"));
    }

    @Test
    public void everybodyOfTheListGetsALinkThatIsShown() {
        Page page = send("name,role,email\nДина,staff,dina@b.kz\nЕрлан,member,erlan@b.kz\n");
        assertEquals(200, page.status());
        assertEquals(List.of("dina@b.kz STAFF 1", "erlan@b.kz MEMBER 1"), links.invited);
        assertTrue(html(page), html(page).contains("<code>https://portal.kz/password/secret-dina@b.kz</code>"));
        assertEquals(List.of(true), committed);
    }

    @Test
    public void oneWrongLineAndNobodyIsInvited() {
        Page page = send("name,role,email\nДина,staff,dina@b.kz\nЕрлан,member,taken@b.kz\n");
        assertEquals(422, page.status());
        String html = html(page);
        assertTrue(html, html.contains("Line 3: ") && html.contains("aria-invalid=\"true\""));
        assertFalse("no link is shown", html.contains("/password/"));
        assertEquals("and the whole is rolled back", List.of(false), committed);
        Page unread = send("name,role,email\nДина,boss,dina@b.kz\n");
        assertEquals(422, unread.status());
        assertEquals("nothing was begun", 1, committed.size());
    }

    @Test
    public void withoutAFileOrTooOftenThePageSaysSo() {
        assertEquals(422, as(() -> pages.invite("1", null, ADDRESS)).status());
        tooMany = true;
        Page page = send("name,role,email\nДина,staff,dina@b.kz\n");
        assertEquals(429, page.status());
        assertEquals(List.of(), links.invited);
    }

    private Page send(String list) {
        InputStream file = new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8));
        return as(() -> pages.invite("1", file, ADDRESS));
    }

    private static String html(Page page) {
        return as(() -> page.content().asString());
    }

    private static <T> T as(Callable<T> work) {
        return TestViewers.call(
                new Viewer(1, "Admin", Role.ADMINISTRATOR, 1, Scope.EVERYTHING, Language.EN, "", "token"), work);
    }
}
