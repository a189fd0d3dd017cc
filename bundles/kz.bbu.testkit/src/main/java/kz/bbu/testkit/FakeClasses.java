package kz.bbu.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.registry.Registry;

/** Classes in memory, of the institutions that a registry gives to the thread's viewer. */
public final class FakeClasses implements Classes {
    private final Registry registry;
    private final Map<Long, List<SchoolClass>> classes = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();

    public FakeClasses(Registry registry) {
        this.registry = registry;
    }

    /** Adds classes in the order in which they are given. */
    public FakeClasses add(long institution, SchoolClass... more) {
        classes.computeIfAbsent(institution, any -> new ArrayList<>()).addAll(List.of(more));
        return this;
    }

    public FakeClasses name(long person, String name) {
        names.put(person, name);
        return this;
    }

    @Override
    public List<SchoolClass> of(long institutionId) {
        return registry.institution(institutionId).isPresent()
                ? classes.getOrDefault(institutionId, List.of())
                : List.of();
    }

    @Override
    public Map<Long, SchoolClass> find(long institutionId, Collection<Long> ids) {
        Map<Long, SchoolClass> found = new LinkedHashMap<>();
        of(institutionId).stream().filter(c -> ids.contains(c.id())).forEach(c -> found.put(c.id(), c));
        return found;
    }

    @Override
    public Map<Long, String> names(long institutionId, Collection<Long> personIds) {
        Map<Long, String> found = new HashMap<>(names);
        found.keySet().retainAll(personIds);
        return registry.institution(institutionId).isPresent() ? found : Map.of();
    }
}
