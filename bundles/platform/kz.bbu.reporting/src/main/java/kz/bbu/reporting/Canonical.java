package kz.bbu.reporting;

import java.util.List;
import java.util.Map;

/** The one address of what a reader sees, which can be sent: without blanks and without what only the form needs. */
final class Canonical {
    private static final List<String> KEPT =
            List.of(Address.FORM, Address.SORT, Address.SIZE, Address.PAGE, Address.ROW, Address.COLUMN);

    private Canonical() {}

    static Address address(Look look) {
        Address asked = look.address();
        Address canonical = Address.of(Map.of());
        for (Filter filter : look.filters()) {
            canonical = withFilter(canonical, filter, filter.values());
            String find = Address.FIND + filter.parameter().id();
            if (filter.isEmpty() && asked.one(find).isPresent()) {
                canonical = canonical.with(find, asked.all(find));
            }
        }
        for (String name : KEPT) {
            canonical = canonical.with(name, asked.all(name));
        }
        return canonical;
    }

    /** The address with other values of a filter; where something is chosen by standard, choosing nothing must be said. */
    static Address withFilter(Address address, Filter filter, List<String> values) {
        String id = filter.parameter().id();
        String standard = filter.parameter().standard();
        if (standard.isEmpty()) {
            return address.with(id, values);
        }
        if (values.equals(List.of(standard))) {
            return address.without(id);
        }
        return address.with(id, values.isEmpty() ? List.of("") : values);
    }
}
