package kz.bbu.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.platform.Matches;
import kz.bbu.api.store.Sql;

/** Counts the people of an institution that several sources have: whoever has one IIN and does not differ counts once. */
final class MergedPeople {
    private static final int FLAGS = 4;

    private final Sql sql;
    private final Generations generations;
    private final Map<Set<Long>, Matches.State> decisions;
    private final Map<Long, Boolean> withIins = new HashMap<>();

    MergedPeople(Sql sql) {
        this.sql = sql;
        this.generations = new Generations(sql);
        this.decisions = new MatchBook(sql, generations).decisions(Matches.Kind.PERSON);
    }

    /** A person, perhaps of several sources; flags: pupil, parent, staff, registered. */
    private static final class Human {
        private final List<Long> ids = new ArrayList<>();
        private final List<MatchBook.Traits> traits = new ArrayList<>();
        private final List<Long> sources = new ArrayList<>();
        private final boolean[] flags = new boolean[FLAGS];
    }

    /** Whether counting anew can find anything: at least two of the sources have IINs. */
    boolean canShare(List<Node.Part> parts) {
        return parts.stream()
                        .map(part -> part.source)
                        .distinct()
                        .filter(this::hasIins)
                        .count()
                > 1;
    }

    private boolean hasIins(long source) {
        return withIins.computeIfAbsent(
                source,
                s -> sql.one(
                                "select iin_hash from registry_person where generation = ? and iin_hash is not null fetch first 1 rows only",
                                row -> true,
                                generations.published(s, Kind.PERSON, 0))
                        .isPresent());
    }

    /** Pupils, staff, parents, then those of them who are registered. */
    long[] count(List<Node.Part> parts) {
        List<Human> all = new ArrayList<>();
        Map<String, List<Human>> byIin = new HashMap<>();
        for (Node.Part part : parts) {
            read(part, all, byIin);
        }
        long[] counts = new long[6];
        for (Human human : all) {
            boolean[] kinds = {human.flags[0], human.flags[2], human.flags[1]};
            for (int i = 0; i < kinds.length; i++) {
                counts[i] += kinds[i] ? 1 : 0;
                counts[i + kinds.length] += kinds[i] && human.flags[3] ? 1 : 0;
            }
        }
        return counts;
    }

    private void read(Node.Part part, List<Human> all, Map<String, List<Human>> byIin) {
        sql.each(
                "select r.person_id, pe.iin_hash, pe.name_fold, d.birth, " + PeopleCounts.FLAGS
                        + " from registry_role r join registry_person pe on pe.generation = ? and pe.id = r.person_id"
                        + " left join registry_account a on a.generation = ? and a.id = r.person_id"
                        + " left join registry_demographics d on d.generation = ? and d.id = r.person_id"
                        + " where r.generation = ? and r.org_id = ? group by r.person_id, pe.iin_hash, pe.name_fold, d.birth",
                row -> {
                    String iin = row.getString(2);
                    MatchBook.Traits traits = new MatchBook.Traits(row.getString(3), Sql.date(row, 4));
                    Human human = iin == null ? null : same(byIin.get(iin), part.source, row.getLong(1), traits);
                    if (human == null) {
                        human = new Human();
                        all.add(human);
                        if (iin != null) {
                            byIin.computeIfAbsent(iin, key -> new ArrayList<>()).add(human);
                        }
                    }
                    human.ids.add(row.getLong(1));
                    human.traits.add(traits);
                    human.sources.add(part.source);
                    for (int i = 0; i < FLAGS; i++) {
                        human.flags[i] |= row.getInt(5 + i) > 0;
                    }
                },
                generations.published(part.source, Kind.PERSON, 0),
                generations.published(part.source, Kind.ACCOUNT, 0),
                generations.published(part.source, Kind.DEMOGRAPHICS, 0),
                generations.published(part.source, Kind.ROLE, 0),
                part.id);
    }

    /** The human among those of the same IIN who a person of another source is; null for none. */
    private Human same(List<Human> candidates, long source, long id, MatchBook.Traits traits) {
        for (Human human : candidates == null ? List.<Human>of() : candidates) {
            if (!human.sources.contains(source) && isSame(human, id, traits)) {
                return human;
            }
        }
        return null;
    }

    private boolean isSame(Human human, long id, MatchBook.Traits traits) {
        for (int i = 0; i < human.ids.size(); i++) {
            Matches.State decided = decisions.get(Set.of(human.ids.get(i), id));
            boolean isSame = decided == null ? human.traits.get(i).agree(traits) : decided == Matches.State.SAME;
            if (!isSame) {
                return false;
            }
        }
        return true;
    }
}
