package kz.bbu.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
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

    /** An entry cannot be read to its end. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1L;

        private final String rule;

        Damaged(String rule) {
            super(rule);
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    PackageZip(Path path, long mostBytes, Findings findings) {
        this.mostBytes = mostBytes;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            findings.error("", 0, "", "", "zip.broken");
            throw new Refusal();
        }
        check(path, findings);
        if (findings.hasErrors()) {
            close();
            throw new Refusal();
        }
    }

    private void check(Path path, Findings findings) {
        if (zip.size() > MOST_ENTRIES) {
            findings.error("", 0, "", Integer.toString(zip.size()), "zip.tooMany");
            return;
        }
        links(path).forEach(name -> findings.error("", 0, "", name, "zip.link"));
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

    private List<String> links(Path path) {
        try {
            return ZipLinks.names(path);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
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

    /** An entry's content; it ends with {@link Damaged} when it grows beyond what is permitted or is not what the zip says. */
    InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        try {
            return new Checked(zip.getInputStream(entry), entry);
        } catch (ZipException e) {
            throw new Damaged("zip.damaged");
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares what is read with the sum and the size that the zip tells: ZipFile itself does not. */
    private final class Checked extends FilterInputStream {
        private final ZipEntry entry;
        private final CRC32 sum = new CRC32();
        private long read;

        Checked(InputStream in, ZipEntry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (ZipException | EOFException e) {
                throw new Damaged("zip.damaged");
            }
            if (count < 0) {
                if (sum.getValue() != entry.getCrc() || read != entry.getSize()) {
                    throw new Damaged("zip.damaged");
                }
                return count;
            }
            sum.update(buffer, offset, count);
            read += count;
            if (read > mostBytes || ratioTooHigh(read, entry)) {
                throw new Damaged("zip.bomb");
            }
            return count;
        }
    }
}
