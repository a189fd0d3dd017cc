package kz.bbu.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.bbu.api.access.Scope;
import kz.bbu.api.store.Sql;

/** The few people of authorities and departments, read once for each tree: every page counts them. */
final class AuthorityPeople {
    private static final int TREES_IN_MEMORY = 2;
    private static final String OF_AUTHORITIES = " and n.kind <> 'INSTITUTION'";

    private final Sql sql;
    private final PersonRows rows;
    private final Map<Long, List<Listed>> byTree = new ConcurrentHashMap<>();

    AuthorityPeople(Sql sql, PersonRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** Those within a scope, by name. */
    List<Listed> of(long tree, Scope scope) {
        Set<Long> nodes = new HashSet<>(sql.list(
                "select n.id from registry_node n where n.tree = ? and n.position >= ? and n.position <= ?"
                        + OF_AUTHORITIES,
                row -> row.getLong(1),
                tree,
                scope.first(),
                scope.last()));
        List<Listed> all = byTree.computeIfAbsent(tree, this::read);
        byTree.keySet().removeIf(old -> old <= tree - TREES_IN_MEMORY);
        return all.stream().filter(person -> nodes.contains(person.node())).toList();
    }

    private List<Listed> read(long tree) {
        List<Listed> people = new ArrayList<>();
        rows.each(tree, Scope.EVERYTHING, OF_AUTHORITIES, List.of(), people::add);
        return people;
    }
}
