package kz.bbu.itests;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    private static com.microsoft.playwright.Browser running;

    private Browser() {}

    /** A new window without cookies, of that width. */
    static Window window(int width) {
        return new Window(browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, height(width))
                        .setHasTouch(width < 600)));
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
        List<String> axe(boolean withColours) {
            AxeRuleOptions contrast = new AxeRuleOptions();
            contrast.setEnabled(withColours);
            // Without this axe describes each of the thousands of places that are right, too.
            AxeRunOptions options = new AxeRunOptions();
            options.setResultTypes(List.of("violations"));
            options.setRules(Map.of("color-contrast", contrast));
            // The legacy mode leaves frames within the page alone, of which we have none, and needs no second window.
            return new AxeBuilder(page)
                    .options(options).setLegacyMode(true).analyze().getViolations().stream()
                            .flatMap(this::places)
                            .toList();
        }

        private Stream<String> places(Rule rule) {
            return rule.getNodes().stream()
                    .map(node -> page.url() + ": " + rule.getId() + ": " + rule.getHelp() + ": " + node.getHtml());
        }

        /** Tells whether the page as a whole must be moved sideways to be read. */
        boolean scrollsSideways() {
            return (Boolean)
                    page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
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
