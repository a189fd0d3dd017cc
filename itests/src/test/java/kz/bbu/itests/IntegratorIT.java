package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;

/** Somebody else writes a report: in an empty folder, with the distribution and nothing else of ours. */
public class IntegratorIT {
    private static final String NAME = "kz.bbu.report.occupancy";
    private static final Path SAMPLE =
            Distribution.PROJECT.resolve("bundles/samples").resolve(NAME);

    @Test
    public void aReportBuiltElsewhereIsListedAtOnceInAllFormats() throws IOException {
        Path jar = build();
        try (Portal portal = Portal.fresh("integrator").withDemo(2).start()) {
            Visitor administrator = portal.administrator();
            assertEquals(404, administrator.get("/reports/occupancy").status());

            Visitor.Answer installed = administrator.postFile("/api/v1/modules?fileName=" + jar.getFileName(), jar);
            assertEquals(installed.toString(), 200, installed.status());

            assertTrue(administrator.get("/reports").text().contains("/reports/occupancy"));
            for (String format : List.of("", ".xlsx", ".csv", ".json")) {
                assertEquals(
                        format,
                        200,
                        administrator.get("/reports/occupancy" + format).status());
            }
        }
    }

    @Test
    public void theSampleIsAsSmallAsTheReadmeSays() throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(SAMPLE.resolve("src/main/java"))) {
            classes = files.filter(Files::isRegularFile).toList();
        }
        assertEquals(classes.toString(), 1, classes.size());
        assertTrue(Files.readAllLines(classes.get(0)).size() <= 60);
        assertTrue(pom().lines().count() <= 12);
    }

    /** Builds the sample where nothing but the distribution's repository has our artifacts, and the machine's has plugins only. */
    private static Path build() throws IOException {
        Path folder = Distribution.WORK.resolve("elsewhere");
        Distribution.delete(folder);
        Path module = folder.resolve(NAME);
        copy(SAMPLE.resolve("src"), module.resolve("src"));
        Files.writeString(module.resolve("pom.xml"), pom());
        Path settings = Files.writeString(folder.resolve("settings.xml"), settings());
        Shell.Result result = Shell.run(
                module,
                Map.of("MAVEN_OPTS", ""),
                List.of(
                        Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                        "-B",
                        "-q",
                        "-s",
                        settings.toString(),
                        "-Dmaven.repo.local=" + folder.resolve("m2"),
                        "package"));
        assertEquals(result.output(), 0, result.exitCode());
        return module.resolve("target").resolve(NAME + "-1.0.0.jar");
    }

    private static String pom() {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent><groupId>kz.bbu</groupId><artifactId>kz.bbu.parent</artifactId><version>0.1.0</version><relativePath/></parent>
                  <groupId>kz.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0.0</version>
                  <repositories><repository><id>portal</id><url>%s</url></repository></repositories>
                </project>
                """.formatted(NAME, Distribution.HOME.resolve("repository").toUri());
    }

    /** No network: plugins come from what the build has fetched, and there is no other repository. */
    private static String settings() {
        return """
                <settings>
                  <profiles>
                    <profile>
                      <id>no-network</id>
                      <repositories><repository><id>central</id><url>%s</url></repository></repositories>
                      <pluginRepositories><pluginRepository><id>central</id><url>%s</url></pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>no-network</activeProfile></activeProfiles>
                </settings>
                """.formatted(
                        Distribution.HOME.resolve("repository").toUri(),
                        Path.of(System.getProperty("maven.repo.local")).toUri());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
