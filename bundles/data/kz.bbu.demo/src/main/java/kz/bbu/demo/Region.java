package kz.bbu.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes the demo region as three packages, streamed: a OneRoster roster, a journal package, and what the attestation of August changed; the same seed gives the same bytes. */
final class Region {
    private static final long SEED = 20_260_901L;
    private static final List<String> ROSTER_FILES = List.of(
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courses",
            "courseResources",
            "demographics",
            "enrollments",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "orgs",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "roles",
            "scoreScales",
            "userProfiles",
            "userResources",
            "users");
    private static final List<String> JOURNAL_FILES = List.of(
            "institutions",
            "classes",
            "staff",
            "movements",
            "accounts",
            "logins",
            "lessons",
            "attendance",
            "homework",
            "marks",
            "finals",
            "changes");
    private static final List<String> QUARTERS =
            List.of("2026-09-01/2026-10-26", "2026-11-03/2026-12-29", "2027-01-08/2027-03-20", "2027-03-29/2027-05-26");
    private static final String PROFILES = "https://kundelik.kz/";

    private final Random random = new Random(SEED);
    private final Random careers = new Random(SEED);
    private final Names names = new Names(random);
    private final int institutions;
    private final CsvZip roster;
    private final CsvZip journal;
    private final CsvZip attested;
    private final Map<String, String> journalProperties = new LinkedHashMap<>();
    private int people;
    private int enrollments;

    /** Takes how many institutions there are (12 of the plan, then more of the same kinds) and three empty folders to work in. */
    Region(int institutions, Path rosterFolder, Path journalFolder, Path attestedFolder) {
        this.institutions = institutions;
        this.roster = new CsvZip(rosterFolder);
        this.journal = new CsvZip(journalFolder);
        this.attested = new CsvZip(attestedFolder);
    }

    /** Tells how far it is. */
    interface Progress {
        void done(int institutions);
    }

    void write(Path rosterZip, Path journalZip, Path attestedZip, Progress progress) throws IOException {
        try (roster;
                journal;
                attested) {
            begin();
            sessions();
            authorities();
            for (int i = 0; i < institutions; i++) {
                institution(i);
                progress.done(i + 1);
            }
            roster.pack(
                    rosterZip,
                    Map.of(
                            "manifest.version",
                            "1.0",
                            "oneroster.version",
                            "1.2",
                            "source.systemName",
                            DemoRegion.SOURCE),
                    ROSTER_FILES,
                    "bulk");
            Map<String, String> versions = Map.of("manifest.version", "1.0", "journal.version", "1.0");
            attested.pack(attestedZip, versions, JOURNAL_FILES, "delta");
            Map<String, String> properties = new LinkedHashMap<>(versions);
            properties.putAll(journalProperties);
            journal.pack(journalZip, properties, JOURNAL_FILES, "bulk");
        }
    }

