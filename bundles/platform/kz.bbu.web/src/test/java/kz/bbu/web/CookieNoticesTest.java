package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import kz.bbu.api.view.Notices;
import org.junit.After;
import org.junit.Test;

public class CookieNoticesTest {
    @After
    public void forget() {
        Exchange.set(null);
    }

    @Test
    public void theNextPageShowsThemOnce() {
        TestExchange action = new TestExchange("POST", "/admin/modules");
        Exchange.set(action.exchange());
        new CookieNotices().show(Notices.Kind.DONE, "Модуль қосылды: «Құрылым»");
        new CookieNotices().show(Notices.Kind.WARNING, "Екінші");
        TestExchange next = action.then("/admin/modules");
        assertEquals(
                List.of(new Frame.Notice("done", "Модуль қосылды: «Құрылым»"), new Frame.Notice("warning", "Екінші")),
                CookieNotices.take(next.exchange()));
        assertEquals(List.of(), CookieNotices.take(next.then("/").exchange()));
    }

    @Test
    public void anAnswerSetsTheCookieOnceHoweverManyNoticesItShows() {
        TestExchange action = new TestExchange("POST", "/");
        Exchange.set(action.exchange());
        action.exchange().setCookie("view", "normal", 60);
        for (int i = 1; i <= 5; i++) {
            new CookieNotices().show(Notices.Kind.DONE, "Ескерту\n" + i);
        }
        assertEquals(
                List.of("view", "notices"),
                action.setHeaders.stream()
                        .map(set -> set.replaceFirst("=.*", ""))
                        .toList());
        assertEquals(
                List.of("Ескерту 1", "Ескерту 2", "Ескерту 3", "Ескерту 4"),
                CookieNotices.take(action.then("/").exchange()).stream()
                        .map(Frame.Notice::text)
                        .toList());
    }

    @Test
    public void theCookieIsNeverLargerThanABrowserTakes() {
        TestExchange action = new TestExchange("POST", "/");
        Exchange.set(action.exchange());
        for (int i = 0; i < 4; i++) {
            new CookieNotices().show(Notices.Kind.DONE, "ұ".repeat(500));
        }
        assertTrue(action.set.get("notices").getValue().length() <= 4_000);
        assertEquals(2, CookieNotices.take(action.then("/").exchange()).size());
    }

    @Test
    public void theCookieIsOutOfReachOfScripts() {
        TestExchange action = new TestExchange("POST", "/");
        Exchange.set(action.exchange());
        new CookieNotices().show(Notices.Kind.ERROR, "x".repeat(5_000));
        assertTrue(action.set.get("notices").isHttpOnly());
        assertEquals("Lax", action.set.get("notices").getAttribute("SameSite"));
        assertTrue("fits into a header", action.set.get("notices").getValue().length() < 1_000);
    }

    @Test
    public void whatABrowserMadeUpIsLeftOut() {
        assertEquals(List.of(), taken("%%% no base64"));
        assertEquals(List.of(), taken(encoded("script alert(1)\nnonsense\n")));
        assertEquals(4, taken(encoded("done a\n".repeat(50))).size());
    }

    private static List<Frame.Notice> taken(String value) {
        return CookieNotices.take(TestExchange.get("/").with("notices", value).exchange());
    }

    private static String encoded(String lines) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    }
}
