package kz.bbu.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.registry.People;
import kz.bbu.api.registry.People.Person;
import kz.bbu.api.store.Sql;

/**
 * One search of the index of names, in one of two ways.
 *
 * <p>By the rarest word that was typed, where few people have it; otherwise by walking through the names in order, where so many are wanted that a page is soon full. The walk ends after a bounded way in
 * any case, and the next page goes on. Whom the index proposes is read from the tree, which decides.
 */
final class PeopleSearch {
    private static final int FIRST_STEP = 200;
    private static final int LONGEST_STEP = 10_000;
    private static final int LONGEST_WAY = 50_000;
    private static final int MOST_OF_A_WORD = 30_000;

    /** How much longer reading a person by a word takes than walking past one. */
    private static final int COST_OF_A_WORD = 3;

    private final Sql sql;
    private final PersonRows rows;
    private final PersonWords words;
    private final PeopleIndex.Half half;
    private final Wanted wanted;

    PeopleSearch(Sql sql, PersonRows rows, PersonWords words, PeopleIndex.Half half, Wanted wanted) {
        this.sql = sql;
        this.rows = rows;
        this.words = words;
        this.half = half;
        this.wanted = wanted;
    }

    private record Candidate(int place, PersonRows.Key key) {}

    /** What the tree says of candidates, until a page is full. */
    private final class Found {
        private final long tree;
        private final Scope scope;
        private final List<Person> persons = new ArrayList<>();
        private int lastPlace;
        private boolean hasMore;

        Found(long tree, Scope scope) {
            this.tree = tree;
            this.scope = scope;
        }

        /** Takes candidates in the order of their places; false once the page is full and one more is known. */
        boolean take(List<Candidate> candidates) {
            int most = wanted.query().limit() + 1 - persons.size();
            for (int start = 0; start < candidates.size(); start += Math.max(most, 1)) {
                List<Candidate> part =
                        candidates.subList(start, Math.min(candidates.size(), start + Math.max(most, 1)));
                Map<PersonRows.Key, Listed> read =
                        rows.find(tree, scope, part.stream().map(Candidate::key).toList());
                for (Candidate candidate : part) {
                    Listed person = read.get(candidate.key());
                    if (person == null || !wanted.has(person, words)) {
                        continue;
                    }
                    if (persons.size() == wanted.query().limit()) {
                        hasMore = true;
                        return false;
                    }
                    persons.add(person.shown());
                    lastPlace = candidate.place();
                }
            }
            return true;
        }
    }

    People.Found find(long tree, Scope scope, boolean everything, long people, People.State state) {
        Set<Long> organisations = everything ? Set.of() : organisations(tree, scope);
        Found found = new Found(tree, scope);
        int after = after();
        Optional<PersonWords.Term> rarest = rarest(everything ? 1 : (double) people / Math.max(1, half.persons()));
        OptionalLong count = OptionalLong.empty();
        boolean isPartial = false;
        if (rarest.isPresent()) {
            List<Candidate> all = byWord(rarest.get(), organisations);
            count = OptionalLong.of(all.size());
            found.take(all.stream().filter(c -> c.place() > after).toList());
        } else {
            isPartial = !walk(after, organisations, found);
        }
        int last = isPartial && !found.hasMore ? Math.min(after + LONGEST_WAY, Integer.MAX_VALUE) : found.lastPlace;
        Optional<String> next =
                found.hasMore || isPartial ? Optional.of(half.edition() + "." + last) : Optional.empty();
        return new People.Found(found.persons, count, next, isPartial, state, half.loginsUntil());
    }

    /** The place that the former page ended at; 0 for the first page, and where the index was made anew meanwhile. */
    private int after() {
        String[] parts = wanted.query().after().split("\\.", 2);
        boolean isOfThis =
                parts.length == 2 && parts[0].equals(Long.toString(half.edition())) && parts[1].matches("[0-9]{1,9}");
        return isOfThis ? Integer.parseInt(parts[1]) : 0;
    }

