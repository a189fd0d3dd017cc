package kz.bbu.report.activity;

import java.util.Collection;
import java.util.Optional;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Column.Kind;
import kz.bbu.api.report.Rows;

/** Persons and users of one or more institutions, who has two roles in each of them. */
record Headcount(People people) {
    private static final People NOBODY = new People(0, 0, 0, 0, 0, 0);

    /** All of them together; empty if there are none. */
    static Optional<Headcount> of(Collection<People> institutions) {
        return institutions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Headcount(institutions.stream().reduce(NOBODY, Headcount::sum)));
    }

    private static People sum(People one, People other) {
        return new People(
                one.pupils() + other.pupils(),
                one.staff() + other.staff(),
                one.parents() + other.parents(),
                one.pupilUsers() + other.pupilUsers(),
                one.staffUsers() + other.staffUsers(),
                one.parentUsers() + other.parentUsers());
    }

    long persons() {
        return people.pupils() + people.staff() + people.parents();
    }

    long users() {
        return people.pupilUsers() + people.staffUsers() + people.parentUsers();
    }

    /** The share registered, percent; empty if there is nobody. */
    Optional<Double> registered() {
        return share(users(), persons());
    }

    /** The large figures of persons and users, which open those of each institution. */
    void give(Rows rows) {
        rows.figure("figure.persons", Kind.INTEGER, persons(), "persons");
        rows.figure("figure.users", Kind.INTEGER, users(), "users");
        registered().ifPresent(share -> rows.figure("figure.registered", Kind.PERCENT, share, "registered"));
    }

    /** A share in percent; empty if its denominator is 0. */
    static Optional<Double> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(100.0 * part / whole);
    }
}
