package kz.bbu.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package in memory, made of an example and changed for a test. */
final class Pack {
    /** The example packages of the documentation for exporters. */
    static final Path EXAMPLES = Path.of("../../../docs/examples");

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** A package of the examples: {@code oneroster} or {@code journal}. */
    static Pack example(String name) {
        Pack pack = new Pack();
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(name))) {
            for (Path file : files.sorted().toList()) {
                pack.entries.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pack;
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    String text(String entry) {
        return new String(entries.get(entry), StandardCharsets.UTF_8);
    }

    Pack with(String entry, String text) {
        return with(entry, text.getBytes(StandardCharsets.UTF_8));
    }

    Pack with(String entry, byte[] bytes) {
        entries.put(entry, bytes);
        return this;
    }

    Pack without(String entry) {
        entries.remove(entry);
        return this;
    }

    /** Replaces the first place of a text in an entry. */
    Pack replace(String entry, String from, String to) {
        String text = text(entry);
        int place = text.indexOf(from);
        if (place < 0) {
            throw new AssertionError(entry + " has no " + from);
        }
        return with(entry, text.substring(0, place) + to + text.substring(place + from.length()));
    }

    /** Adds a line at the end of an entry. */
    Pack line(String entry, String line) {
        return with(entry, text(entry) + line + "\n");
    }

    /** Keeps the named files and calls the others absent. */
    Pack only(List<String> files) {
        for (String entry : List.copyOf(entries.keySet())) {
            String file = entry.replace(".csv", "");
            if (!file.equals("manifest") && !files.contains(file)) {
                replace("manifest.csv", "file." + file + ",bulk", "file." + file + ",absent");
                entries.remove(entry);
            }
        }
        return this;
    }

    /** Makes a file a delta whose rows are all active. */
    Pack delta(String file) {
        String text = text(file + ".csv").replaceAll("(?m)^([^,\\n]+),,,", "$1,active,2026-09-01T08:00:00.000Z,");
        return replace("manifest.csv", "file." + file + ",bulk", "file." + file + ",delta")
                .with(file + ".csv", text);
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
