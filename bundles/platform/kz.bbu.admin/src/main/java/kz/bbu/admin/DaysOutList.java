package kz.bbu.admin;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.platform.Scopes;

/** A page of the days out of a school year, each with its organisation's name and whether it is within the viewer's scope: those from above are only read. */
public record DaysOutList(SchoolYear year, List<Row> rows, int page, int count) {
    static final int PAGE = 50;

    /** A row of the list. */
    public record Row(DaysOut days, String organisation, boolean own) {}

    private record Owner(String name, boolean own) {}

    static DaysOutList of(SchoolYear year, List<DaysOut> all, int page, Scope scope, Scopes scopes) {
        List<DaysOut> shown =
                all.stream().skip((long) (page - 1) * PAGE).limit(PAGE).toList();
        Map<Long, Owner> owners = shown.stream()
                .map(DaysOut::organisationId)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new Owner(scopes.name(id).orElse(""), scope.contains(scopes.of(id)))));
        List<Row> rows = shown.stream()
                .map(days -> {
                    Owner owner = owners.get(days.organisationId());
                    return new Row(days, owner.name(), owner.own());
                })
                .toList();
        return new DaysOutList(year, rows, page, all.size());
    }

    public int first() {
        return rows.isEmpty() ? 0 : (page - 1) * PAGE + 1;
    }

    public int last() {
        return rows.isEmpty() ? 0 : first() + rows.size() - 1;
    }

    public String address(SchoolYear other, int number) {
        return "/admin/calendar?year=" + other.year() + (number > 1 ? "&page=" + number : "");
    }
}
