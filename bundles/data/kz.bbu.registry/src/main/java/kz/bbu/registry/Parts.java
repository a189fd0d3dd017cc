package kz.bbu.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.store.Sql;

/** How sources know the institutions that people know. */
final class Parts {
    private static final int AT_ONCE = 500;

    private final Sql sql;
    private final Generations generations;

    Parts(Sql sql, Generations generations) {
        this.sql = sql;
        this.generations = generations;
    }

    /** An institution as a source has it. */
    record Part(long sourceId, long orgId) {}

    /** The parts of an institution. */
    List<Part> of(long institutionId) {
        return sql.list(
                "select p.source_id, o.id from registry_published p join registry_org o on o.generation = p.generation where p.part = ? and (o.id = ? or o.id in (select s.id from registry_same s where s.canonical_id = ?)) order by p.source_id",
                row -> new Part(row.getLong(1), row.getLong(2)),
                Kind.ORG.part(),
                institutionId,
                institutionId);
    }

    /** The institutions of the newest tree by the ids of all their parts. */
    Map<Long, Long> institutions() {
        Map<Long, Long> institutions = new HashMap<>();
        sql.each(
                "select id from registry_node where tree = ? and kind = 'INSTITUTION'",
                row -> institutions.put(row.getLong(1), row.getLong(1)),
                generations.tree());
        Map<Long, Long> merged = new HashMap<>();
        sql.each("select id, canonical_id from registry_same", row -> merged.put(row.getLong(1), row.getLong(2)));
        merged.forEach((id, canonical) -> {
            if (institutions.containsKey(canonical)) {
                institutions.put(id, canonical);
            }
        });
        return institutions;
    }

    /** The names of persons of any source: family, given, middle. */
    Map<Long, String> names(Collection<Long> personIds) {
        Map<Long, String> names = new HashMap<>();
        List<Long> all = new ArrayList<>(personIds);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Object> values = new ArrayList<>(List.of(Kind.PERSON.part()));
            values.addAll(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            sql.each(
                    "select n.id, n.family, n.given, n.middle from registry_published p join registry_person n on n.generation = p.generation where p.part = ? and n.id in (?"
                            + ", ?".repeat(values.size() - 2) + ")",
                    row -> names.put(row.getLong(1), name(row.getString(2), row.getString(3), Sql.text(row, 4))),
                    values.toArray());
        }
        return names;
    }

    static String name(String family, String given, String middle) {
        return family + " " + given + (middle.isEmpty() ? "" : " " + middle);
    }
}