    private void begin() throws IOException {
        roster.file("orgs", "name", "type", "identifier", "parentSourcedId");
        roster.file("academicSessions", "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear");
        roster.file(
                "courses",
                "schoolYearSourcedId",
                "title",
                "courseCode",
                "grades",
                "orgSourcedId",
                "subjects",
                "subjectCodes");
        roster.file(
                "classes",
                "title",
                "grades",
                "courseSourcedId",
                "classCode",
                "classType",
                "location",
                "schoolSourcedId",
                "termSourcedIds",
                "subjects",
                "subjectCodes",
                "periods");
        roster.file(
                "users",
                "enabledUser",
                "username",
                "userIds",
                "givenName",
                "familyName",
                "middleName",
                "identifier",
                "email",
                "sms",
                "phone",
                "agentSourcedIds",
                "grades",
                "password",
                "userMasterIdentifier",
                "preferredGivenName",
                "preferredMiddleName",
                "preferredFamilyName",
                "primaryOrgSourcedId",
                "pronouns");
        roster.file(
                "roles",
                "userSourcedId",
                "roleType",
                "role",
                "beginDate",
                "endDate",
                "orgSourcedId",
                "userProfileSourcedId");
        roster.file(
                "enrollments",
                "classSourcedId",
                "schoolSourcedId",
                "userSourcedId",
                "role",
                "primary",
                "beginDate",
                "endDate");
        roster.file(
                "demographics",
                "birthDate",
                "sex",
                "americanIndianOrAlaskaNative",
                "asian",
                "blackOrAfricanAmerican",
                "nativeHawaiianOrOtherPacificIslander",
                "white",
                "demographicRaceTwoOrMoreRaces",
                "hispanicOrLatinoEthnicity",
                "countryOfBirthCode",
                "stateOfBirthAbbreviation",
                "cityOfBirth",
                "publicSchoolResidenceStatus");
        journal.file(
                "institutions",
                "orgSourcedId",
                "type",
                "legalForm",
                "bin",
                "kato",
                "smallSchool",
                "addressKk",
                "addressRu",
                "headName",
                "headPosition",
                "phone",
                "email",
                "website",
                "languages",
                "shifts",
                "places",
                "timeZone",
                "licenceNumber",
                "licenceDate",
                "licenceIssuer",
                "accreditationNumber",
                "accreditationAgency",
                "accreditationFrom",
                "accreditationUntil",
                "attestationDate",
                "attestationResult",
                "attestationNext",
                "profileUrl");
        journal.file(
                "classes",
                "classSourcedId",
                "orgSourcedId",
                "grade",
                "letter",
                "language",
                "journalType",
                "shift",
                "homeroomTeacherSourcedId",
                "combinedWithClassSourcedIds",
                "parentClassSourcedIds");
        for (CsvZip zip : List.of(journal, attested)) {
            zip.file(
                    "staff",
                    "userSourcedId",
                    "orgSourcedId",
                    "position",
                    "roles",
                    "category",
                    "categoryOrder",
                    "categoryFrom",
                    "categoryUntil",
                    "education",
                    "hiredOn",
                    "load");
        }
        journal.file("accounts", "userSourcedId", "registeredOn", "profileUrl", "lastLoginAt");
    }

    private void sessions() {
        roster.row(
                "academicSessions",
                "year",
                "title",
                "2026/2027 оқу жылы",
                "type",
                "schoolYear",
                "startDate",
                "2026-09-01",
                "endDate",
                "2027-05-26",
                "schoolYear",
                "2027");
        for (int i = 0; i < QUARTERS.size(); i++) {
            String[] days = QUARTERS.get(i).split("/");
            roster.row(
                    "academicSessions",
                    "quarter-" + (i + 1),
                    "title",
                    (i + 1) + "-тоқсан",
                    "type",
                    "gradingPeriod",
                    "startDate",
                    days[0],
                    "endDate",
                    days[1],
                    "parentSourcedId",
                    "year",
                    "schoolYear",
                    "2027");
        }
    }

    private void authorities() {
        organisation(
                "oblast", Plan.OBLAST, "state", "", Bins.of(0), "Қарағанды қаласы", "город Караганда", "351010000", 0);
        officials("oblast", 3);
        for (int i = 0; i < Plan.UNITS.size(); i++) {
            organisation(
                    "unit-" + i,
                    Plan.UNITS.get(i),
                    "department",
                    "oblast",
                    "",
                    "Қарағанды қаласы",
                    "город Караганда",
                    "351010000",
                    0);
        }
        for (int i = 0; i < Plan.DISTRICTS.size(); i++) {
            Plan.District district = Plan.DISTRICTS.get(i);
            organisation(
                    "district-" + i,
                    district.name(),
                    "district",
                    "oblast",
                    Bins.of(i + 1),
                    district.place(),
                    district.placeRu(),
                    district.kato(),
                    0);
            officials("district-" + i, 2);
        }
    }

