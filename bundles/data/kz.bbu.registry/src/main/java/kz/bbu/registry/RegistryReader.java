package kz.bbu.registry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The registry within the scope of the viewer, who must be there. */
@Component
public final class RegistryReader implements Registry {
    /** The order of the shared terms. */
    private static final List<String> TYPES = List.of(
            "kindergarten",
            "preschoolCentre",
            "primarySchool",
            "lowerSecondarySchool",
            "secondarySchool",
            "gymnasium",
            "lyceum",
            "schoolGymnasium",
            "schoolLyceum",
            "boardingSchool",
            "specialSchool",
            "eveningSchool",
            "college",
            "higherCollege",
            "extracurricular");

    private final Organisations organisations;

    @Activate
    public RegistryReader(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Alphabet alphabet,
            @Reference Trees trees) {
        this.organisations = new Organisations(new Sql(store), alphabet);
    }

    private static Scope scope() {
        return Viewer.current().scope();
    }

    @Override
    public List<Authority> authorities() {
        return organisations.authorities(scope());
    }

    @Override
    public Optional<Authority> authority(long id) {
        return organisations.authority(scope(), organisations.canonical(id));
    }

    @Override
    public void institutions(InstitutionQuery query, Consumer<Institution> each) {
        organisations.institutions(scope(), query, each);
    }

    @Override
    public long count(InstitutionQuery query) {
        return organisations.count(scope(), query);
    }

    @Override
    public Optional<Institution> institution(long id) {
        return organisations.institution(scope(), id);
    }

    @Override
    public Map<Long, People> people(InstitutionQuery query) {
        Map<Long, People> people = new HashMap<>();
        organisations.people(scope(), query, people::put);
        return people;
    }

    @Override
    public List<String> types() {
        Comparator<String> order =
                Comparator.comparingInt(type -> TYPES.contains(type) ? TYPES.indexOf(type) : TYPES.size());
        return organisations.types(scope()).stream()
                .sorted(order.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    @Override
    public Coverage coverage(InstitutionQuery query) {
        return organisations.coverage(scope(), query);
    }
}
