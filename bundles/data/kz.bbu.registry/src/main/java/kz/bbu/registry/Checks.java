package kz.bbu.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.platform.Load;
import kz.bbu.api.store.Sql;

/** Checks a new generation by SQL, so that memory does not grow with it: duplicates, references, circles, what lies outside the scope. */
final class Checks {
    private static final int MOST = 1001;

    private final Sql sql;
    private final Generations generations;

    Checks(Sql sql, Generations generations) {
        this.sql = sql;
        this.generations = generations;
    }

    void run(Load load, Set<Kind> kinds) {
        for (Kind kind : kinds) {
            duplicates(load, kind);
        }
        for (Kind kind : kinds) {
            for (Kind.Reference reference : kind.references()) {
                reference(load, kind, reference, kinds);
            }
        }
        if (kinds.contains(Kind.ORG)) {
            circles(load);
        }
        for (Kind kind : kinds) {
            if (kind.byInstitution()) {
                replaced(load, kind);
            }
            outside(load, kind);
        }
    }

    private void duplicates(Load load, Kind kind) {
        sql.each(
                "select max(line) from " + kind.table()
                        + " where generation = ? group by id having count(*) > 1 fetch first " + MOST + " rows only",
                row -> load.findings().error(file(kind, load), row.getLong(1), "sourcedId", "", "duplicate"),
                load.importId());
    }

    private void reference(Load load, Kind kind, Kind.Reference reference, Set<Kind> loaded) {
        Kind target = reference.target();
        boolean inside = loaded.contains(target);
        boolean bulk = load.mode(file(kind, load)) == Load.Mode.BULK;
        long published = generations.published(load.sourceId(), target, 0);
        String found = "exists (select 1 from " + target.table() + " t where t.generation = ? and t.id = n."
                + reference.column() + ")";
        // In a bulk package references resolve inside it; a delta or a journal speaks of what is known too.
        boolean known = !inside || !bulk;
        String missing = (inside ? " and not " + found : "") + (known ? " and not " + found : "");
        Object[] values = inside && known
                ? new Object[] {load.importId(), load.importId(), published}
                : new Object[] {load.importId(), inside ? load.importId() : published};
        sql.each(
                "select n.line from " + kind.table() + " n where n.generation = ? and n.ended = false and n."
                        + reference.column() + " is not null" + missing + " order by n.line fetch first " + MOST
                        + " rows only",
                row -> load.findings().error(file(kind, load), row.getLong(1), reference.fileColumn(), "", "reference"),
                values);
    }

    /** Organisations come by the thousand, never by the million: their parents fit into memory. */
    private void circles(Load load) {
        Map<Long, Long> parents = new HashMap<>();
        Map<Long, Long> lines = new HashMap<>();
        sql.each(
                "select id, parent_id, line from registry_org where generation = ? and parent_id is not null",
                row -> {
                    parents.put(row.getLong(1), row.getLong(2));
                    lines.put(row.getLong(1), row.getLong(3));
                },
                load.importId());
        Set<Long> good = new HashSet<>();
        for (Long start : parents.keySet()) {
            Set<Long> way = new HashSet<>();
            Long at = start;
            while (at != null && !good.contains(at) && way.add(at)) {
                at = parents.get(at);
            }
            if (at == null || good.contains(at)) {
                good.addAll(way);
            } else {
                load.findings().error(Kind.ORG.part(), lines.get(start), "parentSourcedId", "", "circle");
            }
        }
    }

    /** A bulk journal file may only speak of institutions that the manifest says it replaces. */
    private void replaced(Load load, Kind kind) {
        if (load.mode(kind.part()) != Load.Mode.BULK) {
            return;
        }
        Set<Long> named = Replaced.organisations(load);
        sql.each(
                "select org_id, min(line) from " + kind.table() + " where generation = ? group by org_id",
                row -> {
                    if (!named.contains(row.getLong(1))) {
                        load.findings().error(kind.part(), row.getLong(2), "orgSourcedId", "", "notReplaced");
                    }
                },
                load.importId());
    }

    private void outside(Load load, Kind kind) {
        String column = kind == Kind.ORG ? "id" : "org_id";
        sql.each(
                "select min(n.line) from " + kind.table()
                        + " n join registry_node o on o.tree = ? and o.id = n." + column
                        + " where n.generation = ? and (o.position < ? or o.position > ?) group by n." + column
                        + " fetch first " + MOST + " rows only",
                row -> load.findings().error(file(kind, load), row.getLong(1), "", "", "outsideScope"),
                generations.tree(),
                load.importId(),
                load.scope().first(),
                load.scope().last());
    }

    /** The file that a kind's rows came from: agents, and roles in version 1.1, come with users. */
    static String file(Kind kind, Load load) {
        boolean withUsers = kind == Kind.AGENT || (kind == Kind.ROLE && !load.has(Kind.ROLE.part()));
        return withUsers ? Kind.PERSON.part() : kind.part();
    }
}
