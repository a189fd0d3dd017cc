package kz.bbu.itests;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import kz.bbu.api.facts.Count;

/** The figures of performance by place, subject and term, from whomever. */
final class Answer {
    /** What both sides count, in the order of the arrays. */
    static final List<Count> FIGURES = List.of(
            Count.MARK_1,
            Count.MARK_2,
            Count.MARK_3,
            Count.MARK_4,
            Count.MARK_5,
            Count.FORMATIVE_1,
            Count.FORMATIVE_2,
            Count.FORMATIVE_3,
            Count.FORMATIVE_4,
            Count.FORMATIVE_5,
            Count.FORMATIVE_6,
            Count.FORMATIVE_7,
            Count.FORMATIVE_8,
            Count.FORMATIVE_9,
            Count.FORMATIVE_10,
            Count.SOR,
            Count.SOR_SCORE,
            Count.SOR_MAX,
            Count.SOCH,
            Count.SOCH_SCORE,
            Count.SOCH_MAX,
            Count.MARKS,
            Count.FINAL_1,
            Count.FINAL_2,
            Count.FINAL_3,
            Count.FINAL_4,
            Count.FINAL_5);

    /** A group, by the numbers that its engine has for class or institution and for the subject. */
    record Group(long place, long subject, int term) {}

    private final Map<Group, long[]> groups = new HashMap<>();

    /** The figures of a group, to add to. */
    long[] of(long place, long subject, int term) {
        return groups.computeIfAbsent(new Group(place, subject, term), group -> new long[FIGURES.size()]);
    }

    int size() {
        return groups.size();
    }

    /** The same figures under names that both sides know; groups without a figure are left out. */
    Map<String, String> named(BiFunction<Long, Long, String> name) {
        Map<String, long[]> sums = new TreeMap<>();
        groups.forEach((group, figures) -> sums.merge(
                name.apply(group.place(), group.subject()) + ", term " + group.term(), figures, (one, other) -> {
                    long[] sum = one.clone();
                    Arrays.setAll(sum, i -> one[i] + other[i]);
                    return sum;
                }));
        sums.values().removeIf(figures -> Arrays.stream(figures).allMatch(figure -> figure == 0));
        Map<String, String> named = new TreeMap<>();
        sums.forEach((key, figures) -> named.put(key, Arrays.toString(figures)));
        return named;
    }
}