    private Set<Long> organisations(long tree, Scope scope) {
        return new HashSet<>(sql.list(
                "select t.org_id from registry_node n join registry_seen t on t.tree = n.tree and t.node_id = n.id where n.tree = ? and n.position >= ? and n.position <= ?",
                row -> row.getLong(1),
                tree,
                scope.first(),
                scope.last()));
    }

    /** The word to search by; empty where walking is quicker. */
    private Optional<PersonWords.Term> rarest(double shareOfScope) {
        double share = wanted.share() * shareOfScope;
        double all = Math.max(1, half.persons());
        // By more people than these of one word it takes longer than walking to a full page of them.
        long few = (long) Math.min(
                MOST_OF_A_WORD, Math.sqrt(wanted.query().limit() * all / (COST_OF_A_WORD * Math.max(share, 1e-6))));
        List<PersonWords.Term> longestFirst = wanted.terms().stream()
                .sorted(Comparator.comparingInt(
                        (PersonWords.Term term) -> -term.readings().get(0).length()))
                .toList();
        PersonWords.Term rarest = null;
        long fewest = MOST_OF_A_WORD + 1L;
        for (PersonWords.Term term : longestFirst) {
            long count = count(term, longestFirst.size() == 1 ? few + 1 : fewest);
            if (count <= few) {
                return Optional.of(term);
            }
            share *= count / all;
            if (count < fewest) {
                fewest = count;
                rarest = term;
            }
        }
        double way = wanted.query().limit() / Math.max(share, 1e-9);
        boolean walks = rarest == null || longestFirst.size() == 1 || way < (double) fewest * COST_OF_A_WORD;
        return walks ? Optional.empty() : Optional.of(rarest);
    }

    /** How many people have a word that begins so, counted no further than to a number. */
    private long count(PersonWords.Term term, long most) {
        List<Object> values = new ArrayList<>();
        String range = range(term, values);
        values.add(most);
        return sql.number(
                "select count(*) from (select place from " + half.words() + " where " + range
                        + " fetch first ? rows only) x",
                values.toArray());
    }

    private static String range(PersonWords.Term term, List<Object> values) {
        return term.readings().stream()
                .map(reading -> {
                    values.add(PersonWords.bytes(reading));
                    values.add(PersonWords.after(reading));
                    return "word >= ? and word < ?";
                })
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private List<Candidate> byWord(PersonWords.Term term, Set<Long> organisations) {
        List<Object> values = new ArrayList<>();
        String range = range(term, values);
        return candidates(half.words() + " where " + range + wanted.condition(values), organisations, values);
    }

    /** Walks on from a place; false if the way ended before the names did and before the page was full. */
    private boolean walk(int after, Set<Long> organisations, Found found) {
        int from = after;
        int step = FIRST_STEP;
        while (from < half.persons()) {
            if (from - after >= LONGEST_WAY) {
                return false;
            }
            Deadline.check();
            int to = Math.min(from + step, after + LONGEST_WAY);
            List<Object> values = new ArrayList<>(List.of(from, to));
            String part = half.listed() + " where place > ? and place <= ?" + wanted.condition(values);
            if (!found.take(candidates(part, organisations, values))) {
                return true;
            }
            from = to;
            step = Math.min(step * 4, LONGEST_STEP);
        }
        return true;
    }

    private List<Candidate> candidates(String part, Set<Long> organisations, List<Object> values) {
        List<Candidate> candidates = new ArrayList<>();
        sql.each(
                "select place, org_id, person_id from " + part + " order by place",
                row -> {
                    int place = row.getInt(1);
                    // Two words of a name can begin alike.
                    boolean again = !candidates.isEmpty()
                            && candidates.get(candidates.size() - 1).place() == place;
                    if (!again && (organisations.isEmpty() || organisations.contains(row.getLong(2)))) {
                        candidates.add(new Candidate(place, new PersonRows.Key(row.getLong(2), row.getLong(3))));
                    }
                },
                values.toArray());
        return candidates;
    }
}
