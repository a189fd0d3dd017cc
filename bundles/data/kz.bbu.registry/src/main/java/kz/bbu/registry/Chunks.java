package kz.bbu.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Cuts ids into lists that a statement can name. */
final class Chunks {
    private static final int MOST = 512;

    private Chunks() {}

    /** Lists of at most 512 ids; their lengths are powers of two, the last id repeated, so that few different statements are compiled. */
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

    /** The end of a statement that names the ids of a list. */
    static String in(List<Long> chunk) {
        return chunk.stream().map(id -> "?").collect(Collectors.joining(", ", " in (", ")"));
    }

    /** The values of a statement: some, then the ids of a list. */
    static Object[] values(List<Long> chunk, Object... first) {
        List<Object> values = new ArrayList<>(List.of(first));
        values.addAll(chunk);
        return values.toArray();
    }
}
