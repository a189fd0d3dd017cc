package kz.bbu.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Matches;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Alphabet;

/** Builds the tree of all published organisations with pre-order positions; thousands of nodes at most, so it fits into memory. */
final class TreeBuilder {
    private final Sql sql;
    private final Alphabet alphabet;
    private final Slugs slugs;
    private final MatchBook matches;

    /** When each generation was published. */
    private final Map<Long, Instant> published = new HashMap<>();

    TreeBuilder(Sql sql, Alphabet alphabet) {
        this.sql = sql;
        this.alphabet = alphabet;
        this.slugs = new Slugs(sql);
        this.matches = new MatchBook(sql, new Generations(sql));
    }

    /** The root of a new tree whose positions are those of a number, with all organisations that are published, and what was there before. */
    Node build(long tree, long before) {
        Node root = root();
        List<Node.Part> parts = parts();
        profiles(parts);
        Map<Long, Long> formerParents = new HashMap<>();
        sql.each(
                "select id, parent_id from registry_node where tree = ?",
                row -> formerParents.put(row.getLong(1), row.getLong(2)),
                before);
        Merging merging = new Merging(sql, matches.separated());
        Map<Long, Node> nodes = merging.nodes(root, parts, formerParents.keySet());
        merging.remember();
        nodes.values().forEach(this::compare);
        describe(nodes);
        hang(nodes, root, merging, formerParents);
        people(nodes, merging);
        order(nodes);
        number(root, Positions.first(tree));
        return root;
    }

    private Node root() {
        return sql.one("select name, bin, slug from registry_root", row -> {
                    Node node = new Node(Ids.ROOT, NodeKind.AUTHORITY);
                    node.name = row.getString(1);
                    node.bin = row.getString(2);
                    node.slug = row.getString(3);
                    return node;
                })
                .orElseThrow();
    }

    /** A pointer of readers; tables are then read generation by generation, which never touches rows that another load writes. */
    private record Pointer(long source, long organisation, long generation) {}

    private List<Pointer> pointers(String part) {
        return sql.list(
                "select source_id, org_id, generation from registry_published where part = ? order by source_id",
                row -> new Pointer(row.getLong(1), row.getLong(2), row.getLong(3)),
                part);
    }

    private List<Node.Part> parts() {
        List<Node.Part> parts = new ArrayList<>();
        for (Pointer pointer : pointers(Kind.ORG.part())) {
            long authority =
                    sql.number("select authority_id from registry_generation where id = ?", pointer.generation());
            sql.each(
                    "select id, sourced_id, name, parent_id, type, identifier from registry_org where generation = ? order by line, id",
                    row -> {
                        long parent = row.getLong(4);
                        Long known = row.wasNull() ? null : parent;
                        parts.add(new Node.Part(
                                row.getLong(1),
                                pointer.source(),
                                row.getString(2),
                                row.getString(3),
                                known,
                                authority,
                                NodeKind.of(row.getString(5)),
                                row.getString(6)));
                    },
                    pointer.generation());
        }
        return parts;
    }

    private void profiles(List<Node.Part> parts) {
        Map<Long, Node.Part> byId = new HashMap<>();
        parts.forEach(part -> byId.put(part.id, part));
        Map<Long, Long> seen = new HashMap<>();
        pointers(Kind.INSTITUTION.part()).forEach(p -> seen.put(p.organisation(), p.generation()));
        for (Long generation : Set.copyOf(seen.values())) {
            sql.each(
                    "select id, bin, type from registry_institution where generation = ?",
                    row -> {
                        Node.Part part = byId.get(row.getLong(1));
                        if (part != null && generation.equals(seen.get(part.id))) {
                            part.profileGeneration = generation;
                            part.profileBin = row.getString(2);
                            part.profileType = row.getString(3);
                        }
                    },
                    generation);
        }
    }

    /** Notes what sources say differently of an organisation that they share. */
    private void compare(Node node) {
        for (Node.Part part : node.parts.subList(Math.min(1, node.parts.size()), node.parts.size())) {
            Node.Part first = node.parts.get(0);
            boolean agree = alphabet.fold(part.name).equals(alphabet.fold(first.name))
                    && MatchBook.typesAgree(part.profileType, first.profileType);
            if (!agree) {
                matches.note(
                        Matches.Kind.ORGANISATION, new MatchBook.Pair(first.source, first.id, part.source, part.id));
            }
        }
    }

    private void describe(Map<Long, Node> nodes) {
        sql.each(
                "select id, published from registry_generation where published is not null",
                row -> published.put(row.getLong(1), Sql.instant(row, 2).orElseThrow()));
        for (Node node : nodes.values()) {
            node.profile = node.parts.stream()
                    .filter(part -> part.profileGeneration != 0)
                    .findFirst()
                    .orElse(null);
            if (node.profile != null) {
                node.dated(published.get(node.profile.profileGeneration));
            }
            if (node.name == null) {
                node.name = node.parts.get(0).name;
                node.slug = node.kind == NodeKind.AUTHORITY
                        ? slugs.of(node.id, node.name)
                        : "o" + Long.toString(node.id, Character.MAX_RADIX);
            }
            node.sort = alphabet.sortKey(node.name);
        }
    }

    private void hang(Map<Long, Node> nodes, Node root, Merging merging, Map<Long, Long> formerParents) {
        for (Node node : nodes.values()) {
            if (node != root) {
                Node.Part first = node.parts.get(0);
                Node wanted = nodes.get(merging.owner(first.parent == null ? first.authority : first.parent));
                // An authority that loads its own data does not hang under itself but where it was.
                node.parent = wanted == node ? nodes.get(formerParents.get(node.id)) : wanted;
            }
        }
        for (Node node : nodes.values()) {
            if (node != root) {
                // Sources that contradict each other can make a circle, which nobody would see.
                Set<Node> way = new HashSet<>();
                Node above = node;
                while (above != null && above != root && way.add(above)) {
                    above = above.parent;
                }
                if (above != root) {
                    node.parent = root;
                }
                node.parent.children.add(node);
            }
        }
    }

    private void people(Map<Long, Node> nodes, Merging merging) {
        for (Pointer pointer : pointers(Generations.PEOPLE)) {
            sql.each(
                    "select org_id, pupils, staff, parents, pupil_users, staff_users, parent_users from registry_people where generation = ?",
                    row -> {
                        Node node = nodes.get(merging.owner(row.getLong(1)));
                        if (node != null) {
                            for (int i = 0; i < node.people.length; i++) {
                                node.people[i] += row.getLong(i + 2);
                            }
                            node.dated(published.get(pointer.generation()));
                        }
                    },
                    pointer.generation());
        }
        MergedPeople merged = new MergedPeople(sql);
        for (Node node : nodes.values()) {
            if (node.parts.size() > 1 && merged.canShare(node.parts)) {
                System.arraycopy(merged.count(node.parts), 0, node.people, 0, node.people.length);
            }
        }
    }

    private static void order(Map<Long, Node> nodes) {
        Comparator<Node> order = Comparator.<Node, NodeKind>comparing(node -> node.kind)
                .thenComparing(node -> node.sort, Arrays::compareUnsigned)
                .thenComparingLong(node -> node.id);
        nodes.values().forEach(node -> node.children.sort(order));
    }

    private static long number(Node node, long position) {
        node.position = position;
        long next = position + 1;
        for (Node child : node.children) {
            next = number(child, next);
        }
        node.last = next - 1;
        return next;
    }
}
