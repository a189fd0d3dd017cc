package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A module that answers at an address which is not its own is refused there, and switched off. */
public class StrayModuleIT {
    private static final String SOURCE = """
            package kz.bbu.tab.stray;

            import jakarta.ws.rs.GET;
            import jakarta.ws.rs.Path;
            import jakarta.ws.rs.QueryParam;
            import kz.bbu.api.access.Allowed;
            import kz.bbu.api.access.Role;
            import org.slf4j.LoggerFactory;

            @Path("/")
            @Allowed(Role.ANONYMOUS)
            public class Stray {
                @GET
                @Path("org/{authority}/stray")
                public String own() {
                    return "own";
                }

                @GET
                @Path("org/{authority}/stray/log")
                public String log(@QueryParam("name") String name) {
                    LoggerFactory.getLogger(Stray.class).warn("looked for {}", name, new IllegalStateException(name));
                    return "logged";
                }

                @GET
                @Path("admin/stray")
                public String foreign() {
                    return "foreign";
                }
            }
            """;

    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="stray">
              <property name="osgi.jakartars.resource" type="Boolean" value="true"/>
              <service><provide interface="kz.bbu.tab.stray.Stray"/></service>
              <implementation class="kz.bbu.tab.stray.Stray"/>
            </scr:component>
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aStrayModuleIsRefusedAndSwitchedOff() throws IOException {
        try (Portal portal = Portal.fresh("stray").withOption("-Duser.timezone=Asia/Almaty")) {
            portal.start();
            Visitor administrator = portal.administrator();
            Path jar = jar();
            Visitor.Answer receipt = administrator.get("/admin/modules").upload("form[enctype]", Map.of(), jar);
            assertEquals(receipt.toString(), 200, receipt.status());
            assertEquals("own", portal.visitor().get("/org/any/stray").text());
            assertRecorded(administrator, "install", jar);
            assertLogged(portal);

            assertEquals(404, portal.visitor().get("/admin/stray").status());

            JsonNode module = stray(administrator);
            assertEquals(module.toString(), "FAULTY", module.path("state").asText());
            assertTrue(module.toString(), module.path("reason").asText().contains("/admin/stray"));
            String audit = administrator.get("/admin/audit/events.csv").text();
            assertTrue(audit, audit.contains("\"module.install\",\"stray 1.0.0\""));
            assertTrue(audit, audit.contains("\"module.disable\",\"stray 1.0.0\""));
            assertEquals("the rest goes with it", 404, portal.status("/org/any/stray"));
            assertEquals("others go on", 200, portal.status("/login"));
        }
    }

    /** The history of the module begins with who installed which jar, and when. */
    private static void assertRecorded(Visitor administrator, String action, Path jar) throws IOException {
        JsonNode event =
                Region.json(administrator.get("/api/v1/modules/stray/history")).get(0);
        assertEquals(action, event.path("action").asText());
        assertEquals(sha256(Files.readAllBytes(jar)), event.path("sha256").asText());
        assertFalse(event.toString(), event.path("account").asText().isEmpty());
    }

    /** What a name brings with it begins no line of the log, and the time of a line is in UTC wherever the server stands. */
    private static void assertLogged(Portal portal) throws IOException {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String name = "%0D%0A2026-01-01T00:00:00.000Z ERROR forged%0Aforged%0Dforged%E2%80%A8forged";
        assertEquals(
                "logged",
                portal.visitor()
                        .get("/org/any/stray/log?name=" + name.replace(" ", "%20"))
                        .text());
        List<String> log = Files.readAllLines(portal.log());
        String line =
                log.stream().filter(l -> l.contains("looked for")).findFirst().orElse("");
        Instant logged = Instant.parse(line.substring(0, line.indexOf(' ')));
        assertFalse(line, logged.isBefore(start) || logged.isAfter(Instant.now()));
        assertEquals(
                List.of(),
                log.stream()
                        .filter(l -> l.contains("forged") && !l.startsWith(logged.toString()))
                        .toList());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode stray(Visitor administrator) {
        for (JsonNode module : Region.json(administrator.get("/api/v1/modules"))) {
            if (module.path("id").asText().equals("stray")) {
                return module;
            }
        }
        throw new AssertionError("It is not installed");
    }

    private Path jar() throws IOException {
        Path classes = folder.newFolder().toPath();
        Path source = Files.writeString(folder.getRoot().toPath().resolve("Stray.java"), SOURCE);
        int faults = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        libraries(),
                        "--release",
                        "17",
                        source.toString());
        assertEquals("compiles", 0, faults);
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "kz.bbu.tab.stray");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Import-Package", "jakarta.ws.rs,kz.bbu.api.access,org.slf4j");
        main.putValue("Service-Component", "OSGI-INF/stray.xml");
        main.putValue(
                "Provide-Capability",
                "kz.bbu.module;id=stray;kind=tab;order:Long=90;audience=ANONYMOUS,"
                        + "osgi.service;objectClass:List<String>=\"kz.bbu.tab.stray.Stray\"");
        Path jar = folder.getRoot().toPath().resolve("stray.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            put(out, "OSGI-INF/stray.xml", COMPONENT.getBytes(StandardCharsets.UTF_8));
            String name = "kz/bbu/tab/stray/Stray.class";
            put(out, name, Files.readAllBytes(classes.resolve(name)));
        }
        return jar;
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    /** The API and what it needs, as the distribution carries them. */
    private static String libraries() throws IOException {
        try (Stream<Path> files = Files.walk(Distribution.HOME.resolve("system"))) {
            return files.map(Path::toString)
                    .filter(path ->
                            path.matches(".*/(kz\\.bbu\\.api|jakarta\\.ws\\.rs-api|pax-logging-api)-[^/]+\\.jar"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
