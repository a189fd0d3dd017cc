package kz.bbu.api.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Alphabet;

/** A query's counts as the rows of a report: named, ordered, with those of which nothing was counted, and each with the query of its own records. */
public final class Breakdown {
    /** No id of anything. */
    private static final long NOBODY = -1;

    private final Registry registry;
    private final Facts facts;
    private final Classes classes;
    private final Alphabet alphabet;

    public Breakdown(Registry registry, Facts facts, Classes classes, Alphabet alphabet) {
        this.registry = registry;
        this.facts = facts;
        this.classes = classes;
        this.alphabet = alphabet;
    }

    /** What the rows are. */
    public enum By {
        /** Parallels; those without a grade are 0. */
        GRADE,
        /** Classes of the query's institution, in the order of its register; none if the query has no institution. */
        CLASS,
        /** Subjects by name. */
        SUBJECT,
        /** Teachers of the query's institution by name; none if the query has no institution. */
        TEACHER,
        /** Weeks, the earliest first; named by their first day as in ISO 8601. */
        WEEK,
        /** Institutions by name. */
        INSTITUTION,
        /** The authorities directly above the institutions, in the order of the institutions' names. */
        DISTRICT
    }

    /**
     * A row.
     *
     * @param key tells it from other rows, and is what {@link #of} takes
     * @param name empty where unknown
     * @param grade of a class or parallel; 0 for several grades together
     * @param counts all 0 where nothing was counted
     */
    public record Row(String key, String name, int grade, FactRow counts) {}

    /**
     * Gives the rows of a query one by one.
     *
     * @param also which classes of the register get a row even if nothing was counted; asked with {@link By#CLASS} only
     */
    public void rows(By by, FactQuery query, Predicate<SchoolClass> also, Consumer<Row> each) {
        switch (by) {
            case GRADE ->
                new TreeMap<>(counts(query, Dimension.GRADE))
                        .forEach((id, counts) ->
                                each.accept(new Row(id.toString(), id.toString(), id.intValue(), counts)));
            case WEEK ->
                new TreeMap<>(counts(query, Dimension.WEEK)).forEach((day, counts) -> {
                    String week = LocalDate.ofEpochDay(day).toString();
                    each.accept(new Row(week, week, 0, counts));
                });
            case CLASS -> query.institution().ifPresent(institution -> classes(institution, query, also, each));
            case SUBJECT -> {
                Map<Long, FactRow> counts = counts(query, Dimension.SUBJECT);
                Map<Long, String> names = new HashMap<>();
                facts.subjects(counts.keySet()).forEach((id, subject) -> names.put(id, subject.name()));
                named(counts, names, each);
            }
            case TEACHER ->
                query.institution().ifPresent(institution -> {
                    Map<Long, FactRow> counts = counts(query, Dimension.TEACHER);
                    named(counts, classes.names(institution, counts.keySet()), each);
                });
            case INSTITUTION -> {
                Map<Long, FactRow> counts = counts(query, Dimension.INSTITUTION);
                institutions(
                        query,
                        one -> each.accept(new Row(
                                Long.toString(one.id()),
                                one.name(),
                                0,
                                counts.getOrDefault(one.id(), FactRow.none()))));
            }
            case DISTRICT -> districts(query, each);
        }
    }

    private Map<Long, FactRow> counts(FactQuery query, Dimension dimension) {
        Map<Long, FactRow> counts = new HashMap<>();
        facts.select(query.toldApartBy(dimension), row -> counts.put(row.id(dimension), row));
        return counts;
    }

    private void classes(long institution, FactQuery query, Predicate<SchoolClass> also, Consumer<Row> each) {
        Map<Long, FactRow> counts = counts(query, Dimension.CLASS);
        for (SchoolClass one : classes(institution, counts.keySet(), also)) {
            FactRow row = counts.getOrDefault(one.id(), FactRow.none());
            each.accept(new Row(Long.toString(one.id()), one.name(), one.grade(), row));
        }
    }

    /**
     * The classes of some ids in the order of the institution's register, then those that stand there no more.
     *
     * @param also which other classes of the register are given
     */
    public List<SchoolClass> classes(long institution, Collection<Long> ids, Predicate<SchoolClass> also) {
        List<SchoolClass> known = new ArrayList<>(classes.of(institution));
        Set<Long> former = new HashSet<>(ids);
        known.forEach(one -> former.remove(one.id()));
        known.removeIf(one -> !ids.contains(one.id()) && !also.test(one));
        if (!former.isEmpty()) {
            classes.find(institution, former).values().stream()
                    .sorted(Comparator.comparingInt(SchoolClass::grade).thenComparing(SchoolClass::name))
                    .forEach(known::add);
        }
        return known;
    }

