package kz.bbu.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Cuts ids into tables that a statement can join; Derby looks up each id so, while it would search a whole generation for a list. */
final class Chunks {
    private static final int MOST = 128;

    private Chunks() {}

    /** Lists of at most 128 ids; their lengths are powers of two, the last id repeated, so that few different statements are compiled. */
    static List<List<Long>> of(Collection<Long> ids) {
        List<Long> all = List.copyOf(Set.copyOf(ids));
        List<List<Long>> chunks = new ArrayList<>();
        for (int start = 0; start < all.size(); start += MOST) {
            List<Long> chunk = new ArrayList<>(all.subList(start, Math.min(all.size(), start + MOST)));
            while (Integer.bitCount(chunk.size()) > 1) {
                chunk.add(chunk.get(chunk.size() - 1));
            }
            chunks.add(chunk);
        }
        return chunks;
    }

    /** A list as the table {@code v} with the column {@code id}, whose last row may be there several times; its values are the ids. */
    static String table(List<Long> chunk) {
        return chunk.stream().map(id -> "(cast(? as bigint))").collect(Collectors.joining(", ", "(values ", ") v(id)"));
    }

    /** The values of a statement: the ids of a list, then others. */
    static Object[] values(List<Long> chunk, Object... others) {
        List<Object> values = new ArrayList<>(chunk);
        values.addAll(Arrays.asList(others));
        return values.toArray();
    }
}