    private void officials(String authority, int count) {
        for (int i = 0; i < count; i++) {
            String id =
                    person(names.any(), "districtAdministrator", authority, List.of(), 1965 + random.nextInt(25), true);
            journal.row(
                    "staff",
                    "staff-" + id,
                    "userSourcedId",
                    id,
                    "orgSourcedId",
                    authority,
                    "position",
                    i == 0 ? "head" : "deputyHead",
                    "category",
                    i == 0 ? "headLeader" : "headManager",
                    "categoryFrom",
                    "2024-09-01",
                    "categoryUntil",
                    "2027-09-01",
                    "hiredOn",
                    "2021-01-11");
        }
    }

    /** An authority or a unit with its contacts. */
    private void organisation(
            String id,
            String name,
            String type,
            String parent,
            String bin,
            String place,
            String placeRu,
            String kato,
            int places) {
        roster.row("orgs", id, "name", name, "type", type, "identifier", bin, "parentSourcedId", parent);
        int street = random.nextInt(Plan.STREETS_KK.size());
        int house = 1 + random.nextInt(90);
        Names.Name head = names.any();
        journal.row(
                "institutions",
                "profile-" + id,
                "orgSourcedId",
                id,
                "type",
                "authority",
                "bin",
                bin,
                "kato",
                kato,
                "addressKk",
                place + ", " + Plan.STREETS_KK.get(street) + ", " + house,
                "addressRu",
                placeRu + ", " + Plan.STREETS_RU.get(street) + ", " + house,
                "headName",
                full(head),
                "headPosition",
                "head",
                "phone",
                phone(),
                "email",
                id + "@edu-demo.kz",
                "timeZone",
                "Asia/Almaty",
                "profileUrl",
                PROFILES + "authority/" + id);
        journalProperties.put("replaces." + id, "2027");
    }

    private void institution(int number) throws IOException {
        Plan.Kind kind = Plan.INSTITUTIONS.get(number % Plan.INSTITUTIONS.size());
        int round = number / Plan.INSTITUTIONS.size();
        String id = "org-" + number;
        String name = round == 0 ? kind.name() : kind.name() + " (" + (round + 1) + ")";
        roster.row(
                "orgs",
                id,
                "name",
                name,
                "type",
                "school",
                "identifier",
                Bins.of(100 + number),
                "parentSourcedId",
                "district-" + kind.district());
        journalProperties.put("replaces." + id, "2027");
        int teachers = staff(id, kind);
        profile(id, kind, number);
        if (kind.firstGrade() > 0) {
            classes(id, kind, teachers);
        } else {
            for (int i = 0; i < kind.learners(); i++) {
                learner(
                        id,
                        kind.type().equals("kindergarten")
                                ? 2 + random.nextInt(4)
                                : kind.type().equals("college") ? 15 + random.nextInt(5) : 7 + random.nextInt(9));
            }
        }
    }

    private int firstTeacher;

    private int staff(String org, Plan.Kind kind) {
        int count = Math.max(6, kind.learners() / 9);
        for (int i = 0; i < count; i++) {
            String role = i == 0 ? "principal" : i < 3 && count > 10 ? "siteAdministrator" : "teacher";
            Names.Name name = names.any();
            int born = 1962 + random.nextInt(i < 3 ? 28 : 41);
            String id = person(name, role, org, List.of(), born, random.nextInt(100) < 94);
            if (i == 0) {
                firstTeacher = people;
            }
            Career career = i == 0 ? Career.head(careers, born) : Career.of(careers, born, kind.firstGrade() == 0);
            Post post = new Post(
                    id,
                    org,
                    Post.position(kind, role, i),
                    role.equals("teacher") ? Post.roles(kind, i) : "",
                    random.nextInt(10) == 0 ? "vocational" : "higher",
                    career.hired(),
                    9 + random.nextInt(18));
            post.write(journal, career.before(), "", "");
            if (career.isAttestedNow()) {
                post.write(attested, career.now(), "active", "2026-08-31T06:00:00.000Z");
            }
        }
        return count;
    }

