package kz.bbu.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was restored and waits in {@code restored/} of the data folder for the next start.
 *
 * <p>A start that is cut off while it switches goes on with the next one. What was in use is kept in {@code before-TIME/}.
 */
final class Restored {
    private static final Logger LOG = LoggerFactory.getLogger(Restored.class);
    private static final String READY = "ready";

    /** The one-time password of a first start opens the former database alone. */
    private static final String FORMER_PASSWORD = "admin-password.txt";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private final Path data;
    private final Path folder;

    Restored(Path data) {
        this.data = data;
        this.folder = data.resolve("restored");
    }

    Path folder() {
        return folder;
    }

    /** Begins anew with an empty folder. */
    void clear() throws IOException {
        // First what says that it is whole.
        Files.deleteIfExists(folder.resolve(READY));
        Folders.delete(folder);
        Files.createDirectories(folder);
    }

    /** Says that all is there; from now on the next start switches. */
    void ready(String kind) throws IOException {
        Path aside = folder.resolve(READY + ".new");
        String time = TIME.format(ZonedDateTime.now(ZoneId.of("Asia/Almaty")));
        Files.writeString(aside, kind + " before_" + time + "\n", StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        Files.move(aside, folder.resolve(READY), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** The name under which what is in use is to be kept; empty if nothing waits for a database of this kind. */
    Optional<String> waiting(String kind) throws IOException {
        Path ready = folder.resolve(READY);
        if (!Files.exists(ready)) {
            return Optional.empty();
        }
        String[] words = Files.readString(ready).strip().split(" ");
        if (!words[0].equals(kind)) {
            LOG.error(
                    "What waits in {} was restored for {}, but the portal is set to {}: restore it again, or set the database back in etc/kz.bbu.persistence.cfg.",
                    folder,
                    words[0],
                    kind);
            return Optional.empty();
        }
        return Optional.of(words[1]);
    }

    /** Puts everything in its place. */
    void moveIn(String former) throws IOException {
        Path kept = data.resolve(former);
        Files.createDirectories(kept);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.equals(READY)) {
                    moveAway(name, kept);
                    Files.move(entry, data.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        moveAway(FORMER_PASSWORD, kept);
        force(data);
        Files.delete(folder.resolve(READY));
        Files.delete(folder);
        LOG.info("The portal runs on what was restored; what was in use before is kept as {}", kept);
    }

    private void moveAway(String name, Path kept) throws IOException {
        if (Files.exists(data.resolve(name))) {
            Files.move(data.resolve(name), kept.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
