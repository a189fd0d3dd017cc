package kz.bbu.reporting;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.Period;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.report.Parameter.Kind;

/** The organisations and periods that some filters leave. */
record Chosen(OptionalLong authority, OptionalLong institution, Set<String> types, Set<Period> periods) {
    /** The kinds of filters that are read here. */
    static final Set<Kind> NARROWING = Set.of(Kind.AUTHORITY, Kind.INSTITUTION, Kind.INSTITUTION_TYPE, Kind.PERIOD);

    static Chosen of(Collection<Filter> filters) {
        return new Chosen(
                number(filters, Kind.AUTHORITY),
                number(filters, Kind.INSTITUTION),
                Set.copyOf(values(filters, Kind.INSTITUTION_TYPE)),
                values(filters, Kind.PERIOD).stream()
                        .flatMap(code -> Period.parse(code).stream())
                        .collect(Collectors.toSet()));
    }

    private static OptionalLong number(Collection<Filter> filters, Kind kind) {
        return values(filters, kind).stream().mapToLong(Long::parseLong).findFirst();
    }

    private static List<String> values(Collection<Filter> filters, Kind kind) {
        return filters.stream()
                .filter(filter -> filter.parameter().kind() == kind)
                .flatMap(filter -> filter.values().stream())
                .toList();
    }

    InstitutionQuery institutions() {
        return new InstitutionQuery(authority, types, "", 0, Integer.MAX_VALUE);
    }

    FactQuery facts() {
        return FactQuery.by(new Dimension[0])
                .of(institutions())
                .institution(institution)
                .in(periods);
    }
}
