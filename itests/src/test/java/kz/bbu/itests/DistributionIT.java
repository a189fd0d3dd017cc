package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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

    /** Bundles are built side by side: without this one could be missing, or be that of the last build. */
    @Test
    public void theFeaturesAreBuiltAfterEachBundleThatTheyName() throws IOException {
        Path features = Distribution.PROJECT.resolve("features");
        assertEquals(
                named("mvn:kz\\.bbu/([^/]+)/", features.resolve("src/main/feature/features.xml")),
                named("<dependency><groupId>kz\\.bbu</groupId><artifactId>([^<]+)<", features.resolve("pom.xml")));
    }

    private static Set<String> named(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
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

    /** The one XML that is read is in our own bundles; people send CSV, and workbooks and feeds are written only. */
    @Test
    public void nothingOfOursReadsXmlThatCameFromOutside() throws IOException {
        assertEquals(
                Set.of("kz.bbu.persistence.Unit"),
                classesThatUse(
                        "javax/xml/parsers/",
                        "javax/xml/stream/XMLInputFactory",
                        "javax/xml/transform/",
                        "javax/xml/validation/",
                        "javax/xml/xpath/",
                        "jakarta/xml/bind/",
                        "org/xml/sax/",
                        "com/fasterxml/jackson/dataformat/xml/",
                        "org/apache/poi/ss/usermodel/WorkbookFactory"));
    }

    /** What lies at an address is read where the address is of a bundle, and nowhere else. */
    @Test
    public void nothingOfOursFetchesWhatLiesElsewhere() throws IOException {
        assertEquals(
                Set.of(),
                classesThatUse(
                        "java/net/http/",
                        "java/net/URLConnection",
                        "java/net/HttpURLConnection",
                        "java/net/Socket",
                        "java/nio/channels/SocketChannel",
                        "jakarta/ws/rs/client/",
                        "org/eclipse/jetty/client/",
                        "openConnection"));
        assertEquals(
                Set.of(
                        "kz.bbu.modules.Switchboard",
                        "kz.bbu.persistence.ChangelogFiles",
                        "kz.bbu.persistence.Migrations",
                        "kz.bbu.persistence.Unit",
                        // What opens is a part of the form that came.
                        "kz.bbu.tab.documents.SentFiles",
                        "kz.bbu.text.Catalogues",
                        "kz.bbu.web.StaticFiles"),
                classesThatUse("openStream"));
    }

    /** Two extensions come one after the other: a request between them had a failure whose page nothing wrote. */
    @Test
    public void whatMapsAFailureToAPageWritesThatPageToo() throws IOException {
        Set<String> mappers = classesThatUse("jakarta/ws/rs/ext/ExceptionMapper");
        assertEquals(Set.of("kz.bbu.web.PageAnswers"), mappers);
        assertTrue(classesThatUse("jakarta/ws/rs/container/ContainerResponseFilter")
                .containsAll(mappers));
    }

    /** The classes of ours that have one of these words among their constants. */
    private static Set<String> classesThatUse(String... words) throws IOException {
        Set<String> seen = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        try (Stream<Path> jars = Files.walk(Distribution.HOME.resolve("system/kz/bbu"))) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    for (ZipEntry entry : Collections.list(zip.entries())) {
                        if (entry.getName().matches("kz/bbu/.*\\.class")) {
                            seen.add(jar.getParent().getParent().getFileName().toString());
                            String constants =
                                    new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                            if (Stream.of(words).anyMatch(constants::contains)) {
                                found.add(entry.getName()
                                        .replaceFirst("(\\$.*)?\\.class", "")
                                        .replace('/', '.'));
                            }
                        }
                    }
                }
            }
        }
        Set<String> missing = sourcesOfBundles();
        missing.removeAll(seen);
        assertEquals("sees every bundle", Set.of("kz.bbu.testkit"), missing);
        return found;
    }

    private static Set<String> sourcesOfBundles() throws IOException {
        try (Stream<Path> files = Files.walk(Distribution.PROJECT.resolve("bundles"))) {
            return files.filter(file -> file.endsWith("src/main/java"))
                    .map(file -> file.getParent()
                            .getParent()
                            .getParent()
                            .getFileName()
                            .toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    public void whenMemoryRunsOutJavaEndsAndItsSupervisorStartsItAgain() throws IOException {
        Path bin = Distribution.HOME.resolve("bin");
        Shell.Result end = Shell.run(
                bin,
                Map.of("JAVA_MAX_MEM", "16m", "EXTRA_JAVA_OPTS", ""),
                List.of(
                        "/bin/sh",
                        "-c",
                        ". ./setenv; exec \"$JAVA_HOME/bin/java\" $EXTRA_JAVA_OPTS -cp \"$0\" \"$1\"",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        Hungry.class.getName()));
        assertTrue(end.output(), end.output().contains("Terminating due to java.lang.OutOfMemoryError"));
        assertEquals(end.output(), 3, end.exitCode());
        assertTrue(Files.readAllLines(bin.resolve("kundelik-bbu.service")).contains("Restart=always"));
    }

    /** Eats all memory there is, and would go on after that. */
    static final class Hungry {
        private Hungry() {}

        public static void main(String[] arguments) {
            List<byte[]> eaten = new ArrayList<>();
            try {
                while (true) {
                    eaten.add(new byte[1_000_000]);
                }
            } catch (OutOfMemoryError e) {
                System.out.println("goes on");
            }
        }
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
