package kz.bbu.intake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Zips as no honest program writes them. */
final class ZipTricks {
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int SUM = 16;
    private static final int SIZE = 24;
    private static final int MODE = 38;
    private static final int NAME = 46;

    private ZipTricks() {}

    /** Another checksum than that of the content. */
    static byte[] wrongSum(byte[] zip, String entry) {
        return patched(zip, entry, SUM, 12345);
    }

    /** Another size than that of the content. */
    static byte[] wrongSize(byte[] zip, String entry, int size) {
        return patched(zip, entry, SIZE, size);
    }

    /** One name instead of another of the same length, wherever it stands. */
    static byte[] renamed(byte[] zip, String from, String to) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A link instead of a file. */
    static byte[] link(byte[] zip, String entry) {
        return patched(zip, entry, MODE, 0120777 << 16);
    }

    private static byte[] patched(byte[] zip, String entry, int field, int value) {
        byte[] copy = zip.clone();
        ByteBuffer bytes = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        byte[] name = entry.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + NAME + name.length <= copy.length; i++) {
            boolean here = bytes.getInt(i) == DIRECTORY_ENTRY
                    && new String(copy, i + NAME, name.length, StandardCharsets.UTF_8).equals(entry);
            if (here) {
                bytes.putInt(i + field, value);
                return copy;
            }
        }
        throw new AssertionError("the zip has no " + entry);
    }
}
