package kz.bbu.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import kz.bbu.api.store.Sql;

/**
 * Rows of a kind in a generation that are, or are not, in another one.
 *
 * @param organisation the institution; 0 for all
 * @param condition a condition on the row {@code n}, from " and" on, with at most one parameter
 * @param other the generation that is the parameter; none if empty
 */
record Rows(Kind kind, long generation, long organisation, String condition, OptionalLong other) {
    /** All rows of a generation. */
    static Rows all(Kind kind, long generation, long organisation) {
        return new Rows(kind, generation, organisation, "", OptionalLong.empty());
    }

    long count(Sql sql) {
        return sql.number("select count(*) from " + from(""), values());
    }

    /**
     * Counts the rows of each institution; empty for kinds that have to do with none.
     *
     * <p>People belong to every institution where they have a role.
     *
     * @param roles the generations of the roles
     */
    Map<Long, Long> byInstitution(Sql sql, List<Long> roles) {
        Map<Long, Long> rows = new HashMap<>();
        if (kind.namesInstitution()) {
            gather(sql, "n.org_id, count(*) from " + from("") + " group by n.org_id", rows);
        } else if (kind.isOfPeople()) {
            gather(sql, "r.org_id, count(distinct n.id) from " + from(join(roles)) + " group by r.org_id", rows);
        }
        // What a version of the format does not name.
        rows.remove(0L);
        return rows;
    }

    private void gather(Sql sql, String counted, Map<Long, Long> rows) {
        sql.each("select " + counted, row -> rows.put(row.getLong(1), row.getLong(2)), values());
    }

    private static String join(List<Long> roles) {
        return " join registry_role r on r.person_id = n.id and r.generation in ("
                + roles.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    private String from(String join) {
        return kind.table() + " n" + join + " where n.generation = ?"
                + (organisation == 0 ? "" : " and n.org_id = " + organisation) + condition;
    }

    private Object[] values() {
        return other.isEmpty() ? new Object[] {generation} : new Object[] {generation, other.getAsLong()};
    }
}
