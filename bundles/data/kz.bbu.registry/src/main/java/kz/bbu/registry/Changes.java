package kz.bbu.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.store.Sql;

/** Compares a new generation with what readers see, and completes a delta by what it does not mention. */
final class Changes {
    private final Sql sql;
    private final Generations generations;

    Changes(Sql sql, Generations generations) {
        this.sql = sql;
        this.generations = generations;
    }

    /** Counts what publishing a kind would do, makes the generation whole, and notes the pointers if there is a change. */
    LoadCount settle(Load load, Kind kind, long read) {
        boolean delta = load.mode(Checks.file(kind, load)) == Load.Mode.DELTA;
        List<Long> touched = touched(load, kind, delta);
        long added = 0;
        long changed = 0;
        long ended = 0;
        long skipped = 0;
        for (Long org : touched) {
            long old = generations.published(load.sourceId(), kind, org);
            String mine = kind.byInstitution() ? " and n.org_id = " + org : "";
            skipped += delta ? dropStale(load, kind, old, mine) : 0;
            long[] counts = count(load, kind, old, mine, delta);
            if (kind == Kind.ACCOUNT && !delta) {
                counts[2] -= keepAccountsOfOthers(load, old);
            }
            if (delta) {
                complete(load, kind, old, mine);
            }
            added += counts[0];
            changed += counts[1];
            ended += counts[2];
            if (counts[0] + counts[1] + counts[2] > 0) {
                generations.pend(load.importId(), load.sourceId(), kind.part(), org);
            }
        }
        return new LoadCount(kind.part(), 0, read, added, changed, ended, skipped);
    }

    private List<Long> touched(Load load, Kind kind, boolean delta) {
        if (!kind.byInstitution()) {
            return List.of(0L);
        }
        Set<Long> named = Replaced.organisations(load);
        return delta
                ? sql.list(
                        "select distinct org_id from " + kind.table() + " where generation = ?",
                        row -> row.getLong(1),
                        load.importId())
                : new ArrayList<>(named);
    }

    /** A row of a delta that is older than what is stored says nothing new. */
    private long dropStale(Load load, Kind kind, long old, String mine) {
        return sql.update(
                "delete from " + kind.table() + " n where n.generation = ?" + mine
                        + " and exists (select 1 from " + kind.table()
                        + " o where o.generation = ? and o.id = n.id and o.modified > n.modified)",
                load.importId(),
                old);
    }

    private long[] count(Load load, Kind kind, long old, String mine, boolean delta) {
        String other = " (select 1 from " + kind.table() + " o where o.generation = ? and o.id = n.id";
        String from = "select count(*) from " + kind.table() + " n where n.generation = ?" + mine;
        long added = sql.number(from + " and n.ended = false and not exists" + other + ")", load.importId(), old);
        long changed = sql.number(
                from + " and n.ended = false and exists" + other + " and o.hash <> n.hash)", load.importId(), old);
        long ended = delta
                ? sql.number(from + " and n.ended = true and exists" + other + ")", load.importId(), old)
                : sql.number(from + " and not exists" + other + ")", old, load.importId());
        return new long[] {added, changed, ended};
    }

    /** A delta keeps what it does not mention. */
    private void complete(Load load, Kind kind, long old, String mine) {
        List<String> others = kind.columns().subList(1, kind.columns().size());
        String columns = String.join(", ", others);
        sql.update(
                "insert into " + kind.table() + " (generation, " + columns + ") select cast(? as bigint), " + columns
                        + " from " + kind.table() + " n where n.generation = ?" + mine
                        + " and not exists (select 1 from " + kind.table()
                        + " o where o.generation = ? and o.id = n.id)",
                load.importId(),
                old,
                load.importId());
        sql.update(
                "delete from " + kind.table() + " n where n.generation = ? and n.ended = true" + mine, load.importId());
    }

    /** Accounts name no institution: those of people who have no role in a replaced one are kept. Tells how many. */
    private long keepAccountsOfOthers(Load load, long old) {
        long roles = generations.published(load.sourceId(), Kind.ROLE, 0);
        Set<Long> replaced = Replaced.organisations(load);
        if (replaced.isEmpty()) {
            return 0;
        }
        StringBuilder orgs = new StringBuilder();
        for (Long org : replaced) {
            orgs.append(orgs.length() == 0 ? "" : ", ").append(org);
        }
        String columns = String.join(
                ", ", Kind.ACCOUNT.columns().subList(1, Kind.ACCOUNT.columns().size()));
        return sql.update(
                "insert into registry_account (generation, " + columns + ") select cast(? as bigint), " + columns
                        + " from registry_account n where n.generation = ? and not exists (select 1 from registry_account o where o.generation = ? and o.id = n.id)"
                        + " and not exists (select 1 from registry_role r where r.generation = ? and r.person_id = n.id and r.org_id in ("
                        + orgs + "))",
                load.importId(),
                old,
                load.importId(),
                roles);
    }
}
