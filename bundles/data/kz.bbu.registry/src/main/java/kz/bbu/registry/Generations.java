package kz.bbu.registry;

import java.time.Instant;
import java.util.List;
import kz.bbu.api.store.Sql;

/** Which generation readers see, and what becomes of the others. */
final class Generations {
    static final String TREE = "tree";
    static final String PEOPLE = "people";

    private final Sql sql;

    Generations(Sql sql) {
        this.sql = sql;
    }

    /** The generation of a part; -1 if nothing was published. */
    long published(long sourceId, String part, long orgId) {
        return sql.one(
                        "select generation from registry_published where source_id = ? and part = ? and org_id = ?",
                        row -> row.getLong(1),
                        sourceId,
                        part,
                        orgId)
                .orElse(-1L);
    }

    long published(long sourceId, Kind kind, long orgId) {
        return published(sourceId, kind.part(), orgId);
    }

    /** The tree of organisations that readers see. */
    long tree() {
        return published(0, TREE, 0);
    }

    void begin(long generation, long sourceId, long authorityId) {
        sql.update("delete from registry_generation where id = ?", generation);
        sql.update(
                "insert into registry_generation (id, source_id, authority_id, state, changed) values (?, ?, ?, 'PREPARING', ?)",
                generation,
                sourceId,
                authorityId,
                Instant.now());
    }

    /** Notes that publishing will move a pointer. */
    void pend(long generation, long sourceId, String part, long orgId) {
        sql.update(
                "insert into registry_pending (generation, source_id, part, org_id) values (?, ?, ?, ?)",
                generation,
                sourceId,
                part,
                orgId);
    }

    boolean isPending(long generation) {
        return sql.number("select count(*) from registry_pending where generation = ?", generation) > 0;
    }

    /** Moves all pointers of a generation. */
    void publish(long generation) {
        record Pointer(long sourceId, String part, long orgId) {}
        List<Pointer> pointers = sql.list(
                "select source_id, part, org_id from registry_pending where generation = ?",
                row -> new Pointer(row.getLong(1), row.getString(2), row.getLong(3)),
                generation);
        for (Pointer pointer : pointers) {
            point(pointer.sourceId(), pointer.part(), pointer.orgId(), generation);
        }
        sql.update("delete from registry_pending where generation = ?", generation);
        state(generation, "PUBLISHED");
    }

    void point(long sourceId, String part, long orgId, long generation) {
        int moved = sql.update(
                "update registry_published set generation = ? where source_id = ? and part = ? and org_id = ?",
                generation,
                sourceId,
                part,
                orgId);
        if (moved == 0) {
            sql.update(
                    "insert into registry_published (source_id, part, org_id, generation) values (?, ?, ?, ?)",
                    sourceId,
                    part,
                    orgId,
                    generation);
        }
    }

    void discard(long generation) {
        sql.update("delete from registry_pending where generation = ?", generation);
        state(generation, "DISCARDED");
    }

    private void state(long generation, String state) {
        sql.update(
                "update registry_generation set state = ?, changed = ? where id = ?", state, Instant.now(), generation);
    }

    /** Generations that no pointer names and nobody prepares, changed before a time. */
    List<Long> dead(Instant before) {
        return sql.list(
                "select g.id from registry_generation g where g.state <> 'PREPARING' and g.changed < ? and not exists (select 1 from registry_published p where p.generation = g.id) order by g.id",
                row -> row.getLong(1),
                before);
    }

    void forget(long generation) {
        sql.update("delete from registry_generation where id = ?", generation);
    }
}
