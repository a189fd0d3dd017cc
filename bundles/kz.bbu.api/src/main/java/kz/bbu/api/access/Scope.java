package kz.bbu.api.access;

/**
 * A range of the pre-order positions of the tree of authorities and institutions, both ends included.
 *
 * <p>An organisation is within the scope if its position is. An authority's scope is its whole subtree.
 */
public record Scope(long first, long last) {
    /** All organisations. */
    public static final Scope EVERYTHING = new Scope(0, Long.MAX_VALUE);

    /** No organisation. */
    public static final Scope NOTHING = new Scope(1, 0);

    /** Tells whether a position is within this scope. */
    public boolean contains(long position) {
        return first <= position && position <= last;
    }

    /** Tells whether another scope lies wholly within this one; {@link #NOTHING} lies in every scope. */
    public boolean contains(Scope other) {
        return other.isEmpty() || (first <= other.first && other.last <= last);
    }

    /** The part that both scopes share. */
    public Scope intersect(Scope other) {
        long low = Math.max(first, other.first);
        long high = Math.min(last, other.last);
        return low <= high ? new Scope(low, high) : NOTHING;
    }

    public boolean isEmpty() {
        return first > last;
    }
}
