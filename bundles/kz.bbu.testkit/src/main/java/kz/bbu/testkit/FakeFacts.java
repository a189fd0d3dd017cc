package kz.bbu.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.facts.Subject;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.ReportRequest.Window;

/** Counts in memory, of the institutions that a registry gives to the thread's viewer. */
public final class FakeFacts implements Facts {
    private final Registry registry;
    private final List<FactRow> rows = new ArrayList<>();
    private final List<Map<Dimension, Object>> keys = new ArrayList<>();
    private final Map<Long, Subject> subjects = new TreeMap<>();
    private final Map<List<Long>, List<PupilRow>> pupils = new LinkedHashMap<>();
    private final List<SourceRecord> records = new ArrayList<>();
    private final Map<SourceRecord, Long> pupilOf = new IdentityHashMap<>();
    private final Map<Period, Logins.Span> days = new HashMap<>();

    private int outdated;

    public FakeFacts(Registry registry) {
        this.registry = registry;
    }

    /** Lets the figures of some institutions be counted anew. */
    public FakeFacts outdated(int institutions) {
        outdated = institutions;
        return this;
    }

    /** Adds counts of a class, a subject and a teacher (0 for figures of the class as a whole) in a period. */
    public FakeFacts count(
            long institution, long schoolClass, long subject, long teacher, Period period, Map<Count, Long> counts) {
        return count(
                Map.of(
                        Dimension.INSTITUTION, institution,
                        Dimension.CLASS, schoolClass,
                        Dimension.SUBJECT, subject,
                        Dimension.TEACHER, teacher,
                        Dimension.PERIOD, (long) period.code()),
                counts);
    }

