package kz.bbu.demo;

import java.util.List;

/** Writes persons with their roles, birth dates, accounts and log-ins; counts them, so that each has a number. */
final class People {
    private static final int FIRST_PAGE = 1_000_000;

    private final Packages packages;
    private final Activity activity;
    private int count;

    /**
     * A person to come.
     *
     * @param parents their sourcedIds
     * @param registered how likely there is an account
     * @param from the first day in the role, since 1970
     * @param to the first day after
     */
    record Person(
            Names.Name name,
            String role,
            String org,
            List<String> parents,
            int born,
            double registered,
            int from,
            int to) {
        /** Somebody who is there all year and has no parents. */
        Person(Names.Name name, String role, String org, int born, double registered) {
            this(name, role, org, List.of(), born, registered, Enrolment.FIRST, Enrolment.LAST);
        }
    }

    People(Packages packages) {
        this.packages = packages;
        this.activity = new Activity(packages.journal);
    }

    /** The number that the next person gets. */
    int next() {
        return count + 1;
    }

    /** Writes a person and gives the sourcedId. */
    String add(Person person, Dice dice) {
        String number = Integer.toString(++count);
        String id = "person-" + number;
        boolean official = person.role().equals("districtAdministrator");
        packages.roster
                .table("users")
                .begin(id)
                .put("enabledUser", "true")
                .put("username", "demo" + number)
                .put("givenName", person.name().given())
                .put("familyName", person.name().family())
                .put("middleName", person.name().middle())
                .put("agentSourcedIds", String.join(",", person.parents()))
                .put("phone", official ? phone(dice) : "")
                .put("email", official ? "demo" + number + "@edu-demo.kz" : "")
                .put("primaryOrgSourcedId", person.org())
                .end();
        packages.roster
                .table("roles")
                .begin("role-" + number)
                .put("userSourcedId", id)
                .put("roleType", "primary")
                .put("role", person.role())
                .put("beginDate", SchoolYear.text(person.from()))
                .put("endDate", person.to() == Enrolment.LAST ? "" : SchoolYear.text(person.to()))
                .put("orgSourcedId", person.org())
                .end();
        packages.roster
                .table("demographics")
                .begin(id)
                .put("birthDate", person.born() + "-" + two(dice.between(1, 12)) + "-" + two(dice.between(1, 28)))
                .put("sex", person.name().female() ? "female" : "male")
                .end();
        if (dice.chance(person.registered())) {
            packages.journal
                    .table("accounts")
                    .begin("account-" + id)
                    .put("userSourcedId", id)
                    .put("registeredOn", dice.between(2020, 2024) + "-0" + dice.between(1, 9) + "-15")
                    .put("profileUrl", Organisations.PROFILES + "user/" + (FIRST_PAGE + count))
                    .put("lastLoginAt", activity.write(id, person, dice))
                    .end();
        }
        return id;
    }

    /** A learner of an institution with one or two parents, who come first since the learner refers to them. */
    String learner(Institution institution, int age, int from, int to) {
        Names names = institution.names;
        Dice dice = institution.dice;
        Names.Name name = names.any();
        String org = institution.id;
        boolean both = dice.below(3) == 0;
        Person mother =
                new Person(names.relative(name, true), "parent", org, List.of(), 1978 + dice.below(18), 0.61, from, to);
        String first = add(mother, dice);
        List<String> parents = List.of(first);
        if (both) {
            Person father = new Person(
                    names.relative(name, false), "parent", org, List.of(), 1975 + dice.below(18), 0.38, from, to);
            parents = List.of(first, add(father, dice));
        }
        int born = SchoolYear.BEGIN.getYear() - age;
        return add(new Person(name, "student", org, parents, born, 0.78, from, to), dice);
    }

    static String phone(Dice dice) {
        return "+7 (7212) " + dice.between(40, 98) + "-" + two(dice.below(100)) + "-" + two(dice.below(100));
    }

    static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
