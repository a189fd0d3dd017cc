package kz.bbu.facts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a {@link Packer} wrote, in the same order. */
final class Unpacker {
    private static final VarHandle WHOLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private final boolean remembers;
    private int at;
    private long[] known = new long[32];
    private int count;

    private Unpacker(byte[] bytes, int end, boolean remembers) {
        this.bytes = bytes;
        this.end = end;
        this.remembers = remembers;
    }

    static Unpacker ofSheet(byte[] bytes) {
        return new Unpacker(bytes, bytes.length, true);
    }

    static Unpacker plain(byte[] bytes, int end) {
        return new Unpacker(bytes, end, false);
    }

    boolean hasMore() {
        return at < end;
    }

    long number() {
        long rest = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            rest |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return (rest >>> 1) ^ -(rest & 1);
    }

    int integer() {
        return (int) number();
    }

    /** Passes over a number: quicker than to read it. */
    void pass() {
        while (bytes[at++] < 0) {
            // It goes on.
        }
    }

    long whole() {
        long value = (long) WHOLE.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    long id() {
        return remembers ? id(place()) : whole();
    }

    /** The place of an id among those of its sheet: equal ids have one place. */
    int place() {
        int place = integer();
        if (place == count) {
            if (count == known.length) {
                known = Arrays.copyOf(known, count * 2);
            }
            known[count++] = whole();
        }
        return place;
    }

    /** The id of a place. */
    long id(int place) {
        return known[place];
    }

    String text() {
        int length = integer();
        String text = length == 0 ? "" : new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}
