package kz.bbu.registry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.store.Sql;

/** Compares a new generation with what readers see, and completes it by what a delta does not mention. */
final class Changes {
    private final Sql sql;
    private final Generations generations;
    private final Load load;
    private final Set<Kind> kinds;
    private final Map<Kind, Set<Long>> changed = new EnumMap<>(Kind.class);

    Changes(Sql sql, Generations generations, Load load, Set<Kind> kinds) {
        this.sql = sql;
        this.generations = generations;
        this.load = load;
        this.kinds = kinds;
    }

    /** Counts what publishing would do, makes the generation whole, and notes the pointers that will move. */
    List<LoadCount> settle(Map<Kind, Long> read) {
        Map<Kind, Long> skipped = new EnumMap<>(Kind.class);
        for (Kind kind : kinds) {
            skipped.put(kind, isDelta(kind) ? dropStale(kind) : 0L);
        }
        List<LoadCount> counts = new ArrayList<>();
        for (Kind kind : kinds) {
            changed.put(kind, new HashSet<>());
            if (!kind.comesWithUsers(load)) {
                counts.add(count(kind, read.get(kind), skipped.get(kind)));
            }
        }
        for (Kind kind : kinds) {
            if (kind.comesWithUsers(load)) {
                changed.get(kind).addAll(changed.get(Kind.PERSON));
            }
        }
        // What comes with users first: it goes by the users that the delta itself has.
        kinds.stream().filter(kind -> kind.comesWithUsers(load)).forEach(this::complete);
        kinds.stream().filter(kind -> !kind.comesWithUsers(load)).forEach(this::complete);
        changed.forEach((kind, organisations) -> organisations.forEach(
                organisation -> generations.pend(load.importId(), load.sourceId(), kind.part(), organisation)));
        return counts;
    }

    /** The kinds that publishing will change. */
    Set<Kind> changed() {
        return changed.keySet().stream()
                .filter(kind -> !changed.get(kind).isEmpty())
                .collect(Collectors.toSet());
    }

    /** The institutions for which publishing will move the pointer of a kind. */
    Set<Long> institutions(Kind kind) {
        return changed.getOrDefault(kind, Set.of());
    }

    private boolean isDelta(Kind kind) {
        return load.mode(kind.file(load)) == Load.Mode.DELTA;
    }

    /** A row of a delta that is older than what is stored says nothing new. */
    private long dropStale(Kind kind) {
        Kind dated = kind.comesWithUsers(load) ? Kind.PERSON : kind;
        String id = kind.comesWithUsers(load) ? "person_id" : "id";
        String table = kind.table();
        long dropped = 0;
        for (Long organisation : touched(kind)) {
            dropped += sql.update(
                    "delete from " + table + " where generation = ?"
                            + (kind.byInstitution() ? " and org_id = " + organisation : "")
                            + " and exists (select 1 from " + dated.table()
                            + " o where o.generation = ? and o.id = " + table + "." + id + " and o.modified > "
                            + table + ".modified)",
                    load.importId(),
                    generations.published(load.sourceId(), dated, organisation));
        }
        return dropped;
    }

    private LoadCount count(Kind kind, long read, long skipped) {
        long added = 0;
        long altered = 0;
        long ended = 0;
        for (Long organisation : touched(kind)) {
            long old = generations.published(load.sourceId(), kind, organisation);
            long[] counts = isDelta(kind) ? countDelta(kind, old, organisation) : countBulk(kind, old, organisation);
            added += counts[0];
            altered += counts[1];
            ended += counts[2];
            if (counts[0] + counts[1] + counts[2] > 0) {
                changed.get(kind).add(organisation);
            }
        }
        if (kind.byInstitution() && isDelta(kind)) {
            changed.get(kind).addAll(left(kind));
        }
        return new LoadCount(kind.part(), 0, read, added, altered, ended, skipped);
    }

    private List<Long> touched(Kind kind) {
        if (!kind.byInstitution()) {
            return List.of(0L);
        }
        return isDelta(kind)
                ? sql.list(
                        "select distinct org_id from " + kind.table() + " where generation = ?",
                        row -> row.getLong(1),
                        load.importId())
                : List.copyOf(Replaced.organisations(load).keySet());
    }

