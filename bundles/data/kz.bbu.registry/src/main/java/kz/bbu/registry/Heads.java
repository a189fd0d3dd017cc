package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.store.Sql;

/** The heads and deputies of authorities (S17), whom everybody may see. */
final class Heads {
    private static final String SELECT =
            "select pe.family, pe.given, pe.middle, s.position, pe.phone, pe.email, ac.profile_url from registry_staff s"
                    + " join registry_person pe on pe.generation = ? and pe.id = s.person_id"
                    + " left join registry_account ac on ac.generation = ? and ac.id = s.person_id"
                    + " where s.generation = ? and s.org_id = ? and s.position in ('head', 'deputyHead')"
                    + " order by case when s.position = 'head' then 0 else 1 end, pe.name_sort";

    private final Sql sql;
    private final Generations generations;

    Heads(Sql sql, Generations generations) {
        this.sql = sql;
        this.generations = generations;
    }

    /** Copies the heads and deputies of authorities, so that the public pages touch no table of persons. */
    void copy(long tree, Node root) {
        Map<Long, Node> authorities = new HashMap<>();
        collect(root, authorities);
        record Pointer(long source, long organisation, long generation) {}
        List<Pointer> pointers = sql.list(
                "select source_id, org_id, generation from registry_published where part = ?",
                row -> new Pointer(row.getLong(1), row.getLong(2), row.getLong(3)),
                Kind.STAFF.part());
        Map<Long, Integer> places = new HashMap<>();
        for (Pointer pointer : pointers) {
            Node node = authorities.get(pointer.organisation());
            if (node != null) {
                sql.each(
                        SELECT,
                        row -> insert(row, tree, node.id, places.merge(node.id, 1, Integer::sum)),
                        generations.published(pointer.source(), Kind.PERSON, 0),
                        generations.published(pointer.source(), Kind.ACCOUNT, 0),
                        pointer.generation(),
                        pointer.organisation());
            }
        }
    }

    /** Authorities by each id that a source has for them. */
    private static void collect(Node node, Map<Long, Node> authorities) {
        if (node.kind == NodeKind.AUTHORITY) {
            node.parts.forEach(part -> authorities.put(part.id, node));
        }
        node.children.forEach(child -> collect(child, authorities));
    }

    private void insert(ResultSet row, long tree, long authority, int place) throws SQLException {
        String middle = Sql.text(row, 3);
        sql.update(
                "insert into registry_head (tree, org_id, place, name, position, phone, email, profile_url) values (?, ?, ?, ?, ?, ?, ?, ?)",
                tree,
                authority,
                place,
                row.getString(1) + " " + row.getString(2) + (middle.isEmpty() ? "" : " " + middle),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
