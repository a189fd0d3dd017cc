package kz.bbu.registry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.access.Scope;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;

/**
 * An organisation as one source has it, with the generations that readers of a tree see; -1 where nothing was published.
 *
 * @param organisation the source's own id of the organisation
 */
record Seen(
        long organisation,
        long classes,
        long profiles,
        long enrollments,
        long persons,
        long roles,
        long accounts,
        long staff) {
    private static final String COLUMNS =
            "org_id, class_generation, profile_generation, enrollment_generation, person_generation, role_generation, account_generation, staff_generation";
    private static final String INSERT =
            "insert into registry_seen (tree, node_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** An institution as each of its sources has it; none if it lies outside the scope. */
    static List<Seen> of(Sql sql, Organisations organisations, Scope scope, long institution) {
        Organisations.Condition condition = organisations.condition(
                scope, InstitutionQuery.ALL, " join registry_seen t on t.tree = n.tree and t.node_id = n.id");
        condition.values().add(organisations.canonical(institution));
        return sql.list(
                "select t." + COLUMNS.replace(", ", ", t.") + condition.sql() + " and n.id = ? order by t.org_id",
                Seen::seen,
                condition.values().toArray());
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    /** Notes what a new tree shows of its organisations. */
    static void point(Sql sql, Store store, long tree, Node root) {
        Pointers pointers = new Pointers(sql);
        store.sql(c -> {
            try (PreparedStatement insert = c.prepareStatement(INSERT)) {
                add(insert, tree, root, pointers);
                insert.executeBatch();
            }
            return null;
        });
    }

    private static void add(PreparedStatement insert, long tree, Node node, Pointers pointers) throws SQLException {
        for (Node.Part part : node.parts) {
            List<Long> values = new ArrayList<>(List.of(tree, node.id, part.id));
            values.addAll(pointers.of(part));
            for (int i = 0; i < values.size(); i++) {
                insert.setLong(i + 1, values.get(i));
            }
            insert.addBatch();
        }
        for (Node child : node.children) {
            add(insert, tree, child, pointers);
        }
    }

    /** The published pointers, in the order of the columns. */
    private static final class Pointers {
        private static final List<Kind> KINDS = List.of(
                Kind.CLASS, Kind.CLASS_PROFILE, Kind.ENROLLMENT, Kind.PERSON, Kind.ROLE, Kind.ACCOUNT, Kind.STAFF);

        private record Key(Kind kind, long source, long organisation) {}

        private final Map<Key, Long> generations = new HashMap<>();

        Pointers(Sql sql) {
            for (Kind kind : KINDS) {
                sql.each(
                        "select source_id, org_id, generation from registry_published where part = ?",
                        row -> generations.put(new Key(kind, row.getLong(1), row.getLong(2)), row.getLong(3)),
                        kind.part());
            }
        }

        List<Long> of(Node.Part part) {
            return KINDS.stream()
                    .map(kind -> new Key(kind, part.source, kind.byInstitution() ? part.id : 0))
                    .map(key -> generations.getOrDefault(key, -1L))
                    .toList();
        }
    }
}