    /** Subject or teacher 0 stands for figures of classes as a whole, which are nobody's. */
    private void named(Map<Long, FactRow> counts, Map<Long, String> names, Consumer<Row> each) {
        counts.entrySet().stream()
                .filter(entry -> entry.getKey() != 0)
                .map(entry ->
                        new Row(entry.getKey().toString(), names.getOrDefault(entry.getKey(), ""), 0, entry.getValue()))
                .sorted((one, other) ->
                        Arrays.compareUnsigned(alphabet.sortKey(one.name()), alphabet.sortKey(other.name())))
                .forEach(each);
    }

    private void districts(FactQuery query, Consumer<Row> each) {
        Map<Long, FactRow> counts = counts(query, Dimension.INSTITUTION);
        Map<Long, Row> districts = new LinkedHashMap<>();
        institutions(query, one -> {
            Row district = districts.computeIfAbsent(
                    one.authorityId(), id -> new Row(id.toString(), one.authorityName(), 0, FactRow.none()));
            if (counts.containsKey(one.id())) {
                district.counts().add(counts.get(one.id()));
            }
        });
        districts.values().forEach(each);
    }

    /** Gives the institutions of a query by name. */
    public void institutions(FactQuery query, Consumer<Institution> each) {
        OptionalLong one = query.institution();
        registry.institutions(query.institutions(), institution -> {
            if (one.isEmpty() || one.getAsLong() == institution.id()) {
                each.accept(institution);
            }
        });
    }

    /**
     * What a row of a query counts, or all rows together for {@link Rows#ALL}; nothing if the query does not have the row.
     *
     * @throws Problem {@link CommonError#NOT_FOUND} if the key is none of such rows
     */
    public FactQuery of(By by, FactQuery query, String key) {
        if (key.equals(Rows.ALL)) {
            return all(by, query);
        }
        return switch (by) {
            case GRADE -> narrowed(query, Dimension.GRADE, number(key));
            case CLASS -> narrowed(query, Dimension.CLASS, number(key));
            case SUBJECT -> narrowed(query, Dimension.SUBJECT, number(key));
            case TEACHER -> narrowed(query, Dimension.TEACHER, number(key));
            case WEEK -> week(query, key);
            case INSTITUTION -> {
                long id = number(key);
                OptionalLong chosen = query.institution();
                yield query.institution(chosen.isEmpty() || chosen.getAsLong() == id ? id : NOBODY);
            }
            case DISTRICT -> district(query, number(key));
        };
    }

    /** Figures of classes as a whole are in no row of subjects or teachers. */
    private static FactQuery all(By by, FactQuery query) {
        return switch (by) {
            case SUBJECT -> query.except(Dimension.SUBJECT, Set.of(0L));
            case TEACHER -> query.except(Dimension.SUBJECT, Set.of(0L)).except(Dimension.TEACHER, Set.of(0L));
            default -> query;
        };
    }

    /** Its subtree where that has no other institutions, since this narrows best. */
    private FactQuery district(FactQuery query, long district) {
        Set<Long> ids = new HashSet<>();
        institutions(query, one -> {
            if (one.authorityId() == district) {
                ids.add(one.id());
            }
        });
        if (ids.isEmpty()) {
            return query.institution(NOBODY);
        }
        FactQuery subtree = query.of(query.institutions().under(district));
        Set<Long> others = new HashSet<>();
        institutions(subtree, one -> others.add(one.id()));
        others.removeAll(ids);
        return others.isEmpty() ? subtree : query.only(Dimension.INSTITUTION, ids);
    }

    /** A dimension that the query already narrows has only its values, so that another one is nobody's. */
    private static FactQuery narrowed(FactQuery query, Dimension dimension, long id) {
        Set<Object> before = query.only().getOrDefault(dimension, Set.of());
        return query.only(dimension, before.isEmpty() || before.contains(id) ? id : NOBODY);
    }

    private static FactQuery week(FactQuery query, String key) {
        try {
            LocalDate day = LocalDate.parse(key);
            boolean within = query.weeks()
                    .filter(weeks -> day.isBefore(weeks.first()) || day.isAfter(weeks.last()))
                    .isEmpty();
            if (within) {
                return query.weeks(day, day);
            }
        } catch (DateTimeException noDay) {
            // As a week that is not there.
        }
        throw new Problem(CommonError.NOT_FOUND);
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException noNumber) {
            throw new Problem(CommonError.NOT_FOUND);
        }
    }
}
