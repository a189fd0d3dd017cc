package kz.bbu.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Watches how large a folder gets. */
final class FolderWatch implements AutoCloseable {
    private static final int PAUSE = 200;

    private final Path folder;
    private final Thread thread;
    private volatile long most;
    private volatile boolean over;

    FolderWatch(Path folder) {
        this.folder = folder;
        this.thread = new Thread(this::watch);
        thread.start();
    }

    private void watch() {
        try {
            while (!over) {
                most = Math.max(most, megabytes(folder));
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The size of all files in a folder in MB; 0 where there is none. */
    static long megabytes(Path folder) {
        long[] bytes = {0};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path gone, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path gone, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes[0] >> 20;
    }

    /** The largest size so far in MB. */
    long most() {
        return most;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
