package kz.bbu.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The folder of the files: {@code incoming/} for what is still being read, and 256 folders for what came in whole. */
final class Shelf {
    private static final String INCOMING = "incoming";
    private static final String HOLDS = "holds";

    /** A hold that is older was left by a portal that was killed. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    Shelf(Path folder) {
        this.folder = folder;
    }

    /** A file in {@code incoming/}, forced to the disk. */
    record Copy(Path path, long bytes, String sha256) {}

    /** Copies a stream to the disk; {@code tooMuch} gives the refusal where it is longer than {@code most} bytes. */
    Copy copy(InputStream in, long most, Supplier<RuntimeException> tooMuch) throws IOException {
        Path path = makeFolder(INCOMING).resolve(newKey());
        MessageDigest digest = sha256();
        long bytes = 0;
        boolean whole = false;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > most) {
                    throw tooMuch.get();
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            channel.force(true);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(path);
            }
        }
        return new Copy(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Gives a copy its place, for good, and tells its key. */
    String place(Copy copy) throws IOException {
        String key = copy.path().getFileName().toString();
        Path target = makeFolder(key.substring(0, 2)).resolve(key);
        Files.move(copy.path(), target, StandardCopyOption.ATOMIC_MOVE);
        force(target.getParent());
        return key;
    }

    InputStream open(String key, long first) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path(key));
        return Channels.newInputStream(channel.position(first));
    }

    /**
     * Removes what nobody keeps and what was not touched after a time; a file that is younger may belong to somebody who is about to keep it, perhaps on another node.
     *
     * @param kept which of some keys are kept
     * @return how many were removed
     */
    int sweep(Instant until, Function<Set<String>, Set<String>> kept) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int removed = 0;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, each -> !each.endsWith(HOLDS))) {
            for (Path each : folders) {
                removed += sweep(each, until, each.endsWith(INCOMING) ? keys -> Set.of() : kept);
            }
        }
        return removed;
    }

    private int sweep(Path swept, Instant until, Function<Set<String>, Set<String>> kept) throws IOException {
        Set<String> old = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(swept)) {
            for (Path file : files) {
                if (isOlder(file, until)) {
                    old.add(file.getFileName().toString());
                }
            }
        }
        old.removeAll(kept.apply(Set.copyOf(old)));
        // Asked last: what nobody kept before a hold began is in no snapshot taken since.
        if (isHeld()) {
            return 0;
        }
        for (String key : old) {
            Files.deleteIfExists(swept.resolve(key));
        }
        return old.size();
    }

    /** Keeps every file on the disk, also against the sweeps of other nodes, until {@link #release}. */
    Path hold() throws IOException {
        Path hold = makeFolder(HOLDS).resolve(newKey());
        return Files.createFile(hold);
    }

    void release(Path hold) throws IOException {
        Files.deleteIfExists(hold);
    }

    private boolean isHeld() throws IOException {
        boolean held = false;
        Path holds = folder.resolve(HOLDS);
        if (Files.isDirectory(holds)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(holds)) {
                for (Path hold : all) {
                    if (isOlder(hold, Instant.now().minus(LONGEST_HOLD))) {
                        Files.deleteIfExists(hold);
                    } else {
                        held = true;
                    }
                }
            }
        }
        return held;
    }

    private static boolean isOlder(Path file, Instant until) throws IOException {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isAfter(until);
        } catch (NoSuchFileException placedMeanwhile) {
            return false;
        }
    }

    /** Where the bytes of a key are. */
    Path path(String key) {
        return folder.resolve(name(key));
    }

    /** The same below the folder of the files. */
    static String name(String key) {
        return key.substring(0, 2) + "/" + key;
    }

    private Path makeFolder(String name) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            force(folder);
        }
        return path;
    }

    /** A new name is on the disk when its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String newKey() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
