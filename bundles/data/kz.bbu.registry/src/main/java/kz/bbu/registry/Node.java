package kz.bbu.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An organisation while the tree is built: all that sources say of it, and where it stands. */
final class Node {
    final long id;
    final NodeKind kind;

    /** What the sources call it: the first names it. */
    final List<Part> parts = new ArrayList<>();

    final List<Node> children = new ArrayList<>();
    final long[] people = new long[6];
    Node parent;
    String name;
    String slug;
    String bin = "";
    byte[] sort;
    long position;
    long last;
    Part profile;
    Instant dataAt;

    /** An organisation as one source has it. */
    static final class Part {
        final long id;
        final long source;
        final String sourcedId;
        final String name;
        final Long parent;
        final long authority;
        final NodeKind kind;
        final String identifier;
        long profileGeneration;
        String profileBin;
        String profileType = "";

        Part(
                long id,
                long source,
                String sourcedId,
                String name,
                Long parent,
                long authority,
                NodeKind kind,
                String identifier) {
            this.id = id;
            this.source = source;
            this.sourcedId = sourcedId;
            this.name = name;
            this.parent = parent;
            this.authority = authority;
            this.kind = kind;
            this.identifier = identifier;
        }
    }

    Node(long id, NodeKind kind) {
        this.id = id;
        this.kind = kind;
    }

    /** The nearest authority above. */
    Node authority() {
        Node above = parent;
        while (above != null && above.kind != NodeKind.AUTHORITY) {
            above = above.parent;
        }
        return above;
    }

    /** Notes that there are data, published at a time. */
    void dated(Instant published) {
        if (dataAt == null || published.isAfter(dataAt)) {
            dataAt = published;
        }
    }
}
