package kz.bbu.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** The yardstick of loading: PostgreSQL's COPY of plain CSV files into tables of texts without an index. */
final class RawCopy {
    private static final int RUNS = 3;

    private RawCopy() {}

    /** The median seconds of copying every file of a folder into a new database. */
    static double seconds(Path files) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            try (Connection connection = Database.fresh("bench_copy");
                    Stream<Path> all = Files.list(files)) {
                long start = System.nanoTime();
                for (Path file : all.sorted().toList()) {
                    copy(connection, file);
                }
                seconds.add((System.nanoTime() - start) / 1e9);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        Database.drop("bench_copy");
        return Timing.median(seconds);
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
}
