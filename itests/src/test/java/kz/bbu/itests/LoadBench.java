package kz.bbu.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.postgresql.PGConnection;

/**
 * How fast rosters come in, beside the same files copied raw into PostgreSQL (docs/benchmark.md).
 *
 * <p>Runs when it is asked for by name; the sizes are {@code -Dbench.institutions} and {@code -Dbench.pupils}.
 */
public class LoadBench {
    private static final int INSTITUTIONS = Integer.getInteger("bench.institutions", 200);
    private static final int PUPILS = Integer.getInteger("bench.pupils", 700);
    private static final int COPIES = 3;
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void loadBesideRawCopy() {
        Path zip = folder.getRoot().toPath().resolve("region.zip");
        Path files = folder.getRoot().toPath().resolve("region");
        new RosterPackage(INSTITUTIONS, PUPILS).write(zip, files);
        double copy = copy(files);
        System.out.printf(
                Locale.ROOT,
                "%d institutions of %d pupils, %d users, %d enrolments%nCOPY of the same files: %.1f s%n",
                INSTITUTIONS,
                PUPILS,
                (long) INSTITUTIONS * PUPILS,
                lines(files.resolve("enrollments.csv")),
                copy);
        for (Database database : Database.values()) {
            load(database, zip, copy);
        }
    }

    private void load(Database database, Path zip, double copy) {
        Path gc = folder.getRoot().toPath().resolve("gc-" + database + ".txt");
        try (Portal portal = Portal.fresh("bench-" + database)
                .withOption("-Xlog:gc:file=" + gc)
                .on(database)
                .start()) {
            Visitor administrator = portal.administrator();
            double first = load(portal, administrator, zip);
            double again = load(portal, administrator, zip);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.1f s, %.3f of COPY's speed; the same again %.1f s; heap at most %d MB, %d MB after a collection; resident %d MB%n",
                    database,
                    first,
                    copy / first,
                    again,
                    heap(gc, 1),
                    heap(gc, 2),
                    portal.residentMegabytes());
        }
    }

    /** Loads a package, and gives the seconds from its submission to its publication. */
    private static double load(Portal portal, Visitor administrator, Path zip) {
        String output = portal.console("bbu:import --lang en --source bench " + zip);
        JsonNode done = new Packages(administrator).newest();
        if (!done.path("state").asText().equals("DONE")) {
            throw new AssertionError(output);
        }
        Instant submitted = Instant.parse(done.path("submitted").asText());
        Instant ended = Instant.parse(done.path("ended").asText());
        return Duration.between(submitted, ended).toMillis() / 1000.0;
    }

    /** The median time of copying every file into a table of texts without an index. */
    private static double copy(Path files) {
        double[] seconds = new double[COPIES];
        for (int i = 0; i < COPIES; i++) {
            try (Connection connection = Database.fresh("bench_copy");
                    Stream<Path> all = Files.list(files)) {
                long start = System.nanoTime();
                for (Path file : all.sorted().toList()) {
                    copy(connection, file);
                }
                seconds[i] = (System.nanoTime() - start) / 1e9;
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        Arrays.sort(seconds);
        return seconds[COPIES / 2];
    }

    private static void copy(Connection connection, Path file) throws SQLException, IOException {
        String table =
                "raw_" + file.getFileName().toString().replace(".csv", "").toLowerCase(Locale.ROOT);
        String columns;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            columns = Arrays.stream(reader.readLine().split(","))
                    .map(column -> '"' + column + "\" text")
                    .collect(Collectors.joining(", "));
        }
        try (Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute("create table " + table + " (" + columns + ")");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin with (format csv, header)", in);
        }
    }

    /** The highest figure of the collector's log: 1 before a collection, 2 after it. */
    private static long heap(Path gc, int group) {
        try (Stream<String> log = Files.lines(gc)) {
            return log.map(HEAP::matcher)
                    .filter(Matcher::find)
                    .mapToLong(matcher -> Long.parseLong(matcher.group(group)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> all = Files.lines(file)) {
            return all.count() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
