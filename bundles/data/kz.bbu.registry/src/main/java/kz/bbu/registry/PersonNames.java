package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.store.Sql;

/** Names of persons: family name, given name, middle name. */
final class PersonNames {
    private final Sql sql;

    PersonNames(Sql sql) {
        this.sql = sql;
    }

    /** The name in three columns of a row. */
    static String of(ResultSet row, int first) throws SQLException {
        String middle = Sql.text(row, first + 2);
        return row.getString(first) + " " + row.getString(first + 1) + (middle.isEmpty() ? "" : " " + middle);
    }

    /** The names of the persons whom a generation has. */
    Map<Long, String> find(long generation, Collection<Long> ids) {
        return find("", ids, generation);
    }

    /** The names of the persons who have a role in an institution as a source has it. */
    Map<Long, String> find(Seen seen, Collection<Long> ids) {
        return find(
                " join registry_role r on r.generation = ? and r.org_id = ? and r.person_id = p.id",
                ids,
                seen.persons(),
                seen.roles(),
                seen.organisation());
    }

    private Map<Long, String> find(String join, Collection<Long> ids, Object... values) {
        Map<Long, String> names = new HashMap<>();
        for (List<Long> chunk : Chunks.of(ids)) {
            sql.each(
                    "select p.id, p.family, p.given, p.middle from " + Chunks.table(chunk)
                            + " join registry_person p on p.generation = ? and p.id = v.id" + join,
                    row -> names.put(row.getLong(1), of(row, 2)),
                    Chunks.values(chunk, values));
        }
        return names;
    }
}
