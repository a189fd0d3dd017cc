package kz.bbu.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import kz.bbu.demo.DemoPackages;

/** The demo region's school year as packages and as plain files, and packages that change some marks: written once for a size and kept. */
final class BenchYear {
    /** Marks that each delta changes. */
    static final int CHANGED = 10_000;

    private static final int DELTAS = 3;
    private static final int VALUE = 8;
    private static final List<String> JOURNAL_FILES = List.of(
            "institutions",
            "classes",
            "staff",
            "movements",
            "accounts",
            "logins",
            "lessons",
            "attendance",
            "homework",
            "marks",
            "finals",
            "changes");

    private final Path folder;

    private BenchYear(Path folder) {
        this.folder = folder;
    }

    /** The year of so many institutions with about so many marks. */
    static BenchYear of(Path work, int institutions, long marks) {
        Path folder = work.resolve("year-" + institutions + "-" + marks);
        if (!Files.exists(folder)) {
            Path making = folder.resolveSibling(folder.getFileName() + ".new");
            Distribution.delete(making);
            try {
                Files.createDirectories(making);
                new BenchYear(making).write(institutions, marks);
                Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new BenchYear(folder);
    }

    Path roster() {
        return folder.resolve("roster.zip");
    }

    Path journal() {
        return folder.resolve("journal.zip");
    }

    /** The files of the journal, unpacked and without the manifest. */
    Path journalFiles() {
        return folder.resolve("journal");
    }

    /** The files of the roster, unpacked and without the manifest. */
    Path rosterFiles() {
        return folder.resolve("roster");
    }

    /** The packages that change marks, each others. */
    List<Path> deltas() {
        return IntStream.range(0, DELTAS)
                .mapToObj(i -> folder.resolve("delta-" + i + ".zip"))
                .toList();
    }

    /** The changed marks of all deltas as one file. */
    Path changes() {
        return folder.resolve("changes.csv");
    }

    /** How many rows a file of the journal has. */
    long rows(String file) {
        return lines(journalFiles().resolve(file + ".csv"));
    }

    /** How many rows all files of the journal have. */
    long rows() {
        try (Stream<Path> files = Files.list(journalFiles())) {
            return files.mapToLong(BenchYear::lines).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long lines(Path file) {
        try (Stream<String> all = Files.lines(file)) {
            return all.count() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(int institutions, long marks) throws IOException {
        DemoPackages.write(institutions, marks, roster(), journal());
        unpack(roster(), rosterFiles());
        unpack(journal(), journalFiles());
        long step = rows("marks") / CHANGED;
        try (Writer changes = Files.newBufferedWriter(changes())) {
            for (int i = 0; i < DELTAS; i++) {
                delta(deltas().get(i), step, i * step / DELTAS, i == 0, changes);
            }
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(opened.entries())) {
                if (!entry.getName().equals("manifest.csv")) {
                    Files.copy(opened.getInputStream(entry), folder.resolve(entry.getName()));
                }
            }
        }
    }

    /** Writes a package that changes each mark whose number leaves a rest when it is divided. */
    private void delta(Path zip, long step, long rest, boolean header, Writer changes) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                BufferedReader marks = Files.newBufferedReader(journalFiles().resolve("marks.csv"))) {
            out.putNextEntry(new ZipEntry("manifest.csv"));
            out.write(manifest().getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("marks.csv"));
            String first = marks.readLine() + "\n";
            out.write(first.getBytes(StandardCharsets.UTF_8));
            changes.write(header ? first : "");
            String now = Instant.now()
                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                    .toString();
            int written = 0;
            long number = 0;
            for (String row = marks.readLine(); row != null && written < CHANGED; row = marks.readLine(), number++) {
                if (number % step == rest) {
                    String changed = changed(row, now);
                    out.write(changed.getBytes(StandardCharsets.UTF_8));
                    changes.write(changed);
                    written++;
                }
            }
        }
    }

    /** The same mark with a neighbouring value. */
    private static String changed(String row, String now) {
        String[] cells = row.split(",", -1);
        int value = Integer.parseInt(cells[VALUE]);
        cells[1] = "active";
        cells[2] = now;
        cells[VALUE] = Integer.toString(value > 1 ? value - 1 : value + 1);
        return String.join(",", cells) + "\n";
    }

    private static String manifest() {
        StringBuilder manifest = new StringBuilder("propertyName,value\nmanifest.version,1.0\njournal.version,1.0\n");
        JOURNAL_FILES.forEach(
                file -> manifest.append("file.").append(file).append(file.equals("marks") ? ",delta\n" : ",absent\n"));
        return manifest.toString();
    }
}
