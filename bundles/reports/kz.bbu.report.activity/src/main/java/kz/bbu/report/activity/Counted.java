package kz.bbu.report.activity;

import java.util.List;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.Visitor;

/**
 * Which persons of an institution a figure counts.
 *
 * @param days the days of whose log-ins it speaks
 * @param role {@code staff}, {@code pupil} or {@code parent}; empty for all
 * @param whom what makes a person count
 */
record Counted(long institution, Span days, String role, Whom whom) {
    /** What makes a person count. */
    enum Whom {
        /** Being in the data; counts once in each role. */
        PERSONS,
        /** Having an account; counts once in each role. */
        USERS,
        /** Having logged in on the days; counts once. */
        VISITORS
    }

    boolean has(Visitor person) {
        return switch (whom) {
            case PERSONS -> true;
            case USERS -> person.registered();
            case VISITORS -> person.logins() > 0;
        };
    }

    /** The roles in which a person counts, each of them as a list of its own; all in one list where the person counts once. */
    List<List<String>> times(Visitor person) {
        if (whom == Whom.VISITORS) {
            return List.of(person.roles());
        }
        return person.roles().stream()
                .filter(own -> role.isEmpty() || role.equals(own))
                .map(List::of)
                .toList();
    }

    boolean countsLogins() {
        return whom == Whom.VISITORS;
    }
}
