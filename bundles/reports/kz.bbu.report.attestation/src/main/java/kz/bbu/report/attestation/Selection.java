package kz.bbu.report.attestation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Staff;
import kz.bbu.api.registry.StaffCount;
import kz.bbu.api.registry.StaffQuery;
import kz.bbu.api.registry.StaffQuery.Choice;
import kz.bbu.api.report.ReportRequest;

/** What the reader chose, and the figures of the rows by their keys. */
final class Selection {
    /** The key of the row of those who have no role beside their position. */
    static final String NO_ROLE = "-";

    private final Registry registry;
    private final Staff staff;
    private final StaffQuery query;
    private final Set<String> positions;
    private final Set<String> roles;
    private final Set<Long> described = new HashSet<>();
    private final Tally all = new Tally();

    Selection(Registry registry, Staff staff, ReportRequest request) {
        this.registry = registry;
        this.staff = staff;
        this.positions = Set.copyOf(request.choices().all("position"));
        this.roles = Set.copyOf(request.choices().all("role"));
        InstitutionQuery institutions = new InstitutionQuery(
                request.choices().number("authority"),
                Set.copyOf(request.choices().all("type")),
                "",
                0,
                Integer.MAX_VALUE);
        this.query = StaffQuery.on(request.choices().date("date").orElse(request.today()))
                .of(institutions)
                .institution(request.choices().number("institution"));
    }

    /** The staff that the filters leave. */
    StaffQuery chosen() {
        StaffQuery narrowed = query.roles(roles);
        return positions.isEmpty() ? narrowed : narrowed.positions(Choice.of(positions));
    }

    /** The staff of a row; a position, role or number that is not there is nobody's. */
    StaffQuery row(Form form, String key) {
        return switch (form) {
            case byPosition ->
                chosen().positions(Choice.of(positions.isEmpty() || positions.contains(key) ? Set.of(key) : Set.of()));
            case byRole -> chosen().roles(Set.of(key.equals(NO_ROLE) ? "" : key));
            case byInstitution -> chosen().institution(OptionalLong.of(Long.parseLong(key)));
            case byDistrict -> chosen().directlyUnder(Long.parseLong(key));
        };
    }

    /** The figures by position or role, in the order of the shared terms. */
    Map<String, Tally> byCode(Form form) {
        Map<String, Tally> rows = new TreeMap<>(Codes.order());
        counts(count -> {
            for (String key : form == Form.byRole ? roles(count) : List.of(count.position())) {
                rows.computeIfAbsent(key, any -> new Tally()).add(count);
            }
        });
        return rows;
    }

    private List<String> roles(StaffCount count) {
        List<String> own = count.roles().isEmpty() ? List.of(NO_ROLE) : count.roles();
        return own.stream()
                .filter(role -> roles.isEmpty() || roles.contains(role))
                .toList();
    }

    /** The figures by institution; institutions that have none are missing. */
    Map<Long, Tally> byInstitution() {
        Map<Long, Tally> rows = new LinkedHashMap<>();
        counts(count ->
                rows.computeIfAbsent(count.institutionId(), any -> new Tally()).add(count));
        return rows;
    }

    private void counts(Consumer<StaffCount> each) {
        staff.counts(query, count -> {
            described.add(count.institutionId());
            boolean ofRole = roles.isEmpty() || count.roles().stream().anyMatch(roles::contains);
            if (ofRole && (positions.isEmpty() || positions.contains(count.position()))) {
                all.add(count);
                each.accept(count);
            }
        });
    }

    /** The figures of all rows together, each person's position once; known when the rows were counted. */
    Tally all() {
        return all;
    }

    /** Whether the data have any staff of an institution on the day, chosen or not; known when the rows were counted. */
    boolean isDescribed(Institution institution) {
        return described.contains(institution.id());
    }

    /** Gives the chosen institutions by name. */
    void institutions(Consumer<Institution> each) {
        registry.institutions(query.institutions(), institution -> {
            if (query.institution().isEmpty() || query.institution().getAsLong() == institution.id()) {
                each.accept(institution);
            }
        });
    }
}
