package kz.bbu.facts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Parts a file's records by institution, or by anything else that has a number, in a folder of its own: memory is bounded, whatever the order of the rows. */
final class Spill implements AutoCloseable {
    private static final int MOST_BYTES = 24 << 20;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final Map<String, Packer> waiting = new HashMap<>();
    private final Map<String, Long> written = new HashMap<>();
    private long bytes;

    Spill(Path folder) {
        this.folder = folder;
        try {
            // Records hold what vendors write of people.
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a record of a heap is to be written; {@link #written} must follow. */
    Packer to(String heap) {
        return waiting.computeIfAbsent(heap, h -> Packer.plain());
    }

    /** Notes that a record of some bytes was written. */
    void written(int more) {
        bytes += more;
        if (bytes > MOST_BYTES) {
            flush();
        }
    }

    /** Writes out what waits in memory. */
    void flush() {
        waiting.forEach((heap, packer) -> {
            if (packer.size() > 0) {
                try (OutputStream out = Files.newOutputStream(
                        folder.resolve(heap), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                    out.write(packer.buffer(), 0, packer.size());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                written.merge(heap, (long) packer.size(), Long::sum);
            }
        });
        waiting.clear();
        bytes = 0;
    }

    /** The bytes of a heap, which is gone then. */
    Unpacker take(String heap) {
        if (!written.containsKey(heap)) {
            return Unpacker.plain(new byte[0], 0);
        }
        try {
            Path file = folder.resolve(heap);
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            written.remove(heap);
            return Unpacker.plain(content, content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(folder);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
