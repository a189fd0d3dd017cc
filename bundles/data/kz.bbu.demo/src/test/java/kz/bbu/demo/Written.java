package kz.bbu.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

/** The three packages of a region in a folder of a test. */
final class Written implements AutoCloseable {
    final Path folder;
    final Path roster;
    final Path journal;
    final Path attested;

    Written(int first, int institutions, long marks) throws IOException {
        folder = Files.createTempDirectory("bbu-demo");
        roster = folder.resolve("roster.zip");
        journal = folder.resolve("journal.zip");
        attested = folder.resolve("attested.zip");
        new Region(first, institutions, marks).write(roster, journal, attested, done -> {});
    }

    void each(Path zip, String file, Consumer<NamedCsvRecord> rows) {
        try (ZipFile opened = new ZipFile(zip.toFile());
                CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(
                                opened.getInputStream(opened.getEntry(file + ".csv")), StandardCharsets.UTF_8))) {
            reader.forEach(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (Path file : List.of(roster, journal, attested, folder)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