    /** Adds counts with any dimensions; those left out are 0 or empty. */
    public FakeFacts count(Map<Dimension, Object> some, Map<Count, Long> counts) {
        Map<Dimension, Object> all = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            boolean isText =
                    dimension == Dimension.LANGUAGE || dimension == Dimension.SHIFT || dimension == Dimension.JOURNAL;
            all.put(dimension, some.getOrDefault(dimension, isText ? "" : (Object) 0L));
        }
        long[] numbers = new long[Count.values().length];
        counts.forEach((count, number) -> numbers[count.ordinal()] = number);
        keys.add(all);
        rows.add(new FactRow(all, numbers));
        return this;
    }

    public FakeFacts subject(long id, String name) {
        subjects.put(id, new Subject(id, name));
        return this;
    }

    public FakeFacts pupils(long institution, long schoolClass, Period period, PupilRow... all) {
        pupils.put(List.of(institution, schoolClass, (long) period.code()), List.of(all));
        return this;
    }

    /** Tells the days of a period. */
    public FakeFacts days(Period period, LocalDate first, LocalDate last) {
        days.put(period, new Logins.Span(first, last));
        return this;
    }

    /** Adds a record that {@link #evidence} gives for every count of its source. */
    public FakeFacts record(SourceRecord record) {
        records.add(record);
        return this;
    }

    /** Adds a record of a pupil, which a query that is narrowed to others does not give. */
    public FakeFacts record(long pupil, SourceRecord record) {
        pupilOf.put(record, pupil);
        return record(record);
    }

    @Override
    public void select(FactQuery query, Consumer<FactRow> each) {
        Map<Map<Dimension, Object>, FactRow> groups = new LinkedHashMap<>();
        matching(query).forEach(i -> {
            Map<Dimension, Object> group = new EnumMap<>(Dimension.class);
            query.by().forEach(dimension -> group.put(dimension, keys.get(i).get(dimension)));
            groups.computeIfAbsent(group, k -> new FactRow(k, new long[Count.values().length]))
                    .add(rows.get(i));
        });
        groups.values().forEach(each);
    }

    private Stream<Integer> matching(FactQuery query) {
        Set<Long> institutions = institutions(query);
        return Stream.iterate(0, i -> i < rows.size(), i -> i + 1)
                .filter(i -> institutions.contains(keys.get(i).get(Dimension.INSTITUTION)))
                .filter(i -> query.only().containsKey(Dimension.PUPIL) == isOfPupil(i))
                .filter(i -> query.only().entrySet().stream()
                        .allMatch(only -> only.getValue().contains(keys.get(i).get(only.getKey()))))
                .filter(i -> query.except().entrySet().stream()
                        .noneMatch(
                                except -> except.getValue().contains(keys.get(i).get(except.getKey()))))
                .filter(i -> query.periods().isEmpty() || query.periods().contains(period(i)))
                .filter(i -> query.weeks()
                        .map(weeks -> {
                            long week = (Long) keys.get(i).get(Dimension.WEEK);
                            return weeks.first().toEpochDay() <= week
                                    && week <= weeks.last().toEpochDay();
                        })
                        .orElse(true));
    }

    /** Counts of a pupil are told to who asks for pupils; those of classes have them in already. */
    private boolean isOfPupil(int row) {
        return !keys.get(row).get(Dimension.PUPIL).equals(0L);
    }

    private Period period(int row) {
        long code = (Long) keys.get(row).get(Dimension.PERIOD);
        return code == 0 ? Period.term(1000, 0) : Period.of((int) code);
    }

    private Set<Long> institutions(FactQuery query) {
        Set<Long> ids = new HashSet<>();
        registry.institutions(query.institutions(), institution -> {
            if (query.institution().isEmpty() || query.institution().getAsLong() == institution.id()) {
                ids.add(institution.id());
            }
        });
        return ids;
    }

    @Override
    public List<Period> periods(FactQuery query) {
        return matching(query)
                .map(this::period)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @Override
    public Optional<Logins.Span> days(FactQuery query) {
        List<Logins.Span> known =
                query.periods().stream().map(days::get).filter(Objects::nonNull).toList();
        return known.stream()
                .map(Logins.Span::first)
                .min(Comparator.naturalOrder())
                .map(first -> new Logins.Span(
                        first,
                        known.stream()
                                .map(Logins.Span::last)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()));
    }

    @Override
    public Map<Long, Subject> subjects(Collection<Long> ids) {
        Map<Long, Subject> found = new TreeMap<>(subjects);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public List<Subject> subjects(FactQuery query) {
        return subjects.values().stream()
                .sorted(Comparator.comparing(Subject::name))
                .toList();
    }

    @Override
    public Coverage coverage(FactQuery query) {
        Set<Object> with = new HashSet<>();
        matching(query).forEach(i -> with.add(keys.get(i).get(Dimension.INSTITUTION)));
        return new Coverage(with.size(), institutions(query).size(), Optional.empty(), outdated);
    }

    @Override
    public List<PupilRow> pupils(long institutionId, long classId, Period period, Set<Period> counted) {
        boolean seen = registry.institution(institutionId).isPresent();
        return (seen ? pupils(List.of(institutionId, classId, (long) period.code())) : List.<PupilRow>of())
                .stream()
                        .map(pupil -> {
                            FactRow sum = FactRow.none();
                            counted.forEach(one -> pupils(List.of(institutionId, classId, (long) one.code())).stream()
                                    .filter(same -> same.id() == pupil.id())
                                    .forEach(same -> sum.add(same.counts())));
                            return new PupilRow(pupil.id(), pupil.name(), pupil.subjects(), pupil.category(), sum);
                        })
                        .toList();
    }

    private List<PupilRow> pupils(List<Long> key) {
        return pupils.getOrDefault(key, List.of());
    }

    @Override
    public long evidence(FactQuery query, Set<Count> counts, Window window, Consumer<SourceRecord> each) {
        Set<Long> institutions = institutions(query);
        List<SourceRecord> found = records.stream()
                .filter(record -> institutions.contains(record.institutionId()))
                .filter(record -> !query.only().containsKey(Dimension.PUPIL)
                        || query.only().get(Dimension.PUPIL).contains(pupilOf.get(record)))
                .filter(record -> counts.stream().anyMatch(count -> count.source() == record.source()))
                .toList();
        found.stream().skip(window.offset()).limit(window.limit()).forEach(each);
        return found.size();
    }
}
