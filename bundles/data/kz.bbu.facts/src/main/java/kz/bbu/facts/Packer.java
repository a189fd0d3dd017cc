package kz.bbu.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Writes numbers, ids and texts in as few bytes as they need. */
final class Packer {
    private final Map<Long, Integer> known;
    private byte[] bytes = new byte[1 << 12];
    private int size;

    private Packer(Map<Long, Integer> known) {
        this.known = known;
    }

    /** One that writes an id that comes again as its place among those that came before. */
    static Packer ofSheet() {
        return new Packer(new HashMap<>());
    }

    /** One whose parts can be read without those before them. */
    static Packer plain() {
        return new Packer(null);
    }

    /** A small number, also below 0. */
    Packer number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        room(10);
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** A number of any size, such as the id of a record, which comes once. */
    Packer whole(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** The id of what many records name; 0 for nothing. */
    Packer id(long value) {
        if (known == null) {
            return whole(value);
        }
        Integer place = known.get(value);
        if (place == null) {
            known.put(value, known.size());
            return number(known.size() - 1L).whole(value);
        }
        return number(place);
    }

    /** A text; the empty one takes one byte. */
    Packer text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Begins anew with the same memory. */
    void clear() {
        size = 0;
        if (known != null) {
            known.clear();
        }
    }

    byte[] buffer() {
        return bytes;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
