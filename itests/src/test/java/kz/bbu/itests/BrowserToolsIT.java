package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** The tools that judge pages see what is wrong with one, else their silence would mean nothing. */
public class BrowserToolsIT {
    private static final String FAULTY = "<!DOCTYPE html><html lang=en><title>x</title><h1>x</h1><img src=x>"
            + "<p style='width:3000px'>wide</p><center>old</center><script>nothing()</script></html>";
    private static final String SOUND = "<!DOCTYPE html><html lang=en><meta charset=utf-8>"
            + "<meta name=viewport content='width=device-width'><title>Sound</title><main><h1>Sound</h1></main></html>";

    @Test
    public void theHtmlCheckerSeesErrors() {
        assertEquals(List.of(), HtmlChecker.errors(SOUND));
        assertFalse(HtmlChecker.errors(FAULTY).isEmpty());
    }

    @Test
    public void theBrowserSeesFaults() throws IOException {
        try (Browser.Window window = Browser.window(320)) {
            window.open(page("sound", SOUND));
            assertEquals(List.of(), window.axe());
            assertEquals(List.of(), window.complaints());
            assertFalse(window.scrollsSideways());

            window.open(page("faulty", FAULTY));
            assertTrue(window.axe().toString(), window.axe().toString().contains("image-alt"));
            assertTrue(
                    window.complaints().toString(),
                    window.complaints().toString().contains("nothing"));
            assertTrue(window.scrollsSideways());
        }
    }

    private static URI page(String name, String html) throws IOException {
        Files.createDirectories(Distribution.WORK);
        Path file = Distribution.WORK.resolve(name + ".html");
        return Files.writeString(file, html).toUri();
    }
}
