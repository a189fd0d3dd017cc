package kz.bbu.registry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.store.Sql;
import kz.bbu.registry.InstitutionFigures.Figure;

/** Compares a new generation with what readers see, and completes it by what a delta does not mention. */
final class Changes {
    private final Sql sql;
    private final Bulk bulk;
    private final Generations generations;
    private final Load load;
    private final Set<Kind> kinds;
    private final Map<Kind, Set<Long>> changed = new EnumMap<>(Kind.class);
    private final Map<Rows, Map<Long, Long>> known = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();

    Changes(Sql sql, Bulk bulk, Generations generations, Load load, Set<Kind> kinds) {
        this.sql = sql;
        this.bulk = bulk;
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
        for (long generation : List.of(generations.published(load.sourceId(), Kind.ORG, 0), load.importId())) {
            sql.each(
                    "select id, name from registry_org where generation = ?",
                    row -> names.put(row.getLong(1), row.getString(2)),
                    generation);
        }
        List<LoadCount> counts = new ArrayList<>();
        for (Kind kind : kinds) {
            changed.put(kind, new HashSet<>());
            if (!kind.comesWithUsers(load)) {
                counts.addAll(count(kind, read.get(kind), skipped.get(kind)));
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

    /** The count of a kind as a whole, then those of the institutions. */
    private List<LoadCount> count(Kind kind, long read, long skipped) {
        Map<Figure, Long> sums = new EnumMap<>(Figure.class);
        InstitutionFigures institutions = new InstitutionFigures();
        institutions.add(Figure.READ, byInstitution(Rows.all(kind, load.importId(), 0)));
        for (Long organisation : touched(kind)) {
            long old = generations.published(load.sourceId(), kind, organisation);
            Map<Figure, Rows> rows = isDelta(kind) ? ofDelta(kind, old, organisation) : ofBulk(kind, old, organisation);
            rows.forEach((figure, selected) -> {
                long number = selected.count(sql);
                if (number > 0) {
                    sums.merge(figure, number, Long::sum);
                    changed.get(kind).add(organisation);
                    institutions.add(
                            figure, kind.byInstitution() ? Map.of(organisation, number) : byInstitution(selected));
                }
            });
        }
        if (kind.byInstitution() && isDelta(kind)) {
            changed.get(kind).addAll(left(kind));
        }
        List<LoadCount> counts = new ArrayList<>();
        counts.add(new LoadCount(
                kind.part(),
                0,
                "",
                read,
                sums.getOrDefault(Figure.ADDED, 0L),
                sums.getOrDefault(Figure.CHANGED, 0L),
                sums.getOrDefault(Figure.ENDED, 0L),
                skipped));
        counts.addAll(institutions.counts(kind, names));
        return counts;
    }

    private Map<Long, Long> byInstitution(Rows rows) {
        return known.computeIfAbsent(rows, r -> r.byInstitution(sql, roles(r)));
    }

    /** The generations that tell where people of a selection have roles: a delta has only the roles that changed. */
    private List<Long> roles(Rows rows) {
        long published = generations.published(load.sourceId(), Kind.ROLE, 0);
        if (rows.generation() != load.importId() || !kinds.contains(Kind.ROLE)) {
            return List.of(published);
        }
        return isDelta(Kind.ROLE) ? List.of(load.importId(), published) : List.of(load.importId());
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

    private Map<Figure, Rows> ofBulk(Kind kind, long old, long organisation) {
        if (old < 0) {
            return Map.of(Figure.ADDED, Rows.all(kind, load.importId(), organisation));
        }
        String kept = kind == Kind.ACCOUNT ? " and " + ofReplaced() : "";
        return Map.of(
                Figure.ADDED, rows(kind, load.importId(), organisation, missing(kind), old),
                Figure.CHANGED, rows(kind, load.importId(), organisation, differing(kind), old),
                Figure.ENDED, rows(kind, old, organisation, missing(kind) + kept, load.importId()));
    }

    private Map<Figure, Rows> ofDelta(Kind kind, long old, long organisation) {
        return Map.of(
                Figure.ADDED, rows(kind, load.importId(), organisation, " and n.ended = false" + missing(kind), old),
                Figure.CHANGED,
                        rows(kind, load.importId(), organisation, " and n.ended = false" + differing(kind), old),
                Figure.ENDED,
                        rows(
                                kind,
                                load.importId(),
                                organisation,
                                " and n.ended = true and" + present(kind) + ")",
                                old));
    }

    private static Rows rows(Kind kind, long generation, long organisation, String condition, long other) {
        return new Rows(kind, generation, organisation, condition, OptionalLong.of(other));
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
        long taken = 0;
        for (Long organisation : changed.get(kind)) {
            long old = generations.published(load.sourceId(), kind, organisation);
            String condition = (kind.byInstitution() ? " and n.org_id = " + organisation : "")
                    + (accounts ? " and not " + ofReplaced() : "")
                    + (kind.comesWithUsers(load)
                            ? " and not exists (select 1 from registry_person o where o.generation = ? and o.id = n.person_id)"
                            : missing(kind));
            taken += takeOver(kind, old, condition);
        }
        if (taken > 0) {
            bulk.changed(kind.table());
        }
        String ended = " from " + kind.table() + " where generation = ? and ended = true";
        Portions.each(
                sql.number("select count(*)" + ended, load.importId()),
                (low, high) -> sql.update("delete" + ended + " and id >= ? and id <= ?", load.importId(), low, high));
    }

    /** What is taken over stands on no line of the load's files. */
    private long takeOver(Kind kind, long old, String condition) {
        String columns =
                String.join(", ", kind.columns().subList(1, kind.columns().size()));
        String insert = "insert into " + kind.table() + " (generation, " + columns + ") select cast(? as bigint), n."
                + columns.replace(", ", ", n.").replace("n.line,", "0,") + " from " + kind.table()
                + " n where n.generation = ? and n.id >= ? and n.id <= ?" + condition;
        long rows = sql.number("select count(*) from " + kind.table() + " where generation = ?", old);
        return Portions.each(rows, (low, high) -> sql.update(insert, load.importId(), old, low, high, load.importId()));
    }
}
