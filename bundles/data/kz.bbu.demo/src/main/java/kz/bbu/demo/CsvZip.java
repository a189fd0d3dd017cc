package kz.bbu.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes several CSV files side by side and packs them at the end, so that a region of any size passes through. */
final class CsvZip implements AutoCloseable {
    private static final List<String> COMMON = List.of("sourcedId", "status", "dateLastModified");

    private final Path folder;
    private final Map<String, CsvWriter> writers = new LinkedHashMap<>();
    private final Map<String, List<String>> headers = new HashMap<>();

    CsvZip(Path folder) {
        this.folder = folder;
    }

    /** Begins a file; sourcedId, status and dateLastModified come first in each. */
    void file(String name, String... columns) throws IOException {
        CsvWriter writer = CsvWriter.builder()
                .build(new OutputStreamWriter(
                        new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + ".csv"))),
                        StandardCharsets.UTF_8));
        List<String> header = new ArrayList<>(COMMON);
        header.addAll(List.of(columns));
        writer.writeRecord(header);
        writers.put(name, writer);
        headers.put(name, header);
    }

    /** Adds a row of column, value, column, value …; what is not named is blank. */
    void row(String file, String sourcedId, String... pairs) {
        Map<String, String> values = new HashMap<>();
        values.put("sourcedId", sourcedId);
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        writers.get(file)
                .writeRecord(headers.get(file).stream()
                        .map(c -> values.getOrDefault(c, ""))
                        .toList());
    }

    /** Packs everything as {@code bulk} or {@code delta}; the manifest's own properties come first. */
    void pack(Path zip, Map<String, String> properties, List<String> allFiles, String mode) throws IOException {
        for (CsvWriter writer : writers.values()) {
            writer.close();
        }
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            begin(out, "manifest.csv");
            StringBuilder manifest = new StringBuilder("propertyName,value\r\n");
            properties.forEach((name, value) ->
                    manifest.append(name).append(',').append(value).append("\r\n"));
            for (String file : allFiles) {
                manifest.append("file.")
                        .append(file)
                        .append(',')
                        .append(writers.containsKey(file) ? mode : "absent")
                        .append("\r\n");
            }
            out.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
            for (String name : writers.keySet()) {
                begin(out, name + ".csv");
                Files.copy(folder.resolve(name + ".csv"), (OutputStream) out);
                out.closeEntry();
            }
        }
    }

    /** Entries carry no time, so that the same region gives the same bytes. */
    private static void begin(ZipOutputStream out, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(1_788_220_800_000L));
        out.putNextEntry(entry);
    }

    @Override
    public void close() throws IOException {
        for (String name : writers.keySet()) {
            Files.deleteIfExists(folder.resolve(name + ".csv"));
        }
    }
}