    private void profile(String org, Plan.Kind kind, int number) {
        Plan.District district = Plan.DISTRICTS.get(kind.district());
        int street = random.nextInt(Plan.STREETS_KK.size());
        int house = 1 + random.nextInt(120);
        Names.Name head = names.any();
        boolean garden = kind.type().equals("kindergarten");
        boolean licensed = !garden && number % 11 != 9;
        int accredited = 2019 + (number * 5) % 7;
        boolean accreditation = number % 6 != 2;
        journal.row(
                "institutions",
                "profile-" + org,
                "orgSourcedId",
                org,
                "type",
                kind.type(),
                "legalForm",
                kind.legalForm(),
                "bin",
                Bins.of(100 + number),
                "kato",
                district.kato(),
                "smallSchool",
                Boolean.toString(kind.small()),
                "addressKk",
                district.place() + ", " + Plan.STREETS_KK.get(street) + ", " + house,
                "addressRu",
                district.placeRu() + ", " + Plan.STREETS_RU.get(street) + ", " + house,
                "headName",
                full(head),
                "headPosition",
                garden ? "manager" : "principal",
                "phone",
                phone(),
                "email",
                org + "@edu-demo.kz",
                "website",
                "https://" + org + ".edu-demo.kz/",
                "languages",
                number % 3 == 0 ? "kk,ru" : number % 3 == 1 ? "kk" : "ru,kk",
                "shifts",
                kind.learners() > 400 ? "2" : "1",
                "places",
                Integer.toString(kind.learners() * (90 + number * 3 % 40) / 100),
                "timeZone",
                "Asia/Almaty",
                "licenceNumber",
                licensed ? "KZ" + (10 + number) + "LAA000" + (12_000 + number * 37) : "",
                "licenceDate",
                licensed ? (2012 + number % 9) + "-04-1" + number % 10 : "",
                "licenceIssuer",
                licensed ? "Қарағанды облысының білім саласында сапаны қамтамасыз ету департаменті" : "",
                "accreditationNumber",
                accreditation ? "SA-" + (200 + number) : "",
                "accreditationAgency",
                accreditation ? (number % 2 == 0 ? "IAAR" : "IQAA") : "",
                "accreditationFrom",
                accreditation ? accredited + "-03-01" : "",
                "accreditationUntil",
                accreditation ? (accredited + 5) + "-02-28" : "",
                "attestationDate",
                (2020 + number % 6) + "-11-15",
                "attestationResult",
                number % 8 == 7 ? "шартты аттестатталды" : "аттестатталды",
                "attestationNext",
                (2025 + number % 6) + "-11-15",
                "profileUrl",
                PROFILES + "school/" + (50_000 + number));
    }

    private void classes(String org, Plan.Kind kind, int teachers) {
        roster.row(
                "courses",
                org + "-homeroom",
                "schoolYearSourcedId",
                "year",
                "title",
                "Сынып сағаты",
                "orgSourcedId",
                org);
        int grades = kind.lastGrade() - kind.firstGrade() + 1;
        int left = kind.learners();
        int teacher = firstTeacher + 3;
        for (int grade = kind.firstGrade(); grade <= kind.lastGrade(); grade++) {
            int ofGrade = left / (kind.lastGrade() - grade + 1);
            left -= ofGrade;
            int parallel = Math.max(1, (ofGrade + 27) / 28);
            for (int p = 0; p < parallel; p++) {
                String letter = String.valueOf("АӘБВГҒД".charAt(p));
                String id = org + "-" + grade + "-" + (p + 1);
                roster.row(
                        "classes",
                        id,
                        "title",
                        grade + " «" + letter + "»",
                        "grades",
                        Integer.toString(grade),
                        "courseSourcedId",
                        org + "-homeroom",
                        "classType",
                        "homeroom",
                        "schoolSourcedId",
                        org,
                        "termSourcedIds",
                        "year");
                String teacherId = "person-" + Math.min(teacher++, firstTeacher + teachers - 1);
                journal.row(
                        "classes",
                        "class-" + id,
                        "classSourcedId",
                        id,
                        "orgSourcedId",
                        org,
                        "grade",
                        Integer.toString(grade),
                        "letter",
                        letter,
                        "language",
                        p % 3 == 2 ? "ru" : "kk",
                        "journalType",
                        "criteria",
                        "shift",
                        p % 2 == 0 ? "1" : "2",
                        "homeroomTeacherSourcedId",
                        teacherId);
                enroll(id, org, teacherId, "teacher");
                int size = ofGrade / parallel + (p < ofGrade % parallel ? 1 : 0);
                for (int i = 0; i < size; i++) {
                    enroll(id, org, learner(org, 5 + grade), "student");
                }
            }
        }
        if (grades < 1) {
            throw new IllegalStateException("no grades in " + org);
        }
    }

