package kz.bbu.registry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.bbu.api.store.Sql;

/** Which generation readers see of each part, and which generations hold rows that nobody sees. */
final class Generations {
    static final String TREE = "tree";
    static final String PEOPLE = "people";
    static final String CATEGORIES = "categories";

    private final Sql sql;

    Generations(Sql sql) {
        this.sql = sql;
    }

    /** A generation that may hold rows that nobody sees. */
    record Retired(long id, long sourceId, Instant since) {}

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

    boolean isKnown(long generation) {
        return sql.number("select count(*) from registry_generation where id = ?", generation) > 0;
    }

    void begin(long generation, long sourceId, long authorityId) {
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

    /** The parts of a source, as a whole and of an institution, that publishing a generation will move. */
    Set<String> pending(long generation, long sourceId, long orgId) {
        return Set.copyOf(sql.list(
                "select part from registry_pending where generation = ? and source_id = ? and (org_id = 0 or org_id = ?)",
                row -> row.getString(1),
                generation,
                sourceId,
                orgId));
    }

    /** The institutions whose pointer of a part names a generation. */
    Set<Long> pointing(Retired generation, String part) {
        return Set.copyOf(sql.list(
                "select org_id from registry_published where source_id = ? and part = ? and generation = ?",
                row -> row.getLong(1),
                generation.sourceId(),
                part,
                generation.id()));
    }

    /** Moves all pointers of a generation. */
    void publish(long generation) {
        record Pointer(long sourceId, String part, long orgId) {}
        Instant now = Instant.now();
        new Moves(sql, this).remember(generation, now);
        sql.update(
                "update registry_generation set retired = ? where id in (select p.generation from registry_published p join registry_pending n on n.source_id = p.source_id and n.part = p.part and n.org_id = p.org_id where n.generation = ?)",
                now,
                generation);
        List<Pointer> pointers = sql.list(
                "select source_id, part, org_id from registry_pending where generation = ?",
                row -> new Pointer(row.getLong(1), row.getString(2), row.getLong(3)),
                generation);
        for (Pointer pointer : pointers) {
            point(pointer.sourceId(), pointer.part(), pointer.orgId(), generation);
        }
        sql.update("delete from registry_pending where generation = ?", generation);
        // Parts that did not change keep their old generation; the new rows of those are for the sweep.
        sql.update(
                "update registry_generation set state = 'PUBLISHED', changed = ?, published = ?, retired = ? where id = ?",
                now,
                now,
                now,
                generation);
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

    void unpoint(long sourceId, String part, long orgId) {
        sql.update(
                "delete from registry_published where source_id = ? and part = ? and org_id = ?",
                sourceId,
                part,
                orgId);
    }

    /** Gives a generation up, unless it was published. */
    void discard(long generation) {
        Instant now = Instant.now();
        int given = sql.update(
                "update registry_generation set state = 'DISCARDED', changed = ?, retired = ? where id = ? and state = 'PREPARING'",
                now,
                now,
                generation);
        if (given > 0) {
            sql.update("delete from registry_pending where generation = ?", generation);
        }
    }

    /** Generations that lost a pointer, or never had one, before a time. */
    List<Retired> retired(Instant before) {
        return sql.list(
                "select id, source_id, retired from registry_generation where retired is not null and retired < ? order by id",
                row -> new Retired(
                        row.getLong(1), row.getLong(2), Sql.instant(row, 3).orElseThrow()),
                before);
    }

    /** Notes that a generation was swept, unless it lost another pointer meanwhile; one that nobody can need is forgotten. */
    void swept(Retired generation) {
        sql.update(
                "update registry_generation set retired = null where id = ? and retired = ?",
                generation.id(),
                generation.since());
        // One lock at a time, since a publication takes the same ones in another order.
        boolean pointedTo = sql.number(
                        "select count(*) from registry_published where generation = ? and part <> ?",
                        generation.id(),
                        TREE)
                > 0;
        boolean held = sql.number("select count(*) from registry_move where former = ?", generation.id()) > 0;
        if (!pointedTo && !held) {
            sql.update("delete from registry_generation where id = ? and retired is null", generation.id());
        }
    }
}
