package kz.bbu.registry;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import kz.bbu.api.store.Sql;

/** Deletes what nobody sees any more, in portions, so that nobody waits for it. */
final class Sweep {
    private final Sql sql;
    private final Generations generations;
    private final Moves moves;

    Sweep(Sql sql) {
        this.sql = sql;
        this.generations = new Generations(sql);
        this.moves = new Moves(sql, generations);
    }

    /**
     * Deletes what has been out of sight since before a time.
     *
     * @param undoBefore imports that were published before it can no longer be undone
     */
    void run(Instant before, Instant undoBefore) {
        moves.forget(undoBefore, before);
        sql.list(
                        "select tree from registry_tree where retired is not null and retired < ?",
                        row -> row.getLong(1),
                        before)
                .forEach(this::tree);
        for (Generations.Retired generation : generations.retired(before)) {
            for (Kind kind : Kind.values()) {
                sweep(generation, kind);
            }
            sweepInstitutions(generation, Generations.CATEGORIES, Categories.TABLE);
            boolean peopleSeen = generations.published(generation.sourceId(), Generations.PEOPLE, 0) == generation.id();
            if (!peopleSeen && moves.held(generation.id(), Generations.PEOPLE).isEmpty()) {
                sql.update("delete from registry_people where generation = ?", generation.id());
            }
            generations.swept(generation);
        }
    }

    /** Deletes all rows of a generation, whoever left them. */
    void drop(long generation) {
        for (Kind kind : Kind.values()) {
            delete(generation, kind.table(), "");
        }
        delete(generation, Categories.TABLE, "");
        sql.update("delete from registry_people where generation = ?", generation);
        sql.update("delete from registry_pending where generation = ?", generation);
        sql.update("delete from registry_generation where id = ?", generation);
    }

    private void tree(long tree) {
        sql.update("delete from registry_node where tree = ?", tree);
        sql.update("delete from registry_head where tree = ?", tree);
        sql.update("delete from registry_attested where tree = ?", tree);
        sql.update("delete from registry_seen where tree = ?", tree);
        sql.update("delete from registry_tree where tree = ?", tree);
    }

    private void sweep(Generations.Retired generation, Kind kind) {
        if (kind.byInstitution()) {
            sweepInstitutions(generation, kind.part(), kind.table());
        } else if (generations.published(generation.sourceId(), kind, 0) != generation.id()
                && moves.held(generation.id(), kind.part()).isEmpty()) {
            delete(generation.id(), kind.table(), "");
        }
    }

    private void sweepInstitutions(Generations.Retired generation, String part, String table) {
        // One lock at a time: a statement that looked at pointers too could wait for a publication that waits for
        // it. Pointers before moves: a publication notes its moves, so that none is missed between the two.
        Set<Long> seen = new HashSet<>(generations.pointing(generation, part));
        seen.addAll(moves.held(generation.id(), part));
        sql
                .list(
                        "select distinct org_id from " + table + " where generation = ?",
                        row -> row.getLong(1),
                        generation.id())
                .stream()
                .filter(organisation -> !seen.contains(organisation))
                .forEach(organisation -> delete(generation.id(), table, " and org_id = " + organisation));
    }

    private void delete(long generation, String table, String condition) {
        long rows = sql.number("select count(*) from " + table + " where generation = ?" + condition, generation);
        if (rows > 0) {
            Portions.each(
                    rows,
                    (low, high) -> sql.update(
                            "delete from " + table + " where generation = ? and id >= ? and id <= ?" + condition,
                            generation,
                            low,
                            high));
        }
    }
}
