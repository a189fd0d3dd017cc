package kz.bbu.registry;

import java.util.HashMap;
import java.util.Map;
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

    /** An organisation that readers see. */
    private record Seen(long first, long last, boolean authority) {}

    /** An organisation of the package. */
    private record Coming(Long parent, String identifier, boolean authority) {}

    private final Sql sql;
    private final Generations generations;
    private final Load load;
    private final Scope scope;
    private final Map<Long, Seen> seen = new HashMap<>();
    private final Map<String, Long> byBin = new HashMap<>();
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
        for (Kind kind : kinds) {
            rows(kind);
        }
        if (kinds.contains(Kind.ORG)) {
            organisations();
        }
        source();
    }

    private void read() {
        long tree = Trees.of(scope, generations);
        sql.each(
                "select id, position, last_position, kind, bin from registry_node where tree = ?",
                row -> {
                    boolean authority = row.getString(4).equals(Bins.AUTHORITY);
                    seen.put(row.getLong(1), new Seen(row.getLong(2), row.getLong(3), authority));
                    if (row.getString(5) != null) {
                        byBin.put(Bins.key(row.getString(4), row.getString(5)), row.getLong(1));
                    }
                },
                tree);
        sql.each("select id, canonical_id from registry_same", row -> same.put(row.getLong(1), row.getLong(2)));
        sql.each(
                "select id, parent_id, identifier, type from registry_org where generation = ?",
                row -> {
                    long parent = row.getLong(2);
                    coming.put(
                            row.getLong(1),
                            new Coming(
                                    row.wasNull() ? null : parent,
                                    row.getString(3),
                                    Bins.kind(row.getString(4)).equals(Bins.AUTHORITY)));
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
                        refuse(kind.file(load), row.getLong(2), "");
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
                        refuse(Kind.ORG.part(), row.getLong(2), row.getString(3));
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
                        refuse("", 0, row.getString(2));
                    }
                },
                generations.published(load.sourceId(), Kind.ORG, 0));
        Replaced.organisations(load).forEach((id, sourcedId) -> {
            if (!seen.containsKey(canonical(id))) {
                load.findings().error("", 0, "replaces." + sourcedId, sourcedId, "reference");
            } else if (!within(id, 0)) {
                refuse("", 0, sourcedId);
            }
        });
    }

    private void refuse(String file, long line, String value) {
        load.findings().error(file, line, "", value, "outsideScope");
    }

    /** The organisation that readers see for one of the package: itself, or the one that has its BIN. */
    private long canonical(long id) {
        Coming organisation = coming.get(id);
        if (organisation != null && Bins.isBin(organisation.identifier())) {
            String kind = organisation.authority() ? Bins.AUTHORITY : Bins.INSTITUTION;
            Long owner = byBin.get(Bins.key(kind, organisation.identifier()));
            if (owner != null) {
                return owner;
            }
        }
        return seen.containsKey(id) ? id : same.getOrDefault(id, id);
    }

    private boolean within(long id, int depth) {
        if (depth > DEEPEST) {
            return true; // a circle, which another check reports
        }
        Coming organisation = coming.get(id);
        Seen now = seen.get(canonical(id));
        if (now != null && !scope.contains(now.first())) {
            return false;
        }
        if (organisation == null) {
            return true; // seen within the scope, or nowhere, which another check reports
        }
        // Also an organisation that is already there must not be moved out of the scope.
        long parent = organisation.parent() == null ? load.authorityId() : organisation.parent();
        return now != null && canonical(id) != id || parent == id || within(parent, depth + 1) || isRootOf(id, now);
    }

    /** The authority of the scope itself may name the one above it. */
    private boolean isRootOf(long id, Seen now) {
        Coming organisation = coming.get(id);
        return now != null
                && now.first() == scope.first()
                && organisation.parent() != null
                && isAbove(organisation.parent());
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
