package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Every page, in three languages, on a phone and on a desk. */
public class PagesIT {
    private static final String[] STARTS = {
        "/", "/reports", "/admin", "/jobs", "/account", "/login", "/api/v1", "/no-such-page"
    };

    /** Colours are the same in all of them and are looked at in the first. */
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    private static final int[] WIDTHS = {320, 1280};

    @Test
    public void everyPageIsSoundInEveryLanguageOnEveryScreen() {
        Portal portal = SharedPortal.get();
        List<String> pages = Sitemap.of(portal.administrator(), STARTS);
        assertTrue("sees the pages: " + pages, pages.size() > STARTS.length);
        List<String> faults = new ArrayList<>();
        try (Browser.Window window = Browser.window(WIDTHS[0])) {
            login(portal, window);
            for (String language : LANGUAGES) {
                Cookie cookie =
                        new Cookie("lang", language).setUrl(portal.url("/").toString());
                window.page().context().addCookies(List.of(cookie));
                for (String page : pages) {
                    judge(portal, window, page, language, faults);
                }
            }
        }
        assertEquals(String.join("\n", faults), 0, faults.size());
    }

    /** The page is loaded once: what is sent is the same for every screen. */
    private static void judge(Portal portal, Browser.Window window, String page, String language, List<String> faults) {
        int complaintsBefore = window.complaints().size();
        int status = window.open(portal.url(page));
        HtmlChecker.errors(window.html()).forEach(fault -> faults.add(language + ": " + page + ": " + fault));
        for (int width : WIDTHS) {
            String where = width + " px, " + language + ": ";
            window.resize(width);
            window.axe(language.equals(LANGUAGES.get(0))).forEach(fault -> faults.add(where + fault));
            if (window.scrollsSideways()) {
                faults.add(where + page + ": scrolls sideways");
            }
        }
        if (language.equals(LANGUAGES.get(0)) && isRead(page)) {
            window.controlsOnPaper().forEach(control -> faults.add("on paper: " + page + ": " + control));
        }
        List<String> complaints = window.complaints();
        complaints.subList(complaintsBefore, complaints.size()).stream()
                // The browser remarks that a page which is not there is not there.
                .filter(complaint -> status == 200 || !complaint.contains("Failed to load resource"))
                .forEach(fault -> faults.add(language + ": " + fault));
    }

    /** Whether people read a page, and may print it, instead of setting something on it. */
    private static boolean isRead(String page) {
        return page.startsWith("/org/") && !page.endsWith("/forum/sections") || page.startsWith("/reports/");
    }

    private static void login(Portal portal, Browser.Window window) {
        window.open(portal.url("/login"));
        window.page().fill("input[name=login]", Visitor.ADMINISTRATOR);
        window.page().fill("input[name=password]", Visitor.PASSWORD);
        window.page().press("input[name=password]", "Enter");
        window.page().waitForURL(url -> !url.contains("/login"));
    }
}
