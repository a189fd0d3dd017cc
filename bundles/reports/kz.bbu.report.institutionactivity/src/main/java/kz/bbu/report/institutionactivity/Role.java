package kz.bbu.report.institutionactivity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import kz.bbu.api.facts.Logins.Visits;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Option;
import kz.bbu.api.text.Texts;

/** Whom an institution's data have; the name of a role is its code in {@code personRole.*}. */
enum Role {
    pupil("pupils", People::pupils, People::pupilUsers, Visits::pupils),
    staff("staff", People::staff, People::staffUsers, Visits::staff),
    parent("parents", People::parents, People::parentUsers, Visits::parents);

    private final String column;
    private final ToLongFunction<People> persons;
    private final ToLongFunction<People> users;
    private final ToLongFunction<Visits> visitors;

    Role(String column, ToLongFunction<People> persons, ToLongFunction<People> users, ToLongFunction<Visits> visitors) {
        this.column = column;
        this.persons = persons;
        this.users = users;
        this.visitors = visitors;
    }

    long persons(People people) {
        return persons.applyAsLong(people);
    }

    /** Those of them who have an account. */
    long users(People people) {
        return users.applyAsLong(people);
    }

    /** Those of them who logged in. */
    long visitors(Visits visits) {
        return visitors.applyAsLong(visits);
    }

    static List<Option> options(Texts texts) {
        return Arrays.stream(values())
                .map(role -> new Option(role.name(), texts.term("personRole", role.name())))
                .toList();
    }

    /** The code of the role whose users a column counts; empty if it counts all users. */
    static String ofColumn(String column) {
        return Arrays.stream(values())
                .filter(role -> role.column.equals(column))
                .map(Role::name)
                .findFirst()
                .orElse("");
    }

    /** The code of a row's role; empty if it is none. */
    static Optional<String> ofKey(String key) {
        return Arrays.stream(values()).map(Role::name).filter(key::equals).findFirst();
    }
}
