package kz.bbu.facts;

import java.util.Arrays;

/** Finds sourcedIds that a file has twice, in whatever institutions; a part of the ids at a time, so that memory is bounded. */
final class Duplicates {
    private static final int HEAPS = 64;

    private final Spill spill;
    private final String prefix;

    Duplicates(Spill spill, Part part) {
        this.spill = spill;
        this.prefix = part.kind() + "-ids-";
    }

    /** Takes note of a record; the spill's memory is looked after by whoever writes the record itself. */
    void take(long id, int line) {
        spill.to(prefix + (id & HEAPS - 1)).whole(id).number(line);
    }

    /** What is done with the line of a record that has been there before. */
    interface Found {
        void at(long line);
    }

    /** Gives the later line of each record that is there twice. */
    void each(Found found) {
        spill.flush();
        for (int i = 0; i < HEAPS; i++) {
            Unpacker heap = spill.take(prefix + i);
            long[] ids = new long[1024];
            int[] lines = new int[1024];
            int count = 0;
            while (heap.hasMore()) {
                if (count == ids.length) {
                    ids = Arrays.copyOf(ids, count * 2);
                    lines = Arrays.copyOf(lines, count * 2);
                }
                ids[count] = heap.whole();
                lines[count++] = heap.integer();
            }
            each(Arrays.copyOf(ids, count), lines, found);
        }
    }

    private static void each(long[] ids, int[] lines, Found found) {
        long[] sorted = ids.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            boolean again = sorted[i] == sorted[i - 1] && (i == 1 || sorted[i - 2] != sorted[i]);
            if (again) {
                found.at(last(ids, lines, sorted[i]));
            }
        }
    }

    private static long last(long[] ids, int[] lines, long id) {
        long line = 0;
        for (int i = 0; i < ids.length; i++) {
            line = ids[i] == id ? Math.max(line, lines[i]) : line;
        }
        return line;
    }
}
