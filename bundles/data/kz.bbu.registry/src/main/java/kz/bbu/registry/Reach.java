package kz.bbu.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Load;
import kz.bbu.api.store.Sql;

/**
 * Checks that a load stays within its scope: the organisations that it names, those that it would make, and those whose records it could end.
 *
 * <p>Organisations come by the thousand, so they fit into memory.
 */
final class Reach {
    private static final int DEEPEST = 100;
    private static final String MANIFEST = "manifest";

    /** An organisation that readers see. */
    private record Seen(long first, long last, boolean authority) {}

    /** An organisation of the package. */
    private record Coming(Long parent, Optional<NodeKind.Bin> bin) {}

    private final Sql sql;
    private final Generations generations;
    private final Load load;
    private Scope scope;
    private final Map<Long, Seen> seen = new HashMap<>();
    private final Map<NodeKind.Bin, Long> byBin = new HashMap<>();
    private final Map<Long, Long> same = new HashMap<>();
    private final Map<Long, Coming> coming = new HashMap<>();

    Reach(Sql sql, Generations generations, Load load) {
        this.sql = sql;
        this.generations = generations;
        this.load = load;
        this.scope = load.scope();
    }

    void check(Set<Kind> kinds) {
        if (scope.equals(Scope.EVERYTHING)) {
            return;
        }
        read();
        if (scope.isEmpty()) {
            refuse("", 0, "", "");
            return;
        }
        for (Kind kind : kinds) {
            rows(kind);
        }
        if (kinds.contains(Kind.ORG)) {
            organisations();
        }
        source();
    }

    private void read() {
        long tree = generations.tree();
        if (!scope.isEmpty() && Positions.tree(scope, generations) != tree) {
            // Another source was published while this one was read: the authority stands elsewhere now.
            scope = sql.one(
                            "select position, last_position from registry_node where tree = ? and id = ?",
                            row -> new Scope(row.getLong(1), row.getLong(2)),
                            tree,
                            load.authorityId())
                    .orElse(Scope.NOTHING);
        }
        sql.each(
                "select id, position, last_position, kind, bin from registry_node where tree = ?",
                row -> {
                    long id = row.getLong(1);
                    NodeKind kind = NodeKind.valueOf(row.getString(4));
                    seen.put(id, new Seen(row.getLong(2), row.getLong(3), kind == NodeKind.AUTHORITY));
                    kind.bin(row.getString(5)).ifPresent(bin -> byBin.put(bin, id));
                },
                tree);
        sql.each("select id, canonical_id from registry_same", row -> same.put(row.getLong(1), row.getLong(2)));
        sql.each(
                "select id, parent_id, identifier, type from registry_org where generation = ?",
                row -> {
                    long parent = row.getLong(2);
                    Long known = row.wasNull() ? null : parent;
                    coming.put(
                            row.getLong(1),
                            new Coming(known, NodeKind.of(row.getString(4)).bin(row.getString(3))));
                },
                load.importId());
    }

    private void rows(Kind kind) {
        if (kind == Kind.ORG) {
            return;
        }
        sql.each(
                "select org_id, min(line) from " + kind.table()
                        + " where generation = ? and org_id <> 0 group by org_id",
                row -> {
                    if (!within(row.getLong(1), 0)) {
                        refuse(kind.file(load), row.getLong(2), kind.organisationColumn(load), "");
                    }
                },
                load.importId());
    }

    private void organisations() {
        sql.each(
                "select id, line, name from registry_org where generation = ?",
                row -> {
                    long id = row.getLong(1);
                    if (!within(id, 0) && !isAbove(id)) {
                        refuse(Kind.ORG.part(), row.getLong(2), "name", row.getString(3));
                    }
                },
                load.importId());
    }

    /** A load may end whatever its source brought, so nothing of the source may lie outside. */
    private void source() {
        sql.each(
                "select id, name from registry_org where generation = ?",
                row -> {
                    long id = row.getLong(1);
                    if (!coming.containsKey(id) && !within(id, 0) && !isAbove(id)) {
                        refuse("", 0, "", row.getString(2));
                    }
                },
                generations.published(load.sourceId(), Kind.ORG, 0));
        Replaced.organisations(load).forEach((id, sourcedId) -> {
            if (!seen.containsKey(canonical(id))) {
                load.findings().error(MANIFEST, 0, "replaces." + sourcedId, sourcedId, "reference");
            } else if (!within(id, 0)) {
                refuse(MANIFEST, 0, "replaces." + sourcedId, sourcedId);
            }
        });
    }

    private void refuse(String file, long line, String column, String value) {
        load.findings().error(file, line, column, value, "outsideScope");
    }

    /** The organisation that readers see for one of the package: itself, or the one that has its BIN. */
    private long canonical(long id) {
        Coming organisation = coming.get(id);
        Optional<Long> owner =
                organisation == null ? Optional.empty() : organisation.bin().map(byBin::get);
        return owner.orElse(seen.containsKey(id) ? id : same.getOrDefault(id, id));
    }

    /** Whether an organisation is within the scope, and stays or comes to be there. */
    private boolean within(long id, int depth) {
        long owner = canonical(id);
        Seen now = seen.get(owner);
        if (now != null && !scope.contains(now.first())) {
            return false;
        }
        Coming organisation = coming.get(id);
        boolean belongsToOthers = now != null && owner != id;
        if (organisation == null || belongsToOthers || organisation.parent() == null || depth > DEEPEST) {
            // What is nowhere, and circles, are reported by other checks.
            return true;
        }
        boolean scopeItself = now != null && now.first() == scope.first();
        return (scopeItself && isAbove(organisation.parent())) || within(organisation.parent(), depth + 1);
    }

    /** Packages name the authorities above their own; those stay as they are, because they belong to another source. */
    private boolean isAbove(long id) {
        long owner = canonical(id);
        Seen above = seen.get(owner);
        return above != null
                && above.authority()
                && owner != id
                && above.first() < scope.first()
                && scope.last() <= above.last();
    }
}
