package kz.bbu.registry;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Load;
import kz.bbu.api.text.Alphabet;

/** Turns rows of files into rows of tables of a new generation, one pass, constant memory. */
final class Loader implements AutoCloseable {
    private static final int LONGEST_METADATA = 4000;

    private final Load load;
    private final Bulk bulk;
    private final Alphabet alphabet;
    private final Map<Kind, Bulk.Writer> writers = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> read = new EnumMap<>(Kind.class);

    Loader(Load load, Bulk bulk, Alphabet alphabet) {
        this.load = load;
        this.bulk = bulk;
        this.alphabet = alphabet;
    }

    /** Rows read of a kind's file. */
    long read(Kind kind) {
        return read.getOrDefault(kind, 0L);
    }

    void read(Kind kind, String file) {
        boolean users11 = kind == Kind.PERSON && !load.has(Kind.ROLE.part());
        load.read(file, row -> {
            read.merge(kind, 1L, Long::sum);
            take(kind, row, users11);
        });
    }

    private void take(Kind kind, Load.Row row, boolean rolesInUsers) {
        switch (kind) {
            case ORG -> org(row);
            case SESSION -> session(row);
            case COURSE -> course(row);
            case CLASS -> schoolClass(row);
            case PERSON -> person(row, rolesInUsers);
            case ROLE -> role(row);
            case DEMOGRAPHICS -> demographics(row);
            case ENROLLMENT -> enrollment(row);
            case INSTITUTION -> institution(row);
            case CLASS_PROFILE -> classProfile(row);
            case STAFF -> staff(row);
            case ACCOUNT -> account(row);
            default -> throw new IllegalArgumentException(kind + " has no file");
        }
    }

    private void org(Load.Row row) {
        add(
                Kind.ORG,
                row,
                id("org", row.get("sourcedId")),
                0,
                row.get("sourcedId"),
                row.get("name"),
                row.get("type"),
                row.get("identifier"),
                ref("org", row, "parentSourcedId"),
                metadata(row));
    }

    private void session(Load.Row row) {
        add(
                Kind.SESSION,
                row,
                id("session", row.get("sourcedId")),
                0,
                row.get("sourcedId"),
                row.get("title"),
                row.get("type"),
                date(row, "startDate"),
                date(row, "endDate"),
                ref("session", row, "parentSourcedId"),
                number(row, "schoolYear", 0),
                metadata(row));
    }

    private void course(Load.Row row) {
        add(
                Kind.COURSE,
                row,
                id("course", row.get("sourcedId")),
                id("org", row.get("orgSourcedId")),
                row.get("sourcedId"),
                row.get("title"),
                row.get("courseCode"),
                ref("session", row, "schoolYearSourcedId"),
                row.get("subjects"),
                metadata(row));
    }

    private void schoolClass(Load.Row row) {
        add(
                Kind.CLASS,
                row,
                id("class", row.get("sourcedId")),
                id("org", row.get("schoolSourcedId")),
                row.get("sourcedId"),
                row.get("title"),
                row.get("classType"),
                row.get("classCode"),
                row.get("grades"),
                row.get("location"),
                id("course", row.get("courseSourcedId")),
                row.get("termSourcedIds"),
                metadata(row));
    }

    private void person(Load.Row row, boolean withRoles) {
        String sourcedId = row.get("sourcedId");
        long id = id("person", sourcedId);
        String name = String.join(" ", row.get("familyName"), row.get("givenName"), orEmpty(row.get("middleName")));
        add(
                Kind.PERSON,
                row,
                id,
                0,
                sourcedId,
                "true".equals(row.get("enabledUser")),
                row.get("username"),
                row.get("familyName"),
                row.get("givenName"),
                row.get("middleName"),
                alphabet.sortKey(name),
                alphabet.fold(name),
                row.get("email"),
                row.get("phone") == null ? row.get("sms") : row.get("phone"),
                row.get("identifier"),
                row.get("grades"),
                metadata(row));
        for (String agent : list(row.get("agentSourcedIds"))) {
            add(Kind.AGENT, row, Ids.hash(id + "/" + agent), 0, id, id("person", agent));
        }
        if (withRoles) {
            boolean main = true;
            for (String org : list(row.get("orgSourcedIds"))) {
                add(
                        Kind.ROLE,
                        row,
                        Ids.hash(id + "/" + org),
                        id("org", org),
                        id,
                        row.get("role"),
                        main,
                        null,
                        null,
                        null);
                main = false;
            }
        }
    }

    private void role(Load.Row row) {
        add(
                Kind.ROLE,
                row,
                id("role", row.get("sourcedId")),
                id("org", row.get("orgSourcedId")),
                id("person", row.get("userSourcedId")),
                row.get("role"),
                "primary".equals(row.get("roleType")),
                date(row, "beginDate"),
                date(row, "endDate"),
                metadata(row));
    }

    private void demographics(Load.Row row) {
        // Race and ethnicity are never kept.
        add(
                Kind.DEMOGRAPHICS,
                row,
                id("person", row.get("sourcedId")),
                0,
                date(row, "birthDate"),
                row.get("sex"),
                row.get("countryOfBirthCode"),
                row.get("stateOfBirthAbbreviation"),
                row.get("cityOfBirth"),
                metadata(row));
    }

