package kz.bbu.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Alphabet;

/** Builds the tree of all published organisations with pre-order positions; thousands of nodes at most, so it fits into memory. */
final class TreeBuilder {
    private final Sql sql;
    private final Alphabet alphabet;
    private final Slugs slugs;

    TreeBuilder(Sql sql, Alphabet alphabet) {
        this.sql = sql;
        this.alphabet = alphabet;
        this.slugs = new Slugs(sql);
    }

    private static final class Node {
        long id;
        Long parent;
        String kind;
        String name;
        String identifier;
        long source;
        String sourcedId;
        byte[] sort;
        long position;
        long last;
        final List<Node> children = new ArrayList<>();
    }

    /** Writes a new tree; readers see it when the pointer moves. */
    void build(long tree) {
        Map<Long, Node> nodes = new HashMap<>();
        Node root = root();
        nodes.put(root.id, root);
        Map<String, Node> byBin = new HashMap<>();
        byBin.put(root.identifier, root);
        Map<Long, Long> same = new HashMap<>();
        sql.each(
                "select o.id, coalesce(o.parent_id, g.authority_id), o.type, o.name, o.identifier, p.source_id, o.sourced_id"
                        + " from registry_org o join registry_published p on p.part = ? and p.org_id = 0 and p.generation = o.generation"
                        + " join registry_generation g on g.id = p.generation order by p.source_id, o.line",
                row -> {
                    Node node = new Node();
                    node.id = row.getLong(1);
                    node.parent = row.getLong(2);
                    node.kind = kind(row.getString(3));
                    node.name = row.getString(4);
                    node.identifier = row.getString(5);
                    node.source = row.getLong(6);
                    node.sourcedId = row.getString(7);
                    Node canonical = node.kind.equals("AUTHORITY") ? byBin.get(bin(node.identifier)) : null;
                    if (canonical != null) {
                        same.put(node.id, canonical.id);
                    } else {
                        nodes.put(node.id, node);
                        if (node.kind.equals("AUTHORITY") && bin(node.identifier) != null) {
                            byBin.put(bin(node.identifier), node);
                        }
                    }
                },
                Kind.ORG.part());
        join(nodes, same, root);
        number(root, 1);
        write(tree, root, 0);
        same.forEach(this::remember);
    }

    private Node root() {
        return sql.one("select id, name, bin, slug from registry_root", row -> {
                    Node node = new Node();
                    node.id = row.getLong(1);
                    node.kind = "AUTHORITY";
                    node.name = row.getString(2);
                    node.identifier = row.getString(3);
                    node.sourcedId = "";
                    return node;
                })
                .orElseThrow();
    }

    private static String kind(String type) {
        return switch (type) {
            case "school" -> "INSTITUTION";
            case "department" -> "UNIT";
            default -> "AUTHORITY";
        };
    }

    /** A BIN, which can be trusted to name one organisation; other identifiers are the vendor's own. */
    private static String bin(String identifier) {
        return identifier != null && identifier.matches("\\d{12}") ? identifier : null;
    }

    private void join(Map<Long, Node> nodes, Map<Long, Long> same, Node root) {
        for (Node node : nodes.values()) {
            if (node != root) {
                long wanted = same.getOrDefault(node.parent, node.parent);
                nodes.getOrDefault(wanted, root).children.add(node);
            }
            node.sort = alphabet.sortKey(node.name);
        }
        Comparator<Node> order = Comparator.<Node>comparingInt(
                        n -> List.of("UNIT", "AUTHORITY", "INSTITUTION").indexOf(n.kind))
                .thenComparing(n -> n.sort, Arrays::compareUnsigned)
                .thenComparingLong(n -> n.id);
        nodes.values().forEach(node -> node.children.sort(order));
    }

    private long number(Node node, long position) {
        node.position = position;
        long next = position + 1;
        for (Node child : node.children) {
            next = number(child, next);
        }
        node.last = next - 1;
        return next;
    }

    private void write(long tree, Node node, int depth) {
        String slug = node.kind.equals("AUTHORITY") ? slug(node) : "o" + Long.toString(node.id, 36);
        String fold = alphabet.fold(node.name);
        sql.update(
                "insert into registry_node (tree, id, parent_id, kind, slug, position, last_position, depth, source_id, sourced_id, name, name_sort, name_fold) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tree,
                node.id,
                node.id == Ids.ROOT ? null : node.parent,
                node.kind,
                slug,
                node.position,
                node.last,
                depth,
                node.source,
                node.sourcedId,
                node.name,
                node.sort,
                fold.length() > 1000 ? fold.substring(0, 1000) : fold);
        for (Node child : node.children) {
            child.parent = node.id;
            write(tree, child, depth + 1);
        }
    }

    private String slug(Node node) {
        return node.id == Ids.ROOT
                ? sql.one("select slug from registry_root", row -> row.getString(1))
                        .orElseThrow()
                : slugs.of(node.id, node.name);
    }

    private void remember(long id, long canonical) {
        sql.update("delete from registry_same where id = ?", id);
        sql.update("insert into registry_same (id, canonical_id) values (?, ?)", id, canonical);
    }
}
