package kz.bbu.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.store.Sql;

/** Deletes what nobody sees any more, an institution at a time, so that nobody waits for it. */
final class Sweep {
    private static final List<String> TABLES = tables();

    private final Sql sql;

    Sweep(Sql sql) {
        this.sql = sql;
    }

    private static List<String> tables() {
        List<String> tables = new ArrayList<>(List.of("facts_sheet", "facts_visits"));
        for (Cube cube : Cube.values()) {
            tables.add(cube.table());
        }
        return tables;
    }

    private record Place(long generation, long orgId, int year, String part) {}

    /**
     * Deletes what was given up before a time, and what was replaced before another.
     *
     * @param replacedBefore imports whose former layers ended before it can no longer be undone
     */
    void run(Instant givenUpBefore, Instant replacedBefore) {
        sql.list(
                        "select id from facts_generation where state = 'DISCARDED' and changed < ?",
                        row -> row.getLong(1),
                        givenUpBefore)
                .forEach(this::drop);
        // A layer that an undo brought back is there twice, under two versions.
        List<Place> over = sql.list(
                "select distinct l.generation, l.org_id, l.school_year, l.part from facts_layer l where l.ended < ? and not exists (select 1 from facts_layer n where n.generation = l.generation and n.org_id = l.org_id and n.school_year = l.school_year and n.part = l.part and (n.ended is null or n.ended >= ?))",
                row -> new Place(row.getLong(1), row.getLong(2), row.getInt(3), row.getString(4)),
                replacedBefore,
                replacedBefore);
        over.forEach(this::sweep);
    }

    private void sweep(Place place) {
        String where = " where generation = ? and org_id = ? and school_year = ?";
        Object[] values = {place.generation(), place.orgId(), place.year()};
        switch (place.part()) {
            case Layers.COUNTS -> {
                for (Cube cube : Cube.values()) {
                    sql.update("delete from " + cube.table() + where, values);
                }
            }
            case Layers.VISITS -> sql.update("delete from facts_visits" + where, values);
            default ->
                sql.update(
                        "delete from facts_sheet" + where + " and part = ?",
                        place.generation(),
                        place.orgId(),
                        place.year(),
                        place.part());
        }
        sql.update(
                "delete from facts_layer" + where + " and part = ?",
                place.generation(),
                place.orgId(),
                place.year(),
                place.part());
    }

    /** Deletes all rows of a generation, whoever left them. */
    void drop(long generation) {
        for (String table : TABLES) {
            sql.list(
                            "select distinct org_id from " + table + " where generation = ?",
                            row -> row.getLong(1),
                            generation)
                    .forEach(org -> sql.update(
                            "delete from " + table + " where generation = ? and org_id = ?", generation, org));
        }
        sql.update("delete from facts_layer where generation = ?", generation);
        sql.update("delete from facts_generation where id = ?", generation);
    }
}
