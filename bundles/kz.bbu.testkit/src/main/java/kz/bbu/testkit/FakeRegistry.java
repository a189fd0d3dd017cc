package kz.bbu.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Contacts;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;

/** A registry in memory that keeps to the scope of the thread's viewer, as the real one does. */
public final class FakeRegistry implements Registry {
    private final List<Authority> authorities = new ArrayList<>();
    private final List<Institution> institutions = new ArrayList<>();
    private final Map<Long, People> people = new HashMap<>();

    /** Adds an authority whose subtree has the positions {@code first} to {@code last}; {@code parent} 0 for the root. */
    public FakeRegistry authority(long id, long parent, String name, long first, long last) {
        authorities.add(new Authority(
                id,
                parent == 0 ? OptionalLong.empty() : OptionalLong.of(parent),
                "a" + id,
                name,
                "",
                Contacts.NONE,
                first,
                last,
                parent == 0 ? 0 : 1));
        return this;
    }

    /** Adds an institution with its pupils and staff, of whom half have an account. */
    public FakeRegistry institution(InstitutionBuilder institution, long pupils, long staff) {
        Institution built = institution.build();
        institutions.add(built);
        people.put(built.id(), new People(pupils, staff, pupils, pupils / 2, staff / 2, pupils / 2));
        return this;
    }

    @Override
    public List<Authority> authorities() {
        Scope scope = Viewer.current().scope();
        return authorities.stream()
                .filter(authority -> scope.contains(authority.position()))
                .toList();
    }

    @Override
    public Optional<Authority> authority(long id) {
        return authorities().stream().filter(authority -> authority.id() == id).findFirst();
    }

    @Override
    public void institutions(InstitutionQuery query, Consumer<Institution> each) {
        matching(query)
                .sorted(Comparator.comparing(Institution::name))
                .skip(query.offset())
                .limit(query.limit())
                .forEach(each);
    }

    @Override
    public long count(InstitutionQuery query) {
        return matching(query).count();
    }

    @Override
    public Optional<Institution> institution(long id) {
        return matching(InstitutionQuery.ALL)
                .filter(institution -> institution.id() == id)
                .findFirst();
    }

    @Override
    public Map<Long, People> people(InstitutionQuery query) {
        Map<Long, People> found = new HashMap<>();
        matching(query).forEach(institution -> found.put(institution.id(), people.get(institution.id())));
        return found;
    }

    @Override
    public List<String> types() {
        return matching(InstitutionQuery.ALL)
                .map(Institution::type)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Coverage coverage(InstitutionQuery query) {
        return new Coverage(count(query), count(query), Optional.empty(), 0);
    }

    private Stream<Institution> matching(InstitutionQuery query) {
        Scope scope = Viewer.current().scope();
        String text = query.text().toLowerCase(Locale.ROOT);
        return institutions.stream()
                .filter(institution -> scope.contains(institution.position()))
                .filter(institution -> isUnder(institution, query.authority()))
                .filter(institution -> query.types().isEmpty() || query.types().contains(institution.type()))
                .filter(institution ->
                        institution.name().toLowerCase(Locale.ROOT).contains(text));
    }

    private boolean isUnder(Institution institution, OptionalLong authority) {
        return authority.isEmpty()
                || authorities.stream()
                        .anyMatch(above -> above.id() == authority.getAsLong()
                                && above.position() <= institution.position()
                                && institution.position() <= above.lastPosition());
    }
}
