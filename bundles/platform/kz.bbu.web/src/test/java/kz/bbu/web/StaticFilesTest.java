package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import kz.bbu.api.problem.Problem;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

public class StaticFilesTest {
    private final Bundle bundle =
            TestExchange.fake(Bundle.class, (name, arguments) -> StaticFilesTest.class.getResource("/" + arguments[0]));
    private final StaticFiles files =
            new StaticFiles(TestExchange.fake(BundleContext.class, (name, arguments) -> bundle));

    @Test
    public void filesOfKnownTypesAreKeptByBrowsers() {
        Response font = files.versioned("fonts/golos-text-cyrillic.woff2");
        assertEquals("font/woff2", font.getMediaType().toString());
        assertTrue(font.getHeaderString("Cache-Control").contains("immutable"));
        assertEquals("image/svg+xml", files.icon().getMediaType().toString());
    }

    @Test
    public void nothingElseOfTheBundleCanBeRead() {
        for (String name : List.of(
                "../messages/kk.properties",
                "../META-INF/MANIFEST.MF",
                "messages/kk.properties",
                "fonts/../app.css",
                "%2e%2e/app.css",
                "no-such.css",
                "fonts",
                "")) {
            Problem problem = assertThrows(name, Problem.class, () -> files.versioned(name));
            assertEquals(404, problem.code().status());
        }
    }

    @Test
    public void styleAndScriptStayLight() throws Exception {
        for (String name : List.of("app.css", "app.js")) {
            byte[] file = (byte[]) files.versioned(name).getEntity();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(file);
            }
            assertTrue(name + ", gzipped: " + packed.size(), packed.size() < 30_000);
        }
    }
}
