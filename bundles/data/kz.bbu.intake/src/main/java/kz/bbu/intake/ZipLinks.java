package kz.bbu.intake;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the entries of a zip that are symbolic links, by the file modes in its directory, which ZipFile does not tell. */
final class ZipLinks {
    private static final int TAIL = 1 << 18;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_64_LENGTH = 76;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;

    private ZipLinks() {}

    /** The names of the links of a zip that ZipFile can open and that has few entries. */
    static List<String> names(Path path) throws IOException {
        ByteBuffer tail = tail(path);
        int end = tail.limit() - END_LENGTH;
        while (end > 0 && tail.getInt(end) != END) {
            end--;
        }
        int at = end - tail.getInt(end + 12);
        if (!isEntry(tail, at, end)) {
            at -= END_64_LENGTH;
        }
        List<String> links = new ArrayList<>();
        while (isEntry(tail, at, end)) {
            int name = Short.toUnsignedInt(tail.getShort(at + 28));
            int next = at + ENTRY_LENGTH + name;
            if ((tail.getInt(at + 38) >>> 16 & TYPE) == LINK && next <= end) {
                links.add(new String(tail.array(), at + ENTRY_LENGTH, name, StandardCharsets.UTF_8));
            }
            at = next + Short.toUnsignedInt(tail.getShort(at + 30)) + Short.toUnsignedInt(tail.getShort(at + 32));
        }
        return links;
    }

    private static boolean isEntry(ByteBuffer tail, int at, int end) {
        return at >= 0 && at <= end - ENTRY_LENGTH && tail.getInt(at) == ENTRY;
    }

    private static ByteBuffer tail(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
