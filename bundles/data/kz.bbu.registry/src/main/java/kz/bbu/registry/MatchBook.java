package kz.bbu.registry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.Matches;
import kz.bbu.api.store.Sql;

/** Finds what two sources say differently of one number, and knows what was decided. */
final class MatchBook {
    private static final int MOST = 10_000;

    private final Sql sql;
    private final Generations generations;

    MatchBook(Sql sql, Generations generations) {
        this.sql = sql;
        this.generations = generations;
    }

    /** Two records of two sources, in the order in which they are kept. */
    record Pair(long firstSource, long first, long secondSource, long second) {}

    /** What tells one person from another. */
    record Traits(String name, Optional<LocalDate> birth) {
        /** Whether nothing speaks against it being one person; a name without a patronymic agrees with one that has it. */
        boolean agree(Traits other) {
            boolean names =
                    name.equals(other.name) || name.startsWith(other.name + " ") || other.name.startsWith(name + " ");
            return names && (birth.isEmpty() || other.birth.isEmpty() || birth.equals(other.birth));
        }
    }

    /** Whether two types of an institution can be of one; a source may say none. */
    static boolean typesAgree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** What was decided, by the two ids. */
    Map<Set<Long>, Matches.State> decisions(Matches.Kind kind) {
        Map<Set<Long>, Matches.State> decisions = new HashMap<>();
        sql.each(
                "select first_id, second_id, state from registry_match where kind = ? and (state = 'SAME' or state = 'DIFFERENT')",
                row -> decisions.put(Set.of(row.getLong(1), row.getLong(2)), Matches.State.valueOf(row.getString(3))),
                kind.name());
        return decisions;
    }

    /** Notes the persons of a load who have the IIN of somebody else in another source. */
    void notePersons(Load load, Set<Kind> kinds) {
        if (load.importId() < 0 || !kinds.contains(Kind.PERSON)) {
            return;
        }
        long births = kinds.contains(Kind.DEMOGRAPHICS)
                ? load.importId()
                : generations.published(load.sourceId(), Kind.DEMOGRAPHICS, 0);
        List<Long> others = sql.list(
                "select source_id from registry_published where part = ? and source_id <> ?",
                row -> row.getLong(1),
                Kind.PERSON.part(),
                load.sourceId());
        for (Long other : others) {
            sql
                    .list(
                            "select n.id, n.name_fold, b.birth, o.id, o.name_fold, c.birth from registry_person n join registry_person o on o.generation = ? and o.iin_hash = n.iin_hash left join registry_demographics b on b.generation = ? and b.id = n.id left join registry_demographics c on c.generation = ? and c.id = o.id where n.generation = ? and n.iin_hash is not null and n.ended = false and (n.name_fold <> o.name_fold or b.birth <> c.birth) fetch first "
                                    + MOST + " rows only",
                            row -> {
                                Traits mine = new Traits(row.getString(2), Sql.date(row, 3));
                                Traits theirs = new Traits(row.getString(5), Sql.date(row, 6));
                                return mine.agree(theirs)
                                        ? null
                                        : new Pair(other, row.getLong(4), load.sourceId(), row.getLong(1));
                            },
                            generations.published(other, Kind.PERSON, 0),
                            births,
                            generations.published(other, Kind.DEMOGRAPHICS, 0),
                            load.importId())
                    .stream()
                    .filter(pair -> pair != null)
                    .forEach(pair -> note(Matches.Kind.PERSON, pair));
        }
    }

    /** Notes a pair, unless it is known. */
    void note(Matches.Kind kind, Pair pair) {
        long known = sql.number(
                "select count(*) from registry_match where (first_id = ? and second_id = ?) or (first_id = ? and second_id = ?)",
                pair.first(),
                pair.second(),
                pair.second(),
                pair.first());
        if (known == 0) {
            sql.update(
                    "insert into registry_match (kind, first_source, first_id, second_source, second_id, state) values (?, ?, ?, ?, ?, 'OPEN')",
                    kind.name(),
                    pair.firstSource(),
                    pair.first(),
                    pair.secondSource(),
                    pair.second());
        }
    }

    /** The organisations that somebody said are different from those whose BIN they have. */
    Set<Long> separated() {
        return sql
                .list(
                        "select second_id from registry_match where kind = 'ORGANISATION' and state = 'DIFFERENT'",
                        row -> row.getLong(1))
                .stream()
                .collect(Collectors.toSet());
    }
}
