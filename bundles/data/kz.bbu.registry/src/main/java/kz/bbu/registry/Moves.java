package kz.bbu.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.store.Sql;

/** Remembers which pointers each import moved, so that it can be undone, and holds the rows that they named before. */
final class Moves {
    /** How long an import can be undone. */
    static final Duration KEPT = Duration.ofDays(30);

    /** What a pointer names if there is nothing. */
    private static final long NONE = -1;

    private final Sql sql;
    private final Generations generations;

    Moves(Sql sql, Generations generations) {
        this.sql = sql;
        this.generations = generations;
    }

    /** Notes what the pointers that a generation will move name now. */
    void remember(long generation, Instant now) {
        sql.update(
                "insert into registry_move (generation, source_id, part, org_id, former, moved) select n.generation, n.source_id, n.part, n.org_id, coalesce(p.generation, "
                        + NONE
                        + "), cast(? as timestamp) from registry_pending n left join registry_published p on p.source_id = n.source_id and p.part = n.part and p.org_id = n.org_id where n.generation = ?",
                now,
                generation);
    }

    Publisher.Undo undoable(long generation) {
        record Made(long source, Instant at) {}
        Optional<Made> made = sql.one(
                "select source_id, moved from registry_move where generation = ? and undone is null and moved > ?",
                row -> new Made(row.getLong(1), Sql.instant(row, 2).orElseThrow()),
                generation,
                Instant.now().minus(KEPT));
        if (made.isEmpty()) {
            return Publisher.Undo.NOTHING;
        }
        long later = sql.number(
                "select count(*) from registry_move where source_id = ? and generation <> ? and undone is null and moved >= ?",
                made.get().source(),
                generation,
                made.get().at());
        return later > 0 || bearsOthers(generation, made.get().source())
                ? Publisher.Undo.LATER
                : Publisher.Undo.POSSIBLE;
    }

    /** Whether another source stands under an organisation that only this generation brought. */
    private boolean bearsOthers(long generation, long source) {
        String without = "select id from registry_org where generation = ";
        return sql.one(
                                "select former from registry_move where generation = ? and part = ?",
                                row -> row.getLong(1),
                                generation,
                                Kind.ORG.part())
                        .map(former -> sql.number(
                                "select count(*) from registry_published p join registry_generation g on g.id = p.generation where p.part = ? and p.source_id <> ? and g.authority_id in ("
                                        + without + "?) and g.authority_id not in (" + without + "?)",
                                Kind.ORG.part(),
                                source,
                                generation,
                                former))
                        .orElse(0L)
                > 0;
    }

    /** Lets the pointers name again what they named before. */
    void undo(long generation) {
        record Move(long sourceId, String part, long orgId, long former) {}
        List<Move> moves = sql.list(
                "select source_id, part, org_id, former from registry_move where generation = ? and undone is null",
                row -> new Move(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)),
                generation);
        for (Move move : moves) {
            if (move.former() == NONE) {
                generations.unpoint(move.sourceId(), move.part(), move.orgId());
            } else {
                generations.point(move.sourceId(), move.part(), move.orgId(), move.former());
            }
        }
        Instant now = Instant.now();
        sql.update("update registry_move set undone = ? where generation = ?", now, generation);
        sql.update(
                "update registry_generation set state = 'UNDONE', changed = ?, retired = ? where id = ?",
                now,
                now,
                generation);
    }

    /** The institutions whose rows of a generation an undo may need; 0 for a part that is not kept by institution. */
    Set<Long> held(long generation, String part) {
        return Set.copyOf(sql.list(
                "select org_id from registry_move where former = ? and part = ?",
                row -> row.getLong(1),
                generation,
                part));
    }

    /** Lets go what was published before a time, and what was undone before another; a moment of a sweep may still see an undone move's pointer as it was. */
    void forget(Instant published, Instant undone) {
        String old = " registry_move where moved < ? or undone < ?";
        sql.update(
                "update registry_generation set retired = ? where id in (select former from" + old + ")",
                Instant.now(),
                published,
                undone);
        sql.update("delete from" + old, published, undone);
    }
}
