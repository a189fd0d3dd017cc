package kz.bbu.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.stream.Stream;
import kz.bbu.api.problem.Problem;

/** Writes the files of a backup; the list of their hashes comes last and says that it is whole. */
final class FolderWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final boolean existed;
    private final OutputStream sums;
    private long bytes;
    private boolean whole;

    /**
     * Begins a backup.
     *
     * @throws Problem if the folder is not empty
     */
    FolderWriter(Path folder) throws IOException {
        this.folder = folder;
        existed = Files.exists(folder);
        if (existed && (!Files.isDirectory(folder) || !isEmpty(folder))) {
            throw new Problem(BackupError.NOT_EMPTY, folder.toString());
        }
        OwnFiles.createFolders(folder);
        sums = new BufferedOutputStream(OwnFiles.create(unfinishedSums()), BUFFER);
        OwnFiles.createFolders(scratch());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private Path unfinishedSums() {
        return folder.resolve(Names.SUMS + ".part");
    }

    /** An empty folder for what is laid aside; it is gone at the end. */
    Path scratch() {
        return folder.resolve("scratch");
    }

    /** A new file of the backup; its hash is noted when it is closed. */
    OutputStream create(String name) throws IOException {
        if (!Names.isFile(name)) {
            throw new IllegalArgumentException(name);
        }
        MessageDigest digest = Hashes.sha256();
        OutputStream file = new BufferedOutputStream(OwnFiles.create(folder.resolve(name)), BUFFER);
        return new DigestOutputStream(file, digest) {
            private boolean closed;

            @Override
            public void write(byte[] b, int off, int len) throws IOException {
                super.write(b, off, len);
                bytes += len;
            }

            @Override
            public void write(int b) throws IOException {
                super.write(b);
                bytes++;
            }

            @Override
            public void close() throws IOException {
                super.close();
                if (!closed) {
                    closed = true;
                    sums.write((Hashes.hex(digest) + "  " + name + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        };
    }

    void write(String name, byte[] content) throws IOException {
        try (OutputStream out = create(name)) {
            out.write(content);
        }
    }

    /** Copies a file and gives the hash of what was copied. */
    String copy(String name, InputStream in) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (OutputStream out = new DigestOutputStream(create(name), digest)) {
            in.transferTo(out);
        }
        return Hashes.hex(digest);
    }

    /** The bytes that were written so far. */
    long bytes() {
        return bytes;
    }

    /** Makes the backup whole. */
    void finish() throws IOException {
        Files.delete(scratch());
        sums.close();
        try (Stream<Path> folders = Files.walk(folder).filter(Files::isDirectory)) {
            for (Path each : (Iterable<Path>) folders::iterator) {
                OwnFiles.force(each);
            }
        }
        Files.move(unfinishedSums(), folder.resolve(Names.SUMS), StandardCopyOption.ATOMIC_MOVE);
        OwnFiles.force(folder);
        whole = true;
    }

    /** Removes what was written if the backup is not whole. */
    @Override
    public void close() throws IOException {
        sums.close();
        if (whole) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) || !existed) {
                    Files.delete(file);
                }
            }
        }
    }
}
