package kz.bbu.report.performance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.registry.Classes.SchoolClass;

/** The classes of an institution in the order of its register: those of today, then those that are there no more. */
final class ClassList {
    private final Classes classes;
    private final long institution;
    private final List<SchoolClass> today;

    ClassList(Classes classes, long institution) {
        this.classes = classes;
        this.institution = institution;
        this.today = classes.of(institution);
    }

    List<SchoolClass> today() {
        return today;
    }

    /** The classes of some ids. */
    List<SchoolClass> of(Collection<Long> ids) {
        List<SchoolClass> all = new ArrayList<>(
                today.stream().filter(one -> ids.contains(one.id())).toList());
        Set<Long> known = all.stream().map(SchoolClass::id).collect(Collectors.toSet());
        List<Long> former = ids.stream().filter(id -> !known.contains(id)).toList();
        if (!former.isEmpty()) {
            classes.find(institution, former).values().stream()
                    .sorted(Comparator.comparingInt(SchoolClass::grade).thenComparing(SchoolClass::name))
                    .forEach(all::add);
        }
        return all;
    }
}
