package kz.bbu.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Rosters;

/** Classes and people of one source in memory; an institution is known by its own id. */
final class FakeRosters implements Rosters {
    static final long SOURCE = 7;

    private final List<Session> sessions = new ArrayList<>();
    private final Map<Long, List<SchoolClass>> classes = new HashMap<>();
    private final Map<Long, List<Enrolment>> enrolments = new HashMap<>();
    private final Map<Long, Map<Long, Set<String>>> roles = new HashMap<>();
    private final Map<Long, String> names = new TreeMap<>();
    final Map<String, Result> results = new TreeMap<>();
    private final Map<Long, Long> schools = new HashMap<>();
    private int asked;

    static long id(String kind, String sourcedId) {
        return Ids.of(SOURCE, kind, sourcedId);
    }

    FakeRosters session(String sourcedId, String type, String starts, String ends, int year) {
        sessions.add(new Session(
                id("session", sourcedId), sourcedId, type, LocalDate.parse(starts), LocalDate.parse(ends), year));
        return this;
    }

    FakeRosters homeroom(String school, String sourcedId, int grade, String language, String journal) {
        return schoolClass(school, sourcedId, true, "", grade, language, journal);
    }

    FakeRosters group(String school, String sourcedId, String subject, int grade) {
        return schoolClass(school, sourcedId, false, subject, grade, "", "");
    }

    private FakeRosters schoolClass(
            String school,
            String sourcedId,
            boolean homeroom,
            String subject,
            int grade,
            String language,
            String journal) {
        schools.put(id("org", school), id("org", school));
        classes.computeIfAbsent(id("org", school), s -> new ArrayList<>())
                .add(new SchoolClass(
                        id("class", sourcedId),
                        homeroom,
                        sourcedId,
                        subject,
                        grade,
                        language,
                        "1",
                        journal,
                        Set.of(),
                        Set.of()));
        return this;
    }

    /** Puts pupils into a class between two days (the second is the first one after); null for open. */
    FakeRosters pupils(String school, String schoolClass, String from, String until, String... pupils) {
        for (String pupil : pupils) {
            person(school, pupil, "pupil");
            enrol(school, schoolClass, "student", from, until, pupil);
        }
        return this;
    }

    FakeRosters teacher(String school, String schoolClass, String teacher) {
        person(school, teacher, "staff");
        enrol(school, schoolClass, "teacher", null, null, teacher);
        return this;
    }

    private void enrol(String school, String schoolClass, String role, String from, String until, String person) {
        enrolments
                .computeIfAbsent(id("org", school), s -> new ArrayList<>())
                .add(new Enrolment(
                        id("class", schoolClass),
                        id("person", person),
                        role,
                        Optional.ofNullable(from).map(LocalDate::parse),
                        Optional.ofNullable(until).map(LocalDate::parse)));
    }

    FakeRosters person(String school, String sourcedId, String role) {
        schools.put(id("org", school), id("org", school));
        roles.computeIfAbsent(id("org", school), s -> new HashMap<>())
                .computeIfAbsent(id("person", sourcedId), p -> new HashSet<>())
                .add(role);
        names.put(id("person", sourcedId), sourcedId);
        return this;
    }

    /** Lets a pupil leave a class on a day, as a later roster does. */
    FakeRosters leave(String school, String schoolClass, String pupil, String day) {
        enrolments
                .get(id("org", school))
                .replaceAll(e -> e.classId() == id("class", schoolClass) && e.personId() == id("person", pupil)
                        ? new Enrolment(
                                e.classId(), e.personId(), e.role(), e.begins(), Optional.of(LocalDate.parse(day)))
                        : e);
        return this;
    }

    @Override
    public List<Session> sessions(long sourceId, long importId) {
        return sessions;
    }

    /** How often a whole roster was asked for. */
    int asked() {
        return asked;
    }

    @Override
    public Roster roster(long sourceId, long organisationId, long importId) {
        asked++;
        return new Roster(
                classes.getOrDefault(organisationId, List.of()),
                enrolments.getOrDefault(organisationId, List.of()),
                roles.getOrDefault(organisationId, Map.of()));
    }

    @Override
    public Roster homerooms(long sourceId, long organisationId, long importId) {
        Roster all = roster(sourceId, organisationId, importId);
        Set<Long> homerooms = all.classes().stream()
                .filter(SchoolClass::homeroom)
                .map(SchoolClass::id)
                .collect(java.util.stream.Collectors.toSet());
        List<Enrolment> some = all.enrolments().stream()
                .filter(enrolment -> homerooms.contains(enrolment.classId()))
                .toList();
        return new Roster(all.classes(), some, all.roles());
    }

    /** Adds a result to the gradebook, or replaces it; the score may be null. */
    FakeRosters result(
            String school,
            String sourcedId,
            String group,
            String pupil,
            String status,
            String score,
            String scored,
            LineItem lineItem) {
        results.put(
                sourcedId,
                new Result(
                        id("result", sourcedId),
                        results.size() + 2L,
                        id("org", school),
                        id("class", group),
                        id("person", pupil),
                        status,
                        false,
                        Optional.ofNullable(score).map(BigDecimal::new),
                        LocalDate.parse(scored),
                        lineItem));
        return this;
    }

    /** A line item on a scale from 0; the weight may be null. */
    static LineItem lineItem(String title, String category, String weight, int maximum, String due) {
        return new LineItem(
                title,
                LocalDate.parse(due),
                Optional.of(BigDecimal.ZERO),
                Optional.of(BigDecimal.valueOf(maximum)),
                category,
                Optional.ofNullable(weight).map(BigDecimal::new));
    }

    @Override
    public void results(long sourceId, long importId, Consumer<Result> each) {
        results.values().forEach(each);
    }

    @Override
    public Set<Long> known(long sourceId, Collection<Long> personIds, long importId) {
        Set<Long> known = new HashSet<>(names.keySet());
        known.retainAll(personIds);
        return known;
    }

    @Override
    public Map<Long, Long> institutions() {
        return schools;
    }

    @Override
    public Map<Long, String> names(Collection<Long> personIds) {
        Map<Long, String> found = new HashMap<>(names);
        found.keySet().retainAll(personIds);
        return found;
    }

    @Override
    public void people(long institutionId, Consumer<Person> each) {
        roles.getOrDefault(institutionId, Map.of()).entrySet().stream()
                .map(entry -> new Person(entry.getKey(), names.get(entry.getKey()), entry.getValue(), true))
                .sorted(java.util.Comparator.comparing(Person::name))
                .forEach(each);
    }
}