    private void enroll(String classId, String org, String person, String role) {
        roster.row(
                "enrollments",
                "enrollment-" + ++enrollments,
                "classSourcedId",
                classId,
                "schoolSourcedId",
                org,
                "userSourcedId",
                person,
                "role",
                role,
                "primary",
                role.equals("teacher") ? "true" : "",
                "beginDate",
                "2026-09-01");
    }

    /** A pupil, student or child with one or two parents, who come first since the pupil refers to them. */
    private String learner(String org, int age) {
        Names.Name name = names.any();
        boolean both = random.nextInt(3) == 0;
        String mother = person(
                names.relative(name, true),
                "parent",
                org,
                List.of(),
                1978 + random.nextInt(18),
                random.nextInt(100) < 61);
        List<String> parents = both
                ? List.of(
                        mother,
                        person(
                                names.relative(name, false),
                                "parent",
                                org,
                                List.of(),
                                1975 + random.nextInt(18),
                                random.nextInt(100) < 38))
                : List.of(mother);
        return person(name, "student", org, parents, 2026 - age, random.nextInt(100) < 78);
    }

    private String person(Names.Name name, String role, String org, List<String> agents, int born, boolean registered) {
        String id = "person-" + ++people;
        roster.row(
                "users",
                id,
                "enabledUser",
                "true",
                "username",
                "demo" + people,
                "givenName",
                name.given(),
                "familyName",
                name.family(),
                "middleName",
                name.middle(),
                "agentSourcedIds",
                String.join(",", agents),
                "phone",
                role.equals("districtAdministrator") ? phone() : "",
                "email",
                role.equals("districtAdministrator") ? "demo" + people + "@edu-demo.kz" : "",
                "primaryOrgSourcedId",
                org);
        roster.row(
                "roles",
                "role-" + people,
                "userSourcedId",
                id,
                "roleType",
                "primary",
                "role",
                role,
                "beginDate",
                "2026-09-01",
                "orgSourcedId",
                org);
        roster.row(
                "demographics",
                id,
                "birthDate",
                born + "-" + two(1 + random.nextInt(12)) + "-" + two(1 + random.nextInt(28)),
                "sex",
                name.female() ? "female" : "male");
        if (registered) {
            journal.row(
                    "accounts",
                    "account-" + id,
                    "userSourcedId",
                    id,
                    "registeredOn",
                    "202" + (2 + random.nextInt(4)) + "-0" + (1 + random.nextInt(9)) + "-15",
                    "profileUrl",
                    PROFILES + "user/" + (1_000_000 + people),
                    "lastLoginAt",
                    "2026-11-" + two(1 + random.nextInt(20)) + "T" + two(2 + random.nextInt(14)) + ":"
                            + two(random.nextInt(60)) + ":00.000Z");
        }
        return id;
    }

    private String phone() {
        return "+7 (7212) " + (40 + random.nextInt(59)) + "-" + two(random.nextInt(100)) + "-"
                + two(random.nextInt(100));
    }

    private static String full(Names.Name name) {
        return (name.family() + " " + name.given() + " " + name.middle()).strip();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
