package kz.bbu.itests;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser, one for all checks; each check opens windows of its own. */
final class Browser {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String AXE = axe();

    /** Of what is right axe describes one place only; the rules of styles that it would fetch for are not among those it asks. */
    private static final String JUDGE = """
            async colours => {
                const results = await axe.run({
                    resultTypes: ['violations'],
                    preload: {assets: ['media']},
                    rules: {'color-contrast': {enabled: colours}}
                });
                return results.violations.flatMap(rule => rule.nodes.map(
                    node => `${location.href}: ${rule.id}: ${rule.help}: ${node.html}`));
            }""";

    private static com.microsoft.playwright.Browser running;

    private Browser() {}

    /** A new window without cookies, of that width. */
    static Window window(int width) {
        return new Window(browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, height(width))
                        .setHasTouch(width < 600)));
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int height(int width) {
        return width < 600 ? 640 : 800;
    }

    private static synchronized com.microsoft.playwright.Browser browser() {
        if (running == null) {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(FLAGS);
            Chromium.executable().ifPresent(options::setExecutablePath);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            running = playwright.chromium().launch(options);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return running;
    }

    /** A window that writes down all that the browser complains about. */
    static final class Window implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();
        private Response response;

        private Window(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.onConsoleMessage(message -> {
                if (List.of("error", "warning").contains(message.type())) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
        }

        /** Opens an address and gives its status. */
        int open(URI address) {
            response = page.navigate(address.toString());
            return response.status();
        }

        /** The document that was opened last, as it was sent. */
        String html() {
            return response.text();
        }

        /** Gives the window another width, as by turning a phone; our pages follow by their styles alone. */
        Window resize(int width) {
            page.setViewportSize(width, height(width));
            return this;
        }

        /** Errors and warnings of the console, refused scripts and styles among them, since the window was opened. */
        List<String> complaints() {
            return List.copyOf(complaints);
        }

        /** What axe finds wrong on the page, one line per place. */
        List<String> axe() {
            return axe(true);
        }

        /**
         * What axe finds wrong on the page, one line per place.
         *
         * @param withColours whether contrasts are measured, too, which takes longer than all the rest
         */
        @SuppressWarnings("unchecked")
        List<String> axe(boolean withColours) {
            // A page takes longer to read axe than to be judged by it: once a page will do.
            if (page.evaluate("typeof axe").equals("undefined")) {
                page.evaluate("() => {" + AXE + "}");
            }
            return (List<String>) page.evaluate(JUDGE, withColours);
        }

        /** Tells whether the page as a whole must be moved sideways to be read. */
        boolean scrollsSideways() {
            return (Boolean)
                    page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        }

        /** What could be pressed or filled in on the page's paper. */
        @SuppressWarnings("unchecked")
        List<String> controlsOnPaper() {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            try {
                return (List<String>) page.evaluate(
                        "Array.from(document.querySelectorAll('main :is(button, input, select, textarea)'))"
                                + ".filter(control => control.checkVisibility())"
                                + ".map(control => control.outerHTML.slice(0, 200))");
            } finally {
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            }
        }

        /** A picture of the whole page. */
        void picture(Path file) {
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        }

        /** The page as Playwright gives it, for clicking and typing. */
        Page page() {
            return page;
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
