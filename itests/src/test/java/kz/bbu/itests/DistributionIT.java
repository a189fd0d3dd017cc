package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** What is in the distribution, and what had better not be. */
public class DistributionIT {
    /** Bundles of Karaf with known holes, or that give a way in which nobody needs. */
    private static final List<String> UNWANTED = List.of(
            "org.apache.karaf.instance",
            "org.apache.karaf.jdbc",
            "org.apache.karaf.deployer",
            "org.apache.karaf.kar",
            "org.apache.karaf.management",
            "org.apache.karaf.webconsole",
            "org.ops4j.pax.web");

    @Test
    public void bundlesWithKnownHolesAreLeftOut() throws IOException {
        List<String> jars = names(Distribution.HOME.resolve("system"), ".jar");
        assertTrue("sees the jars", jars.stream().anyMatch(name -> name.startsWith("org.apache.karaf.shell.core")));
        for (String unwanted : UNWANTED) {
            assertEquals(
                    List.of(),
                    jars.stream().filter(name -> name.startsWith(unwanted)).toList());
        }
    }

    @Test
    public void noFolderIsPolledForBundles() {
        assertFalse(Files.exists(Distribution.HOME.resolve("deploy")));
        assertFalse(Files.exists(Distribution.HOME.resolve("etc/org.apache.felix.fileinstall-deploy.cfg")));
    }

    @Test
    public void nobodyHasAPassword() throws IOException {
        for (String file : List.of("users.properties", "keys.properties")) {
            Path path = Distribution.HOME.resolve("etc").resolve(file);
            assertTrue(file, Files.exists(path));
            assertEquals(
                    file,
                    List.of(),
                    Files.readAllLines(path).stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .filter(line -> !line.startsWith("_g_"))
                            .toList());
        }
    }

    @Test
    public void theRepositoryHasWhatAnIntegratorNeeds() throws IOException {
        Path repository = Distribution.HOME.resolve("repository");
        List<String> files = names(repository, "");
        for (String needed : List.of(
                "kz.bbu.parent-0.1.0.pom",
                "kz.bbu.api-0.1.0.jar",
                "kz.bbu.api-0.1.0.pom",
                "kz.bbu.testkit-0.1.0.jar",
                "kz.bbu.testkit-0.1.0.pom")) {
            assertTrue(needed, files.contains(needed));
        }
    }

    @Test
    public void theBillOfMaterialsListsEachJarAndWhatOursWrap() throws IOException {
        JsonNode bill = new ObjectMapper()
                .readTree(Distribution.HOME.resolve("bom.json").toFile());
        assertEquals("CycloneDX", bill.path("bomFormat").asText());
        List<String> listed = bill.path("components").findValuesAsText("bom-ref").stream()
                .map(place -> place.replaceFirst(".*/", ""))
                .sorted()
                .toList();
        List<String> shipped = Stream.of("system", "lib")
                .flatMap(folder -> jars(Distribution.HOME.resolve(folder)))
                .sorted()
                .toList();
        assertEquals(shipped, listed);
        List<String> wrapped = bill.path("components").findValuesAsText("name");
        assertTrue(wrapped.toString(), wrapped.containsAll(List.of("poi", "derby", "jte-runtime", "tika-core")));
    }

    private static Stream<String> jars(Path folder) {
        try {
            return names(folder, ".jar").stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .toList();
        }
    }
}