    private void enrollment(Load.Row row) {
        String main = row.get("primary");
        add(
                Kind.ENROLLMENT,
                row,
                id("enrollment", row.get("sourcedId")),
                id("org", row.get("schoolSourcedId")),
                id("class", row.get("classSourcedId")),
                id("person", row.get("userSourcedId")),
                row.get("role"),
                main == null ? null : main.equals("true"),
                date(row, "beginDate"),
                date(row, "endDate"),
                metadata(row));
    }

    private void institution(Load.Row row) {
        long org = id("org", row.get("orgSourcedId"));
        String small = row.get("smallSchool");
        add(
                Kind.INSTITUTION,
                row,
                org,
                org,
                row.get("type"),
                row.get("legalForm"),
                row.get("bin"),
                row.get("kato"),
                small == null ? null : small.equals("true"),
                row.get("addressKk"),
                row.get("addressRu"),
                row.get("headName"),
                row.get("headPosition"),
                row.get("phone"),
                row.get("email"),
                row.get("website"),
                row.get("languages"),
                number(row, "shifts", null),
                number(row, "places", null),
                row.get("timeZone"),
                row.get("licenceNumber"),
                date(row, "licenceDate"),
                row.get("licenceIssuer"),
                row.get("accreditationNumber"),
                row.get("accreditationAgency"),
                date(row, "accreditationFrom"),
                date(row, "accreditationUntil"),
                date(row, "attestationDate"),
                row.get("attestationResult"),
                date(row, "attestationNext"),
                row.get("profileUrl"),
                metadata(row));
    }

    private void classProfile(Load.Row row) {
        add(
                Kind.CLASS_PROFILE,
                row,
                id("class", row.get("classSourcedId")),
                id("org", row.get("orgSourcedId")),
                row.get("grade"),
                row.get("letter"),
                row.get("language"),
                row.get("journalType"),
                row.get("shift"),
                ref("person", row, "homeroomTeacherSourcedId"),
                row.get("combinedWithClassSourcedIds"),
                row.get("parentClassSourcedIds"),
                metadata(row));
    }

    private void staff(Load.Row row) {
        add(
                Kind.STAFF,
                row,
                id("staff", row.get("sourcedId")),
                id("org", row.get("orgSourcedId")),
                id("person", row.get("userSourcedId")),
                row.get("position"),
                row.get("roles"),
                row.get("category"),
                row.get("categoryOrder"),
                date(row, "categoryFrom"),
                date(row, "categoryUntil"),
                row.get("education"),
                date(row, "hiredOn"),
                row.get("load"),
                metadata(row));
    }

    private void account(Load.Row row) {
        add(
                Kind.ACCOUNT,
                row,
                id("person", row.get("userSourcedId")),
                0,
                date(row, "registeredOn"),
                row.get("profileUrl"),
                row.get("lastLoginAt"),
                metadata(row));
    }

    /** Adds a row: generation, id, line, hash, modified, ended, organisation, then the kind's own values. */
    private void add(Kind kind, Load.Row row, long id, long orgId, Object... own) {
        Object[] values = new Object[7 + own.length];
        values[0] = load.importId();
        values[1] = id;
        values[2] = row.line();
        values[3] = Ids.hash(orgId + " " + hashed(own));
        values[4] = row.get("dateLastModified");
        String status = row.get("status");
        values[5] = "tobedeleted".equals(status) || "inactive".equals(status);
        values[6] = orgId;
        System.arraycopy(own, 0, values, 7, own.length);
        writers.computeIfAbsent(kind, k -> bulk.open(k.table(), k.columns())).add(values);
    }

    /** The content as text; sort keys follow from the names. */
    private static String hashed(Object[] own) {
        StringJoiner joined = new StringJoiner("\u001f");
        for (Object value : own) {
            joined.add(value instanceof byte[] ? "" : String.valueOf(value));
        }
        return joined.toString();
    }

    private long id(String kind, String sourcedId) {
        return Ids.of(load.sourceId(), kind, sourcedId);
    }

    private Long ref(String kind, Load.Row row, String column) {
        String sourcedId = row.get(column);
        return sourcedId == null ? null : id(kind, sourcedId);
    }

    private static LocalDate date(Load.Row row, String column) {
        String value = row.get(column);
        return value == null ? null : LocalDate.parse(value);
    }

    private static Integer number(Load.Row row, String column, Integer without) {
        String value = row.get(column);
        return value == null ? without : Integer.valueOf(value);
    }

    private static String[] list(String value) {
        return value == null
                ? new String[0]
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toArray(String[]::new);
    }

    private static String metadata(Load.Row row) {
        Map<String, String> metadata = row.metadata();
        if (metadata.isEmpty()) {
            return null;
        }
        StringJoiner lines = new StringJoiner("\n");
        new TreeMap<>(metadata).forEach((name, value) -> lines.add(name + "=" + value));
        String text = lines.toString();
        return text.length() > LONGEST_METADATA ? text.substring(0, LONGEST_METADATA) : text;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        writers.values().forEach(Bulk.Writer::close);
    }
}
