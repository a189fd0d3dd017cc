package kz.bbu.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.ReportRequest.Window;

/** Log-ins in memory, of the institutions that a registry gives to the thread's viewer. */
public final class FakeLogins implements Logins {
    private final Registry registry;
    private final Map<Grain, List<Visits>> visits = new LinkedHashMap<>();
    private final Map<Long, List<Visitor>> visitors = new LinkedHashMap<>();

    public FakeLogins(Registry registry) {
        this.registry = registry;
    }

    public FakeLogins visits(Grain grain, Visits row) {
        visits.computeIfAbsent(grain, any -> new ArrayList<>()).add(row);
        return this;
    }

    public FakeLogins visitor(long institution, Visitor visitor) {
        visitors.computeIfAbsent(institution, any -> new ArrayList<>()).add(visitor);
        return this;
    }

    @Override
    public void visits(VisitQuery query, Consumer<Visits> each) {
        Set<Long> seen = seen(query.institutions(), query.institution());
        visits.getOrDefault(query.grain(), List.of()).stream()
                .filter(row -> seen.contains(row.institutionId()))
                .filter(row -> !row.begins().isBefore(query.days().first())
                        && !row.begins().isAfter(query.days().last()))
                .sorted(Comparator.comparing(Visits::begins))
                .forEach(each);
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
        List<LocalDate> days = visits.getOrDefault(Grain.DAY, List.of()).stream()
                .filter(row -> seen.contains(row.institutionId()))
                .map(Visits::begins)
                .sorted()
                .toList();
        return days.isEmpty() ? Optional.empty() : Optional.of(new Span(days.get(0), days.get(days.size() - 1)));
    }

    @Override
    public long persons(
            long institutionId, Span days, String role, boolean never, Window window, Consumer<Visitor> each) {
        List<Visitor> found = registry.institution(institutionId).isEmpty()
                ? List.of()
                : visitors.getOrDefault(institutionId, List.of()).stream()
                        .filter(visitor -> role.isEmpty() || visitor.roles().contains(role))
                        .filter(visitor -> !never || visitor.logins() == 0)
                        .sorted(Comparator.comparing(Visitor::name))
                        .toList();
        found.stream().skip(window.offset()).limit(window.limit()).forEach(each);
        return found.size();
    }
}
