package kz.bbu.registry;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Load;
import kz.bbu.api.registry.NationalNumber;
import kz.bbu.api.text.Alphabet;

/** Turns rows of OneRoster files into rows of tables. Passwords and what the standard says of race are never kept. */
final class Roster {
    private static final int LONGEST_FOLD = 800;
    private static final Pattern IIN = Pattern.compile("(?i)\\{iin:([^{}]*)\\}");

    private final Staging staging;
    private final Alphabet alphabet;
    private final IinVault vault;

    /** Whether users name their organisations themselves, as in version 1.1. */
    private final boolean rolesInUsers;

    /** Sessions come by the hundred, so that the terms of classes can be checked while these are read. */
    private final Set<Long> sessions;

    Roster(Staging staging, Alphabet alphabet, IinVault vault, Set<Long> publishedSessions) {
        this.staging = staging;
        this.alphabet = alphabet;
        this.vault = vault;
        this.rolesInUsers = Kind.rolesInUsers(staging.load());
        boolean inside =
                staging.load().has(Kind.SESSION.part()) && staging.load().mode(Kind.SESSION.part()) == Load.Mode.BULK;
        this.sessions = inside ? new HashSet<>() : new HashSet<>(publishedSessions);
    }

    void organisation(Load.Row row) {
        staging.add(
                Kind.ORG,
                row,
                staging.id("org", row.get("sourcedId")),
                0,
                "",
                row.get("sourcedId"),
                row.get("name"),
                row.get("type"),
                row.get("identifier"),
                staging.reference("org", row, "parentSourcedId"),
                Staging.metadata(row));
    }

    void session(Load.Row row) {
        long id = staging.id("session", row.get("sourcedId"));
        sessions.add(id);
        staging.add(
                Kind.SESSION,
                row,
                id,
                0,
                "",
                row.get("sourcedId"),
                row.get("title"),
                row.get("type"),
                Staging.date(row, "startDate"),
                Staging.date(row, "endDate"),
                staging.reference("session", row, "parentSourcedId"),
                Staging.number(row, "schoolYear"),
                Staging.metadata(row));
    }

    void course(Load.Row row) {
        staging.add(
                Kind.COURSE,
                row,
                staging.id("course", row.get("sourcedId")),
                staging.id("org", row.get("orgSourcedId")),
                "",
                row.get("sourcedId"),
                row.get("title"),
                row.get("courseCode"),
                staging.reference("session", row, "schoolYearSourcedId"),
                row.get("subjects"),
                Staging.metadata(row));
    }

    void schoolClass(Load.Row row) {
        for (String term : Staging.list(row, "termSourcedIds")) {
            if (!sessions.contains(staging.id("session", term))) {
                staging.load().findings().error(Kind.CLASS.part(), row.line(), "termSourcedIds", term, "reference");
            }
        }
        staging.add(
                Kind.CLASS,
                row,
                staging.id("class", row.get("sourcedId")),
                staging.id("org", row.get("schoolSourcedId")),
                "",
                row.get("sourcedId"),
                row.get("title"),
                row.get("classType"),
                row.get("classCode"),
                row.get("grades"),
                row.get("location"),
                staging.id("course", row.get("courseSourcedId")),
                row.get("termSourcedIds"),
                Staging.metadata(row));
    }

    void person(Load.Row row) {
        long id = staging.id("person", row.get("sourcedId"));
        String middle = row.get("middleName");
        String name = row.get("familyName") + " " + row.get("givenName") + (middle == null ? "" : " " + middle);
        String fold = alphabet.fold(name);
        Optional<String> iin = iin(row);
        String links = row.get("agentSourcedIds") + "/" + row.get("orgSourcedIds") + "/" + row.get("role") + "/";
        staging.add(
                Kind.PERSON,
                row,
                id,
                0,
                links,
                row.get("sourcedId"),
                Staging.flag(row, "enabledUser"),
                row.get("username"),
                row.get("familyName"),
                row.get("givenName"),
                middle,
                alphabet.sortKey(name),
                fold.length() > LONGEST_FOLD ? fold.substring(0, LONGEST_FOLD) : fold,
                row.get("email"),
                row.get("phone") == null ? row.get("sms") : row.get("phone"),
                row.get("identifier"),
                iin.map(vault::seal).orElse(null),
                iin.map(vault::hash).orElse(null),
                row.get("grades"),
                Staging.metadata(row));
        for (String agent : Staging.list(row, "agentSourcedIds")) {
            staging.add(Kind.AGENT, row, Ids.hash(id + "/" + agent), 0, "", id, staging.id("person", agent));
        }
        if (rolesInUsers) {
            rolesOf(row, id);
        }
    }

    /** The IIN among the ids of a user, in the identifier or in an extra column of that name; wrong ones are none. */
    private static Optional<String> iin(Load.Row row) {
        Stream<String> ids = Arrays.stream(Staging.list(row, "userIds"))
                .map(IIN::matcher)
                .filter(Matcher::matches)
                .map(id -> id.group(1).strip());
        Stream<String> extra = row.metadata().entrySet().stream()
                .filter(column -> column.getKey().equalsIgnoreCase("iin"))
                .map(Map.Entry::getValue);
        return Stream.of(ids, Stream.ofNullable(row.get("identifier")), extra)
                .flatMap(Function.identity())
                .filter(NationalNumber::isIin)
                .findFirst();
    }

    private void rolesOf(Load.Row row, long person) {
        boolean main = true;
        for (String organisation : Staging.list(row, "orgSourcedIds")) {
            staging.add(
                    Kind.ROLE,
                    row,
                    Ids.hash(person + "/" + organisation),
                    staging.id("org", organisation),
                    "",
                    person,
                    row.get("role"),
                    main,
                    null,
                    null,
                    null);
            main = false;
        }
    }

    void role(Load.Row row) {
        staging.add(
                Kind.ROLE,
                row,
                staging.id("role", row.get("sourcedId")),
                staging.id("org", row.get("orgSourcedId")),
                "",
                staging.id("person", row.get("userSourcedId")),
                row.get("role"),
                "primary".equals(row.get("roleType")),
                Staging.date(row, "beginDate"),
                Staging.date(row, "endDate"),
                Staging.metadata(row));
    }

    void demographics(Load.Row row) {
        staging.add(
                Kind.DEMOGRAPHICS,
                row,
                staging.id("person", row.get("sourcedId")),
                0,
                "",
                Staging.date(row, "birthDate"),
                row.get("sex"),
                row.get("countryOfBirthCode"),
                row.get("stateOfBirthAbbreviation"),
                row.get("cityOfBirth"),
                Staging.metadata(row));
    }

    void enrollment(Load.Row row) {
        staging.add(
                Kind.ENROLLMENT,
                row,
                staging.id("enrollment", row.get("sourcedId")),
                staging.id("org", row.get("schoolSourcedId")),
                "",
                staging.id("class", row.get("classSourcedId")),
                staging.id("person", row.get("userSourcedId")),
                row.get("role"),
                Staging.flag(row, "primary"),
                Staging.date(row, "beginDate"),
                Staging.date(row, "endDate"),
                Staging.metadata(row));
    }
}
