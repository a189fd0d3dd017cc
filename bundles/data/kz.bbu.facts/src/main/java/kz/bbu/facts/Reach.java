package kz.bbu.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;

/** Which institutions of a query the viewer may see, and under which ids the sources know them. */
final class Reach {
    private final Registry registry;
    private final Rosters rosters;

    Reach(Registry registry, Rosters rosters) {
        this.registry = registry;
        this.rosters = rosters;
    }

    /**
     * The institutions that may be seen.
     *
     * @param byOrganisation the institution by each source's own id
     * @param organisations the sources' own ids by institution, in the order of names
     */
    record Seen(Map<Long, Long> byOrganisation, Map<Long, List<Long>> organisations) {
        boolean isEmpty() {
            return byOrganisation.isEmpty();
        }
    }

    /** Those of a query, and of the institutions that it names or leaves out as a dimension. */
    Seen of(FactQuery query) {
        Seen all = of(query.institutions(), query.institution());
        Set<Object> only = query.only().get(Dimension.INSTITUTION);
        Set<Object> except = query.except().getOrDefault(Dimension.INSTITUTION, Set.of());
        all.organisations().keySet().removeIf(id -> (only != null && !only.contains(id)) || except.contains(id));
        all.byOrganisation().values().removeIf(id -> !all.organisations().containsKey(id));
        return all;
    }

    Seen of(InstitutionQuery query, OptionalLong institution) {
        Map<Long, List<Long>> organisations = new LinkedHashMap<>();
        if (institution.isPresent()) {
            boolean narrowed = !query.types().isEmpty() || query.authority().isPresent();
            if (narrowed) {
                registry.institutions(query.window(0, Integer.MAX_VALUE), one -> {
                    if (one.id() == institution.getAsLong()) {
                        organisations.put(one.id(), new ArrayList<>(1));
                    }
                });
            } else {
                registry.institution(institution.getAsLong())
                        .map(Institution::id)
                        .ifPresent(id -> organisations.put(id, new ArrayList<>(1)));
            }
        } else {
            registry.institutions(
                    query.window(0, Integer.MAX_VALUE), one -> organisations.put(one.id(), new ArrayList<>(1)));
        }
        Map<Long, Long> byOrganisation = new HashMap<>();
        if (!organisations.isEmpty()) {
            Institutions.system(rosters::institutions).forEach((organisation, known) -> {
                if (organisations.containsKey(known)) {
                    byOrganisation.put(organisation, known);
                    organisations.get(known).add(organisation);
                }
            });
        }
        return new Seen(byOrganisation, organisations);
    }
}