    /** The institutions that records of a delta have left for others. */
    private List<Long> left(Kind kind) {
        return sql.list(
                "select distinct o.org_id from " + kind.table() + " n join " + kind.table()
                        + " o on o.id = n.id and o.org_id <> n.org_id join registry_published p on p.source_id = ? and p.part = ? and p.org_id = o.org_id and p.generation = o.generation where n.generation = ?",
                row -> row.getLong(1),
                load.sourceId(),
                kind.part(),
                load.importId());
    }

    private long[] countBulk(Kind kind, long old, long organisation) {
        String kept = kind == Kind.ACCOUNT ? " and " + ofReplaced() : "";
        return new long[] {
            number(kind, load.importId(), organisation, missing(kind), old),
            number(kind, load.importId(), organisation, differing(kind), old),
            number(kind, old, organisation, missing(kind) + kept, load.importId())
        };
    }

    private long[] countDelta(Kind kind, long old, long organisation) {
        return new long[] {
            number(kind, load.importId(), organisation, " and n.ended = false" + missing(kind), old),
            number(kind, load.importId(), organisation, " and n.ended = false" + differing(kind), old),
            number(kind, load.importId(), organisation, " and n.ended = true and" + present(kind) + ")", old)
        };
    }

    private long number(Kind kind, long generation, long organisation, String condition, long other) {
        String select = "select count(*) from " + kind.table() + " n where n.generation = ?";
        return kind.byInstitution()
                ? sql.number(select + " and n.org_id = ?" + condition, generation, organisation, other)
                : sql.number(select + condition, generation, other);
    }

    private static String present(Kind kind) {
        return " exists (select 1 from " + kind.table() + " o where o.generation = ? and o.id = n.id";
    }

    private static String missing(Kind kind) {
        return " and not" + present(kind) + ")";
    }

    private static String differing(Kind kind) {
        return " and" + present(kind) + " and o.hash <> n.hash)";
    }

    /** Accounts name no institution: the replaced ones are those of people who have a role there. */
    private String ofReplaced() {
        Kind roles = Kind.ROLE;
        long generation = kinds.contains(roles) ? load.importId() : generations.published(load.sourceId(), roles, 0);
        String organisations = Replaced.organisations(load).keySet().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "0, ", ""))
                .replaceAll(", $", "");
        return "exists (select 1 from registry_role r where r.generation = " + generation
                + " and r.person_id = n.id and r.org_id in (" + organisations + "))";
    }

    /** Takes over what the load does not mention and does not replace, in portions, and forgets what it ended. */
    private void complete(Kind kind) {
        boolean accounts = kind == Kind.ACCOUNT && !isDelta(kind);
        if (!isDelta(kind) && !accounts) {
            return;
        }
        for (Long organisation : changed.get(kind)) {
            long old = generations.published(load.sourceId(), kind, organisation);
            String condition = (kind.byInstitution() ? " and n.org_id = " + organisation : "")
                    + (accounts ? " and not " + ofReplaced() : "")
                    + (kind.comesWithUsers(load)
                            ? " and not exists (select 1 from registry_person o where o.generation = ? and o.id = n.person_id)"
                            : missing(kind));
            takeOver(kind, old, condition);
        }
        String ended = " from " + kind.table() + " where generation = ? and ended = true";
        Portions.each(
                sql.number("select count(*)" + ended, load.importId()),
                (low, high) -> sql.update("delete" + ended + " and id >= ? and id <= ?", load.importId(), low, high));
    }

    private void takeOver(Kind kind, long old, String condition) {
        String columns =
                String.join(", ", kind.columns().subList(1, kind.columns().size()));
        String insert = "insert into " + kind.table() + " (generation, " + columns + ") select cast(? as bigint), n."
                + columns.replace(", ", ", n.") + " from " + kind.table()
                + " n where n.generation = ? and n.id >= ? and n.id <= ?" + condition;
        long rows = sql.number("select count(*) from " + kind.table() + " where generation = ?", old);
        Portions.each(rows, (low, high) -> sql.update(insert, load.importId(), old, low, high, load.importId()));
    }
}
