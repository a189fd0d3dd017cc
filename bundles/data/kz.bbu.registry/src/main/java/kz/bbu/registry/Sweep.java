package kz.bbu.registry;

import java.time.Instant;
import kz.bbu.api.store.Sql;

/** Deletes what nobody sees any more, in portions, so that nobody waits for it. */
final class Sweep {
    private final Sql sql;
    private final Generations generations;

    Sweep(Sql sql) {
        this.sql = sql;
        this.generations = new Generations(sql);
    }

    /** Deletes what has been out of sight since before a time. */
    void run(Instant before) {
        sql.list(
                        "select tree from registry_tree where retired is not null and retired < ?",
                        row -> row.getLong(1),
                        before)
                .forEach(this::tree);
        for (Generations.Retired generation : generations.retired(before)) {
            for (Kind kind : Kind.values()) {
                sweep(generation, kind);
            }
            if (generations.published(generation.sourceId(), Generations.PEOPLE, 0) != generation.id()) {
                sql.update("delete from registry_people where generation = ?", generation.id());
            }
            generations.swept(generation);
        }
    }

    /** Deletes all rows of a generation, whoever left them. */
    void drop(long generation) {
        for (Kind kind : Kind.values()) {
            delete(generation, kind, "");
        }
        sql.update("delete from registry_people where generation = ?", generation);
        sql.update("delete from registry_pending where generation = ?", generation);
        sql.update("delete from registry_generation where id = ?", generation);
    }

    private void tree(long tree) {
        sql.update("delete from registry_node where tree = ?", tree);
        sql.update("delete from registry_head where tree = ?", tree);
        sql.update("delete from registry_tree where tree = ?", tree);
    }

    private void sweep(Generations.Retired generation, Kind kind) {
        if (kind.byInstitution()) {
            delete(
                    generation.id(),
                    kind,
                    " and not exists (select 1 from registry_published p where p.source_id = " + generation.sourceId()
                            + " and p.part = '" + kind.part() + "' and p.org_id = " + kind.table()
                            + ".org_id and p.generation = " + generation.id() + ")");
        } else if (generations.published(generation.sourceId(), kind, 0) != generation.id()) {
            delete(generation.id(), kind, "");
        }
    }

    private void delete(long generation, Kind kind, String condition) {
        long rows =
                sql.number("select count(*) from " + kind.table() + " where generation = ?" + condition, generation);
        if (rows > 0) {
            Portions.each(
                    rows,
                    (low, high) -> sql.update(
                            "delete from " + kind.table() + " where generation = ? and id >= ? and id <= ?" + condition,
                            generation,
                            low,
                            high));
        }
    }
}
