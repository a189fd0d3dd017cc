package kz.bbu.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.platform.Load;
import kz.bbu.api.store.Sql;

/** Checks a new generation by SQL, so that memory does not grow with it: duplicates, references, circles. */
final class Checks {
    private static final String MOST = " fetch first 1001 rows only";

    private final Sql sql;
    private final Generations generations;

    Checks(Sql sql, Generations generations) {
        this.sql = sql;
        this.generations = generations;
    }

    void run(Load load, Set<Kind> kinds) {
        for (Kind kind : kinds) {
            // A user who is there twice brings the same roles and links twice.
            if (!kind.comesWithUsers(load)) {
                duplicates(load, kind);
            }
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
            if (kind.byInstitution() && load.mode(kind.part()) == Load.Mode.BULK) {
                replaced(load, kind);
            }
        }
    }

    private void duplicates(Load load, Kind kind) {
        String value = kind.columns().contains("sourced_id") ? "sourced_id" : "''";
        // By the index alone, which has the ids in order; the rows are looked at only where something is wrong.
        List<Long> ids = sql.list(
                "select id from " + kind.table() + " where generation = ? group by id having count(*) > 1" + MOST,
                row -> row.getLong(1),
                load.importId());
        for (Long id : ids) {
            sql.each(
                    "select max(line), max(" + value + ") from " + kind.table() + " where generation = ? and id = ?",
                    row -> load.findings()
                            .error(kind.file(load), row.getLong(1), "sourcedId", row.getString(2), "duplicate"),
                    load.importId(),
                    id);
        }
    }

    private void reference(Load load, Kind kind, Kind.Reference reference, Set<Kind> loaded) {
        Kind target = reference.target();
        boolean inside = loaded.contains(target);
        // In a bulk package references resolve inside it; a delta or a journal speaks of what is known too.
        boolean known = !inside || load.mode(kind.file(load)) != Load.Mode.BULK;
        String missing = " and not exists (select 1 from " + target.table() + " t where t.generation = ? and t.id = n."
                + reference.column() + ")";
        // 0 is an organisation that a version of the format does not name.
        String select = "select n.line from " + kind.table() + " n where n.generation = ? and n.ended = false and n."
                + reference.column() + " <> 0" + missing + (inside && known ? missing : "")
                + " order by n.line" + MOST;
        long published = generations.published(load.sourceId(), target, 0);
        long first = inside ? load.importId() : published;
        Object[] values = inside && known
                ? new Object[] {load.importId(), first, published}
                : new Object[] {load.importId(), first};
        sql.each(
                select,
                row -> load.findings()
                        .error(kind.file(load), row.getLong(1), kind.column(load, reference), "", "reference"),
                values);
    }

    /** Organisations come by the thousand, never by the million: their parents fit into memory. */
    private void circles(Load load) {
        Map<Long, Long> parents = new HashMap<>();
        Map<Long, Long> lines = new HashMap<>();
        long published = load.mode(Kind.ORG.part()) == Load.Mode.DELTA
                ? generations.published(load.sourceId(), Kind.ORG, 0)
                : -1;
        // The delta's own rows come last, since they are the newer ones.
        for (long generation : new long[] {published, load.importId()}) {
            sql.each(
                    "select id, parent_id, line from registry_org where generation = ? and parent_id is not null",
                    row -> {
                        parents.put(row.getLong(1), row.getLong(2));
                        lines.put(row.getLong(1), row.getLong(3));
                    },
                    generation);
        }
        Set<Long> seen = new HashSet<>();
        for (Long start : parents.keySet()) {
            List<Long> way = new ArrayList<>();
            Long at = start;
            while (at != null && seen.add(at)) {
                way.add(at);
                at = parents.get(at);
            }
            // What leads into a circle is no part of it, and a circle that an earlier way has met is known.
            if (at != null && way.contains(at)) {
                for (Long member : way.subList(way.indexOf(at), way.size())) {
                    load.findings().error(Kind.ORG.part(), lines.get(member), "parentSourcedId", "", "circle");
                }
            }
        }
    }

    /** A bulk journal file may only speak of institutions that the manifest says it replaces. */
    private void replaced(Load load, Kind kind) {
        Set<Long> named = Replaced.organisations(load).keySet();
        sql.each(
                "select org_id, min(line) from " + kind.table() + " where generation = ? group by org_id",
                row -> {
                    if (!named.contains(row.getLong(1))) {
                        load.findings().error(kind.part(), row.getLong(2), "orgSourcedId", "", "notReplaced");
                    }
                },
                load.importId());
    }
}
