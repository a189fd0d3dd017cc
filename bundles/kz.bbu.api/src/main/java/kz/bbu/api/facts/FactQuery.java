package kz.bbu.api.facts;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.registry.InstitutionQuery;

/**
 * Which records are counted and by what they are told apart; always narrowed further by the viewer's scope.
 *
 * @param by the dimensions of the answer; empty for one row of everything
 * @param institutions those of these institutions; the query's window is left aside
 * @param institution those of this institution only; empty for all of {@code institutions}
 * @param only values of dimensions that records must have one of, as in {@link FactRow}: Long, or String for language, shift and journal
 * @param except values of dimensions that records must not have
 * @param periods those of these reporting periods; empty for all
 * @param weeks those of the weeks that begin within these days, both included; empty for all
 * @param counts what is wanted of the records; empty for every count, which costs more time
 */
public record FactQuery(
        Set<Dimension> by,
        InstitutionQuery institutions,
        OptionalLong institution,
        Map<Dimension, Set<Object>> only,
        Map<Dimension, Set<Object>> except,
        Set<Period> periods,
        Optional<Weeks> weeks,
        Set<Count> counts) {

    /** Days between which weeks begin, both included. */
    public record Weeks(LocalDate first, LocalDate last) {}

    public FactQuery {
        by = by.isEmpty() ? EnumSet.noneOf(Dimension.class) : EnumSet.copyOf(by);
        Objects.requireNonNull(institutions);
        Objects.requireNonNull(institution);
        only = Map.copyOf(only);
        except = Map.copyOf(except);
        periods = Set.copyOf(periods);
        Objects.requireNonNull(weeks);
        counts = Set.copyOf(counts);
    }

    /** Everything in the scope, told apart by some dimensions. */
    public static FactQuery by(Dimension... dimensions) {
        return new FactQuery(
                Set.of(dimensions),
                InstitutionQuery.ALL,
                OptionalLong.empty(),
                Map.of(),
                Map.of(),
                Set.of(),
                Optional.empty(),
                Set.of());
    }

    /** Everything in the scope as one row. */
    public static FactQuery all() {
        return by(new Dimension[0]);
    }

    public FactQuery of(InstitutionQuery chosen) {
        return new FactQuery(by, chosen, institution, only, except, periods, weeks, counts);
    }

    public FactQuery institution(OptionalLong id) {
        return new FactQuery(by, institutions, id, only, except, periods, weeks, counts);
    }

    public FactQuery institution(long id) {
        return institution(OptionalLong.of(id));
    }

    /** Only records whose dimension has one of some values; all if there are none. */
    public FactQuery only(Dimension dimension, Set<?> values) {
        return values.isEmpty()
                ? this
                : new FactQuery(
                        by, institutions, institution, with(only, dimension, values), except, periods, weeks, counts);
    }

    /** Only records whose dimension has a value. */
    public FactQuery only(Dimension dimension, Object value) {
        return only(dimension, Set.of(value));
    }

    /** Only records whose dimension has none of some values. */
    public FactQuery except(Dimension dimension, Set<?> values) {
        return values.isEmpty()
                ? this
                : new FactQuery(
                        by, institutions, institution, only, with(except, dimension, values), periods, weeks, counts);
    }

    public FactQuery in(Period... chosen) {
        return in(Set.of(chosen));
    }

    public FactQuery in(Set<Period> chosen) {
        return new FactQuery(by, institutions, institution, only, except, chosen, weeks, counts);
    }

    /** Only what happened in weeks that begin between two days, both included. */
    public FactQuery weeks(LocalDate first, LocalDate last) {
        return new FactQuery(
                by, institutions, institution, only, except, periods, Optional.of(new Weeks(first, last)), counts);
    }

    /** Only some counts, and those that some measures need; the others are 0 in the answer. */
    public FactQuery counting(Set<Count> wanted, Measure... measures) {
        Set<Count> all = EnumSet.noneOf(Count.class);
        all.addAll(wanted);
        for (Measure measure : measures) {
            measure.numerator().forEach(term -> all.add(term.count()));
            measure.denominator().forEach(term -> all.add(term.count()));
        }
        return new FactQuery(by, institutions, institution, only, except, periods, weeks, all);
    }

    /** The same records, told apart by other dimensions. */
    public FactQuery toldApartBy(Dimension... dimensions) {
        return new FactQuery(Set.of(dimensions), institutions, institution, only, except, periods, weeks, counts);
    }

    private static Map<Dimension, Set<Object>> with(
            Map<Dimension, Set<Object>> before, Dimension dimension, Set<?> values) {
        Map<Dimension, Set<Object>> more = new HashMap<>(before);
        more.put(dimension, values.stream().map(value -> (Object) value).collect(Collectors.toUnmodifiableSet()));
        return more;
    }
}
