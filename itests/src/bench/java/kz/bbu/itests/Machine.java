package kz.bbu.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** What was measured on. */
final class Machine {
    private Machine() {}

    /** Date, command, machine and versions in a sentence each. */
    static String header() {
        try (Connection postgres = Database.fresh("bench_version");
                Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            return String.join(
                    "\n",
                    "Measured on " + LocalDate.now().format(DateTimeFormatter.ofPattern("dd.MM.yyyy"))
                            + " with `mvn -Pbench"
                            + " -Dbench.institutions=" + System.getProperty("bench.institutions")
                            + " -Dbench.marks=" + System.getProperty("bench.marks") + "`:",
                    Runtime.getRuntime().availableProcessors() + " cores of " + first("/proc/cpuinfo", "model name")
                            + ", "
                            + Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024 / 1024
                            + " GB, " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ",",
                    "Java " + Runtime.version() + ", PostgreSQL "
                            + postgres.getMetaData().getDatabaseProductVersion() + " with its default settings, Derby "
                            + System.getProperty("derby.version")
                            + ", DuckDB " + duck.getMetaData().getDatabaseProductVersion()
                            + " with its default threads ("
                            + threads(duck) + ").",
                    "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String threads(Connection duck) throws SQLException {
        try (var statement = duck.createStatement();
                var row = statement.executeQuery("select current_setting('threads')")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The value of a line of the system's files. */
    private static String first(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.replaceFirst("[^:]*:\\s*", ""))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
