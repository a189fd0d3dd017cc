package kz.bbu.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.store.Sql;

/** Joins the organisations that several sources have by BIN, never by name; who was there first keeps the id. */
final class Merging {
    private final Sql sql;
    private final Map<Long, Long> owners = new HashMap<>();
    private final Map<Long, Long> stored = new HashMap<>();
    private final Map<Long, NodeKind.Bin> bins = new HashMap<>();
    private final Map<Long, Node> nodes = new LinkedHashMap<>();

    /** Whom somebody called different from those whose BIN they have. */
    private final Set<Long> separated;

    Merging(Sql sql, Set<Long> separated) {
        this.sql = sql;
        this.separated = separated;
    }

    /**
     * Makes the nodes of organisations.
     *
     * @param root the root authority, which owns its BIN
     * @param before the ids of the former tree
     */
    Map<Long, Node> nodes(Node root, List<Node.Part> parts, Set<Long> before) {
        nodes.put(root.id, root);
        for (Node.Part part : parts) {
            if (!separated.contains(part.id)) {
                bin(part).ifPresent(bin -> bins.put(part.id, bin));
            }
        }
        Set<NodeKind.Bin> doubtful = doubtful(parts);
        bins.values().removeIf(doubtful::contains);
        Map<NodeKind.Bin, Long> byBin = new HashMap<>();
        root.kind.bin(root.bin).ifPresent(bin -> byBin.put(bin, root.id));
        Map<Long, NodeKind.Bin> agreed = agreed();
        List<Node.Part> ordered = new ArrayList<>(parts);
        ordered.sort(Comparator.comparing(part -> !before.contains(part.id)));
        for (Node.Part part : ordered) {
            NodeKind.Bin bin = bins.get(part.id);
            Long owner = part.id;
            if (bin != null) {
                boolean stillAgreed = bin.equals(agreed.get(part.id));
                owner = stillAgreed ? byBin.getOrDefault(bin, owners.get(part.id)) : byBin.getOrDefault(bin, part.id);
                byBin.putIfAbsent(bin, owner);
            }
            join(part, owner, bin);
        }
        return nodes;
    }

    /** The id by which an organisation of a source is known. */
    Long owner(Long id) {
        return owners.getOrDefault(id, id);
    }

    private void join(Node.Part part, Long owner, NodeKind.Bin bin) {
        owners.put(part.id, owner);
        Node node = nodes.computeIfAbsent(owner, id -> new Node(id, part.kind));
        // The one that the id was made of speaks for the whole.
        node.parts.add(part.id == owner ? 0 : node.parts.size(), part);
        if (bin != null) {
            node.bin = bin.number();
        }
    }

    private static Optional<NodeKind.Bin> bin(Node.Part part) {
        return part.kind.bin(part.identifier).or(() -> part.kind.bin(part.profileBin));
    }

    /** A BIN that two organisations of one source have says nothing. */
    private Set<NodeKind.Bin> doubtful(List<Node.Part> parts) {
        record Use(long source, NodeKind.Bin bin) {}
        Set<Use> used = new HashSet<>();
        Set<NodeKind.Bin> doubtful = new HashSet<>();
        for (Node.Part part : parts) {
            NodeKind.Bin bin = bins.get(part.id);
            if (bin != null && !used.add(new Use(part.source, bin))) {
                doubtful.add(bin);
            }
        }
        return doubtful;
    }

    /** What was joined before stays joined while the BIN is the same, also if the one that gave the id is gone. */
    private Map<Long, NodeKind.Bin> agreed() {
        Map<Long, NodeKind.Bin> agreed = new HashMap<>();
        sql.each("select id, canonical_id, bin from registry_same", row -> {
            long id = row.getLong(1);
            stored.put(id, row.getLong(2));
            NodeKind.Bin bin = bins.get(id);
            if (bin != null && bin.number().equals(row.getString(3))) {
                agreed.put(id, bin);
                owners.put(id, row.getLong(2));
            }
        });
        return agreed;
    }

    /** Keeps which ids are one; those that are not there at present are kept as they were. */
    void remember() {
        owners.forEach((id, owner) -> {
            Long before = stored.getOrDefault(id, id);
            if (!before.equals(owner)) {
                sql.update("delete from registry_same where id = ?", id);
                if (!id.equals(owner)) {
                    sql.update(
                            "insert into registry_same (id, canonical_id, bin) values (?, ?, ?)",
                            id,
                            owner,
                            bins.get(id).number());
                }
            }
        });
    }
}
