package kz.bbu.demo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the files of a package side by side: the largest goes straight into the zip, the others wait beside it, deflated, until it is complete.
 *
 * <p>So the disk holds little more than the zip itself, and memory nothing, whatever the size.
 */
final class CsvZip implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    /** Entries carry no time of their own, so that the same region gives the same bytes. */
    private static final FileTime TIME = FileTime.fromMillis(1_779_753_600_000L);

    private static final Map<String, List<String>> COLUMNS = columns();

    private final ZipOutputStream zip;
    private final Path folder;
    private final Map<String, CsvTable> tables = new LinkedHashMap<>();
    private final Map<String, Path> waiting = new LinkedHashMap<>();

    /** Takes an empty folder to work in. */
    CsvZip(Path file, Path folder) throws IOException {
        this.folder = folder;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** A file of the package; {@code columns} names its columns where two formats have a file of that name. */
    CsvTable table(String name, String columns) {
        return tables.computeIfAbsent(name, n -> new CsvTable(COLUMNS.get(columns), () -> beside(n)));
    }

    CsvTable table(String name) {
        return table(name, name);
    }

    /** The one file of the package that goes straight into the zip. */
    CsvTable largest(String name) {
        return tables.computeIfAbsent(name, n -> new CsvTable(COLUMNS.get(n), () -> straight(n)));
    }

    private OutputStream beside(String name) throws IOException {
        Path file = folder.resolve(name + ".deflated");
        waiting.put(name, file);
        return new DeflaterOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER), quick(), BUFFER) {
            @Override
            public void close() throws IOException {
                super.close();
                def.end();
            }
        };
    }

    private static Deflater quick() {
        return new Deflater(Deflater.BEST_SPEED);
    }

    private OutputStream straight(String name) throws IOException {
        begin(name);
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                zip.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
            }
        };
    }

    /** Completes the package as {@code bulk} or {@code delta}; the manifest's own properties come first. */
    void pack(Map<String, String> properties, List<String> allFiles, String mode) throws IOException {
        for (CsvTable table : tables.values()) {
            table.close();
        }
        begin("manifest");
        StringBuilder manifest = new StringBuilder("propertyName,value\r\n");
        properties.forEach(
                (name, value) -> manifest.append(name).append(',').append(value).append("\r\n"));
        for (String file : allFiles) {
            boolean there = tables.containsKey(file) && tables.get(file).hasRows();
            manifest.append("file.")
                    .append(file)
                    .append(',')
                    .append(there ? mode : "absent")
                    .append("\r\n");
        }
        zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        for (Map.Entry<String, Path> file : waiting.entrySet()) {
            begin(file.getKey());
            try (InputStream in =
                    new InflaterInputStream(new BufferedInputStream(Files.newInputStream(file.getValue()), BUFFER))) {
                in.transferTo(zip);
            }
            zip.closeEntry();
            Files.delete(file.getValue());
        }
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".csv");
        entry.setLastModifiedTime(TIME);
        zip.putNextEntry(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
        for (Path file : waiting.values()) {
            Files.deleteIfExists(file);
        }
    }

    private static Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new HashMap<>();
        for (String line : lines("columns.txt")) {
            List<String> words = List.of(line.split(" "));
            columns.put(words.get(0), words.subList(1, words.size()));
        }
        return columns;
    }

    /** The lines of a list beside this class, without its comments. */
    static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(CsvZip.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
