package kz.bbu.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Staff;
import kz.bbu.api.registry.StaffCount;
import kz.bbu.api.registry.StaffMember;
import kz.bbu.api.registry.StaffQuery;

/** Staff in memory, of the institutions that a registry gives to the thread's viewer; everybody is there on every day and holds the category from its first day on. */
public final class FakeStaff implements Staff {
    private final Registry registry;
    private final List<StaffMember> members = new ArrayList<>();

    public FakeStaff(Registry registry) {
        this.registry = registry;
    }

    /** Adds a member; {@code from} and {@code until} are null where nothing is known. */
    public FakeStaff member(
            long institution,
            String name,
            String position,
            List<String> roles,
            String category,
            LocalDate from,
            LocalDate until) {
        members.add(new StaffMember(
                members.size() + 1,
                name,
                institution,
                "",
                position,
                roles,
                category,
                "",
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                false));
        return this;
    }

    @Override
    public void counts(StaffQuery query, Consumer<StaffCount> each) {
        record Group(long institution, String position, List<String> roles, String category) {}
        Map<Group, List<StaffMember>> groups = new LinkedHashMap<>();
        matching(query)
                .forEach(m -> groups.computeIfAbsent(
                                new Group(m.institutionId(), m.position(), m.roles(), m.category()),
                                any -> new ArrayList<>())
                        .add(m));
        groups.forEach((group, all) -> each.accept(new StaffCount(
                group.institution(),
                group.position(),
                group.roles(),
                group.category(),
                all.size(),
                all.stream().filter(m -> isExpired(m, query.day())).count(),
                all.stream().filter(m -> isExpiring(m, query.day())).count())));
    }

    @Override
    public void members(StaffQuery query, Consumer<StaffMember> each) {
        matching(query).skip(query.offset()).limit(query.limit()).forEach(each);
    }

    @Override
    public long count(StaffQuery query) {
        return matching(query).count();
    }

    private Stream<StaffMember> matching(StaffQuery query) {
        Map<Long, Institution> institutions = new HashMap<>();
        registry.institutions(query.institutions(), institution -> {
            if ((query.institution().isEmpty() || query.institution().getAsLong() == institution.id())
                    && (query.authority().isEmpty() || query.authority().getAsLong() == institution.authorityId())) {
                institutions.put(institution.id(), institution);
            }
        });
        Comparator<StaffMember> order = order(query.order());
        return members.stream()
                .filter(m -> institutions.containsKey(m.institutionId()))
                .map(m -> on(query.day(), m, institutions.get(m.institutionId()).name()))
                .filter(m -> query.positions().has(m.position()))
                .filter(m -> query.roles().isEmpty()
                        || m.roles().stream().anyMatch(query.roles()::contains)
                        || (m.roles().isEmpty() && query.roles().contains("")))
                .filter(m -> query.categories().has(m.category()))
                .filter(m -> switch (query.certificate()) {
                    case ANY -> true;
                    case VALID -> !isExpired(m, query.day());
                    case EXPIRED -> isExpired(m, query.day());
                    case EXPIRING -> isExpiring(m, query.day());
                })
                .sorted(query.descending() ? order.reversed() : order);
    }

    private static StaffMember on(LocalDate day, StaffMember m, String institution) {
        boolean later = m.from().filter(day::isBefore).isPresent();
        return new StaffMember(
                m.id(),
                m.name(),
                m.institutionId(),
                institution,
                m.position(),
                m.roles(),
                later ? "" : m.category(),
                m.order(),
                later ? Optional.empty() : m.from(),
                later ? Optional.empty() : m.until(),
                m.reckoned());
    }

    private static Comparator<StaffMember> order(StaffQuery.Order order) {
        Comparator<StaffMember> byName = Comparator.comparing(StaffMember::name);
        return switch (order) {
            case INSTITUTION ->
                Comparator.comparing(StaffMember::institutionName).thenComparing(byName);
            case NAME -> byName;
            case POSITION -> Comparator.comparing(StaffMember::position).thenComparing(byName);
            case CATEGORY -> Comparator.comparing(StaffMember::category).thenComparing(byName);
            case FROM ->
                Comparator.<StaffMember, LocalDate>comparing(m -> m.from().orElse(LocalDate.MAX))
                        .thenComparing(byName);
            case UNTIL ->
                Comparator.<StaffMember, LocalDate>comparing(m -> m.until().orElse(LocalDate.MAX))
                        .thenComparing(byName);
        };
    }

    private static boolean isExpired(StaffMember m, LocalDate day) {
        return m.until().filter(until -> until.isBefore(day)).isPresent();
    }

    private static boolean isExpiring(StaffMember m, LocalDate day) {
        return m.until()
                .filter(until -> !until.isBefore(day) && !until.isAfter(day.plusYears(1)))
                .isPresent();
    }
}
