package kz.bbu.testkit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.ReportRequest.Window;

/** Persons and their log-ins in memory, of the institutions that a registry gives to the thread's viewer; weeks begin on Monday. */
public final class FakeLogins implements Logins {
    private final Registry registry;
    private final List<Person> people = new ArrayList<>();
    private final List<Login> logins = new ArrayList<>();

    private record Person(long institution, long id, String name, boolean registered, List<String> roles) {}

    private record Login(Person person, LocalDate day, long count) {}

    private record Key(LocalDate begins, long institution) {}

    public FakeLogins(Registry registry) {
        this.registry = registry;
    }

    /** Adds a person of an institution with roles of {@code personRole.*}. */
    public FakeLogins person(long institution, long id, String name, boolean registered, String... roles) {
        people.add(new Person(institution, id, name, registered, List.of(roles)));
        return this;
    }

    /** Lets a person who was added before log in to an institution so many times on a day. */
    public FakeLogins login(long institution, long id, LocalDate day, long count) {
        Person person = people.stream()
                .filter(one -> one.institution() == institution && one.id() == id)
                .findFirst()
                .orElseThrow();
        logins.add(new Login(person, day, count));
        return this;
    }

    @Override
    public void visits(VisitQuery query, Consumer<Visits> each) {
        Set<Long> seen = seen(query.institutions(), query.institution());
        TreeMap<Key, List<Login>> rows =
                new TreeMap<>(Comparator.comparing(Key::begins).thenComparing(Key::institution));
        for (Login login : logins) {
            LocalDate begins = begins(query.grain(), login.day());
            boolean within = !begins.isBefore(query.days().first())
                    && !begins.isAfter(query.days().last());
            if (within && seen.contains(login.person().institution())) {
                rows.computeIfAbsent(new Key(begins, login.person().institution()), any -> new ArrayList<>())
                        .add(login);
            }
        }
        rows.forEach((key, own) -> each.accept(new Visits(
                key.institution(),
                key.begins(),
                persons(own, person -> true),
                persons(own, person -> person.roles().contains("staff")),
                persons(own, person -> person.roles().contains("pupil")),
                persons(own, person -> person.roles().contains("parent")),
                own.stream().mapToLong(Login::count).sum())));
    }

    private static LocalDate begins(Grain grain, LocalDate day) {
        return switch (grain) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static long persons(List<Login> logins, Predicate<Person> wanted) {
        return logins.stream().map(Login::person).filter(wanted).distinct().count();
    }

    private Set<Long> seen(InstitutionQuery institutions, OptionalLong institution) {
        Set<Long> ids = new HashSet<>();
        registry.institutions(institutions, one -> {
            if (institution.isEmpty() || institution.getAsLong() == one.id()) {
                ids.add(one.id());
            }
        });
        return ids;
    }

    @Override
    public Optional<Span> span(InstitutionQuery institutions, OptionalLong institution) {
        Set<Long> seen = seen(institutions, institution);
        List<LocalDate> days = logins.stream()
                .filter(login -> seen.contains(login.person().institution()))
                .map(Login::day)
                .sorted()
                .toList();
        return days.isEmpty() ? Optional.empty() : Optional.of(new Span(days.get(0), days.get(days.size() - 1)));
    }

    @Override
    public long persons(
            long institutionId, Span days, String role, boolean never, Window window, Consumer<Visitor> each) {
        List<Visitor> found = registry.institution(institutionId).isEmpty()
                ? List.of()
                : people.stream()
                        .filter(person -> person.institution() == institutionId)
                        .map(person -> visitor(person, days))
                        .filter(visitor -> role.isEmpty() || visitor.roles().contains(role))
                        .filter(visitor -> !never || visitor.logins() == 0)
                        .sorted(Comparator.comparing(Visitor::name))
                        .toList();
        found.stream().skip(window.offset()).limit(window.limit()).forEach(each);
        return found.size();
    }

    private Visitor visitor(Person person, Span days) {
        List<Login> own = logins.stream()
                .filter(login -> login.person().equals(person))
                .filter(login ->
                        !login.day().isBefore(days.first()) && !login.day().isAfter(days.last()))
                .toList();
        return new Visitor(
                person.id(),
                person.name(),
                person.roles(),
                person.registered(),
                own.stream().map(Login::day).max(Comparator.naturalOrder()),
                own.stream().map(Login::day).distinct().count(),
                own.stream().mapToLong(Login::count).sum());
    }
}
