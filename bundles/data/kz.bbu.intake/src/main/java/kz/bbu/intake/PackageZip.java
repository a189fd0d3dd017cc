package kz.bbu.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import kz.bbu.api.platform.Findings;

/**
 * A package's zip, read in place: nothing is ever unpacked to disk, so a name cannot lead anywhere.
 *
 * <p>Limits are checked before the first row is read and while entries are read, since a zip can lie about sizes.
 */
final class PackageZip implements AutoCloseable {
    private static final int MOST_ENTRIES = 60;
    private static final long MOST_RATIO = 200;
    private static final long FREE_BYTES = 10_000_000;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new TreeMap<>();
    private final long mostBytes;

    PackageZip(Path path, long mostBytes, Findings findings) {
        this.mostBytes = mostBytes;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            findings.error("", 0, "", "", "zip.broken");
            throw new Refusal();
        }
        check(findings);
        if (findings.hasErrors()) {
            close();
            throw new Refusal();
        }
    }

    private void check(Findings findings) {
        if (zip.size() > MOST_ENTRIES) {
            findings.error("", 0, "", Integer.toString(zip.size()), "zip.tooMany");
            return;
        }
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (name.contains("..") || name.startsWith("/") || name.contains("\\") || name.contains(":")) {
                findings.error("", 0, "", name, "zip.path");
            } else if (name.contains("/")) {
                findings.error("", 0, "", name, "zip.folder");
            } else if (entries.putIfAbsent(name, entry) != null) {
                findings.error("", 0, "", name, "zip.twice");
            } else if (entry.getSize() > mostBytes || ratioTooHigh(entry.getSize(), entry)) {
                findings.error("", 0, "", name, "zip.bomb");
            }
        }
    }

    private static boolean ratioTooHigh(long size, ZipEntry entry) {
        return size > FREE_BYTES && entry.getCompressedSize() > 0 && size / entry.getCompressedSize() > MOST_RATIO;
    }

    Iterable<String> names() {
        return entries.keySet();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The bytes of an entry before compression, as the zip says. */
    long size(String name) {
        return Math.max(0, entries.get(name).getSize());
    }

    /** An entry's content; it ends with an error when it grows beyond what the zip said and what is permitted. */
    InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        return new FilterInputStream(zip.getInputStream(entry)) {
            private long read;

            @Override
            public int read() throws IOException {
                int b = super.read();
                count(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                count(Math.max(count, 0));
                return count;
            }

            private void count(int more) throws ZipException {
                read += more;
                if (read > mostBytes || ratioTooHigh(read, entry)) {
                    throw new ZipException("more than it said");
                }
            }
        };
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
