package kz.bbu.intake;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.platform.Imports;
import kz.bbu.registry.RealRegistry;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Each rule, broken once: exactly one finding, which names file, line, column and value. */
@RunWith(Parameterized.class)
public class RulesTest {
    /** A package that breaks one rule, and the finding as {@code file:line column value rule}. */
    private record Case(byte[] zip, boolean strict, boolean isError, String finding) {
        String rule() {
            return finding.substring(finding.lastIndexOf(' ') + 1);
        }

        @Override
        public String toString() {
            return finding + (strict ? " strict" : " lenient");
        }
    }

    private static final List<Case> CASES = new ArrayList<>();
    private static final String ROSTER = "oneroster";
    /** The BIN of a school in another district. */
    private static final String NEIGHBOUR = "010140000034";

    /** The IIN of somebody who was born on 14.03.2015, as the first pupil of the example. */
    private static final String PUPIL_IIN = "150314500109";

    private static final String JOURNAL = "journal";

    @Parameters(name = "{0}")
    public static List<Object[]> cases() {
        if (CASES.isEmpty()) {
            zips();
            manifests();
            files();
            headers();
            values();
            lives();
            records();
            results();
            journals();
        }
        return CASES.stream().map(c -> new Object[] {c}).toList();
    }

    /** The rules that have a case. */
    static List<String> rules() {
        cases();
        return CASES.stream().map(Case::rule).distinct().toList();
    }

    /** What becomes of a package that breaks a rule. */
    static String outcome(String rule, boolean strict) {
        cases();
        List<Boolean> errors = CASES.stream()
                .filter(c -> c.rule().equals(rule) && c.strict() == strict)
                .map(Case::isError)
                .distinct()
                .toList();
        return errors.size() > 1 ? "warning or refused" : errors.get(0) ? "refused" : "warning";
    }

    private static Pack roster() {
        return Pack.example(ROSTER);
    }

    private static Pack journal() {
        return Pack.example(JOURNAL);
    }

    private static void refused(Pack pack, String finding) {
        strict(pack, finding);
        CASES.add(new Case(pack.zip(), false, true, finding));
    }

    private static void strict(Pack pack, String finding) {
        CASES.add(new Case(pack.zip(), true, true, finding));
    }

    /** What the strict mode refuses and the lenient one takes with a warning. */
    private static void tolerated(Pack pack, String finding) {
        strict(pack, finding);
        warned(pack, finding);
    }

    private static void warned(Pack pack, String finding) {
        CASES.add(new Case(pack.zip(), false, false, finding));
    }

    /** What is taken in both modes, with a warning. */
    private static void noted(Pack pack, String finding) {
        CASES.add(new Case(pack.zip(), true, false, finding));
        warned(pack, finding);
    }

    private static void refusedZip(byte[] zip, String finding) {
        CASES.add(new Case(zip, true, true, finding));
        CASES.add(new Case(zip, false, true, finding));
    }

    private static void zips() {
        refusedZip("no zip".getBytes(StandardCharsets.UTF_8), ":0   zip.broken");
        byte[] good = roster().zip();
        refusedZip(ZipTricks.wrongSum(good, "users.csv"), "roster/users:0   zip.damaged");
        refusedZip(ZipTricks.wrongSum(good, "manifest.csv"), "manifest:0   zip.damaged");
        refusedZip(ZipTricks.wrongSize(good, "roles.csv", 5), "roster/roles:0   zip.damaged");
        Pack many = roster();
        for (int i = 0; i < 60; i++) {
            many.with("file" + i + ".csv", "");
        }
        refused(many, ":0  82 zip.tooMany");
        refused(roster().with("../../users.csv", ""), ":0  ../../users.csv zip.path");
        refused(roster().with("/etc/users.csv", ""), ":0  /etc/users.csv zip.path");
        refused(roster().with("C:\\users.csv", ""), ":0  C:\\users.csv zip.path");
        refused(roster().with("data/users.csv", ""), ":0  data/users.csv zip.folder");
        refusedZip(
                ZipTricks.link(roster().with("users.csv", "/etc/passwd").zip(), "users.csv"), ":0  users.csv zip.link");
        refusedZip(
                ZipTricks.renamed(roster().with("roles.csx", "").zip(), "roles.csx", "roles.csv"),
                ":0  roles.csv zip.twice");
        refused(roster().with("users.csv", new byte[20_000_000]), ":0  users.csv zip.bomb");
        refusedZip(
                ZipTricks.wrongSize(
                        roster().with("users.csv", "\n".repeat(20_000_000)).zip(), "users.csv", 100),
                "roster/users:0   zip.bomb");
    }

    private static void manifests() {
        String manifest = "manifest.csv";
        refused(roster().without(manifest), "manifest:0   manifest.missing");
        refused(roster().replace(manifest, "propertyName", "property"), "manifest:1  property,value manifest.header");
        tolerated(
                roster().replace(manifest, "propertyName", "PropertyName"),
                "manifest:1  PropertyName,value manifest.header");
        refused(
                roster().replace(manifest, "oneroster.version,1.2", "oneroster.version,1.0"),
                "manifest:3 oneroster.version 1.0 manifest.version");
        refused(
                roster().replace(manifest, "oneroster.version,1.2\n", ""),
                "manifest:0 oneroster.version  manifest.version");
        refused(
                roster().replace(manifest, "manifest.version,1.0", "manifest.version,2.0"),
                "manifest:2 manifest.version 2.0 manifest.version");
        refused(
                journal().replace(manifest, "journal.version,1.0", "journal.version,9"),
                "manifest:3 journal.version 9 manifest.version");
        refused(
                journal().line(manifest, "oneroster.version,1.2"),
                "manifest:20 oneroster.version 1.2 manifest.version");
        refused(
                journal().replace(manifest, "replaces.school-1,2027", "replaces.school-1,2026/27"),
                "manifest:5 replaces.school-1 2026/27 manifest.year");
        refused(roster().without("userResources.csv"), "manifest:24 file.userResources bulk manifest.fileMissing");
        tolerated(
                roster().replace(manifest, "file.userResources,bulk", "file.userResources,absent"),
                "manifest:24 file.userResources absent manifest.fileAbsent");
        tolerated(
                roster().replace(manifest, "file.userResources,bulk\n", ""),
                "manifest:0 file.userResources absent manifest.fileAbsent");
        refused(
                roster().replace(manifest, "file.orgs,bulk", "file.orgs,full"),
                "manifest:4 file.orgs full manifest.mode");
        tolerated(
                roster().replace(manifest, "file.orgs,bulk", "file.orgs,BULK"),
                "manifest:4 file.orgs BULK manifest.mode");
        refused(roster().line(manifest, "file.orgs,delta"), "manifest:27 file.orgs delta manifest.twice");
        tolerated(roster().line(manifest, "file.orgs,bulk"), "manifest:27 file.orgs bulk manifest.twice");
        tolerated(roster().line(manifest, "source.note"), "manifest:27  1 csv.columns");
        StringBuilder lines = new StringBuilder(roster().text(manifest));
        for (int i = 0; i < 20_000; i++) {
            lines.append("replaces.").append(i).append(",2027\n");
        }
        refused(roster().with(manifest, lines.toString()), "manifest:20002   manifest.tooLong");
    }

    private static void files() {
        refused(roster().with("notes.csv", ""), ":0  notes.csv file.unknown");
        refused(roster().with("readme.txt", ""), ":0  readme.txt file.unknown");
        refused(roster().line("manifest.csv", "file.marks,bulk"), "manifest:27 file.marks bulk file.unknown");
        refused(roster().with("userResources.csv", ""), "roster/userResources:1   file.empty");
        refused(
                roster().with(
                                "userResources.csv",
                                roster().text("userResources.csv")
                                        .lines()
                                        .findFirst()
                                        .orElseThrow()),
                "roster/userResources:1   file.empty");
        noted(roster().only(List.of("orgs", "resources")), "roster/resources:0   file.notKept");
        String orgs = roster().text("orgs.csv");
        int line3 = orgs.substring(0, orgs.indexOf("school-1")).getBytes(StandardCharsets.UTF_8).length;
        byte[] cyrillic = orgs.getBytes(StandardCharsets.UTF_8);
        cyrillic[line3] = (byte) 0xd0;
        refused(roster().with("orgs.csv", cyrillic), "roster/orgs:3   csv.encoding");
        refused(roster().with("orgs.csv", orgs.getBytes(StandardCharsets.UTF_16)), "roster/orgs:1   csv.encoding");
        refused(roster().replace("orgs.csv", "school-1,,", "\"school-1,,"), "roster/orgs:3   csv.quote");
        refused(roster().replace("orgs.csv", "school-1,,", "\"school\"-1,,"), "roster/orgs:3   csv.quote");
        tolerated(
                roster().replace("orgs.csv", "№ 1 мектеп-гимназия", "№ 1 \"мектеп\""),
                "roster/orgs:3 name № 1 \"мектеп\" csv.quote");
        tolerated(roster().line("manifest.csv", "source.note,5\"А\""), "manifest:27  5\"А\" csv.quote");
        tolerated(
                roster().replace("orgs.csv", "010140000024,district-1", "010140000024"),
                "roster/orgs:3  6 csv.columns");
        refused(roster().replace("orgs.csv", "010140000024,", "010140000024,,"), "roster/orgs:3  8 csv.columns");
    }

    private static void headers() {
        refused(roster().replace("orgs.csv", "name", "name" + ",x".repeat(300)), "roster/orgs:1  307 header.tooMany");
        refused(
                roster().replace("orgs.csv", "parentSourcedId", "parentSourcedId,name"),
                "roster/orgs:1 name name header.twice");
        tolerated(extraColumn("colour"), "roster/categories:1 colour colour header.unknown");
        refused(withoutLastColumn("userResources.csv"), "roster/userResources:1 resourceSourcedId  header.missing");
        tolerated(withoutLastColumn("resources.csv"), "roster/resources:1 applicationId  header.missing");
        tolerated(
                roster().replace("orgs.csv", "name,type", "Name,Type"),
                "roster/orgs:1  sourcedId,status,dateLastModified,Name,Type,identifier,parentSourcedId header.order");
    }

    private static Pack extraColumn(String name) {
        List<String> lines = roster().text("categories.csv").lines().toList();
        return roster().with("categories.csv", lines.get(0) + "," + name + "\n" + lines.get(1) + ",1\n");
    }

    private static Pack withoutLastColumn(String entry) {
        return roster().with(entry, roster().text(entry).replaceAll("(?m),[^,\n]*$", ""));
    }

    private static void values() {
        refused(roster().replace("orgs.csv", "school-1,,", ",,"), "roster/orgs:3 sourcedId  value.required");
        refused(
                roster().replace("users.csv", "Әбдіқадырова", "\"Әбді\nқадырова\""),
                "roster/users:2 familyName Әбді қадырова value.lineBreak");
        refused(
                roster().replace("users.csv", "Әбдіқадырова", "Әб\0ді"),
                "roster/users:2 familyName Әб ді value.control");
        tolerated(
                roster().replace("userResources.csv", "user-resource-1", "user resource 1"),
                "roster/userResources:2 sourcedId user resource 1 value.id");
        refused(
                roster().replace("resources.csv", "resource-1", "r".repeat(256)),
                "roster/resources:2 sourcedId " + "r".repeat(199) + "… value.id");
        tolerated(
                roster().replace("users.csv", "true,teacher1", "TRUE,teacher1"),
                "roster/users:2 enabledUser TRUE value.bool");
        refused(
                roster().replace("users.csv", "true,teacher1", "yes,teacher1"),
                "roster/users:2 enabledUser yes value.bool");
        String sessions = "academicSessions.csv";
        tolerated(
                roster().replace(sessions, "2026-09-01", "01.09.2026"),
                "roster/academicSessions:2 startDate 01.09.2026 value.date");
        tolerated(
                roster().replace(sessions, "2026-09-01", "9/15/2026"),
                "roster/academicSessions:2 startDate 9/15/2026 value.date");
        refused(
                roster().replace(sessions, "2026-09-01", "1/05/2026"),
                "roster/academicSessions:2 startDate 1/05/2026 value.date");
        refused(
                roster().replace(sessions, "2026-09-01", "2026-02-30"),
                "roster/academicSessions:2 startDate 2026-02-30 value.date");
        refused(
                roster().replace(sessions, "2026-09-01", "+99999-01-01"),
                "roster/academicSessions:2 startDate +99999-01-01 value.date");
        refused(
                roster().replace(sessions, "2026-09-01", "0000-01-01"),
                "roster/academicSessions:2 startDate 0000-01-01 value.date");
        for (String moment :
                List.of("2026-11-13 05:20", "2026-11-13", "2026-11-13T05:20:00+05:00", "2026-11-13T05:20")) {
            tolerated(
                    journal().replace("accounts.csv", "2026-11-13T05:20:00.000Z", moment),
                    "journal/accounts:2 lastLoginAt " + moment + " value.dateTime");
        }
        refused(
                journal().replace("accounts.csv", "2026-11-13T05:20:00.000Z", "yesterday"),
                "journal/accounts:2 lastLoginAt yesterday value.dateTime");
        refused(
                roster().replace(sessions, ",,2027", ",,next"),
                "roster/academicSessions:2 schoolYear next value.integer");
        refused(
                journal().replace("institutions.csv", ",2,900,", ",99999,900,"),
                "journal/institutions:3 shifts 99999 value.integer");
        tolerated(roster().replace("results.csv", "17.5", "\"17,5\""), "roster/results:2 score 17,5 value.number");
        refused(roster().replace("results.csv", "17.5", "many"), "roster/results:2 score many value.number");
        tolerated(roster().replace("orgs.csv", ",school,", ",School,"), "roster/orgs:3 type School value.enum");
        refused(roster().replace("orgs.csv", ",school,", ",lyceum,"), "roster/orgs:3 type lyceum value.enum");
        tolerated(
                roster().replace("users.csv", "{staffNumber:T-17}", "T-17"),
                "roster/users:2 userIds T-17 value.userIds");
        refused(
                roster().replace("users.csv", "Әбдіқадырова", "ә".repeat(256)),
                "roster/users:2 familyName " + "ә".repeat(199) + "… value.tooLong");
        numbers();
        noted(
                roster().replace("demographics.csv", "2015-03-14,male,", "2015-03-14,male,true"),
                "roster/demographics:2 americanIndianOrAlaskaNative  value.race");
        noted(
                roster().replace("userProfiles.csv", "teacher1,", "teacher1,secret"),
                "roster/userProfiles:2 password  value.password");
        noted(extraColumn("metadata.password"), "roster/categories:1 metadata.password  value.password");
    }

    private static void numbers() {
        tolerated(
                journal().replace("institutions.csv", "010140000024", "BIN-010140000"),
                "journal/institutions:3 bin BIN-010140000 value.bin");
        tolerated(
                journal().replace("institutions.csv", "010140000024", "010140000025"),
                "journal/institutions:3 bin ********0025 value.bin");
        noted(
                roster().replace("orgs.csv", "010140000024", "010140000025"),
                "roster/orgs:3 identifier ********0025 value.bin");
        for (String wrong : List.of("150314500108", "151314500100", "150314900109", "000000000000")) {
            tolerated(
                    roster().replace("users.csv", "{staffNumber:T-17}", "{iin:" + wrong + "}"),
                    "roster/users:2 userIds {iin:********" + wrong.substring(8) + "} value.iin");
        }
        noted(
                roster().replace("users.csv", ",Серікқызы,,", ",Серікқызы,150314500108,"),
                "roster/users:2 identifier ********0108 value.iin");
        noted(
                roster().line("users.csv", PUPIL_IIN + ",,,true,pupil9,,A,B,,,,,,,,,,,,,,"),
                "roster/users:7 sourcedId ********0109 value.iinAsId");
        noted(
                roster().replace("users.csv", "{staffNumber:T-17}", "{iin:" + PUPIL_IIN + "}")
                        .replace("users.csv", "pupil1,,", "pupil1,{iin:" + PUPIL_IIN + "},"),
                "roster/users:3 userIds  value.iinTwice");
        noted(
                roster().replace("users.csv", "pupil2,,", "pupil2,{iin:" + PUPIL_IIN + "},"),
                "roster/demographics:3 birthDate 2015-11-02 value.birthDate");
    }

    private static void lives() {
        tolerated(
                roster().replace("orgs.csv", "unit-1,,", "unit-1,active,"), "roster/orgs:4 status active bulk.status");
        tolerated(
                roster().replace("orgs.csv", "unit-1,,", "unit-1,,2026-09-01T00:00:00.000Z"),
                "roster/orgs:4 dateLastModified 2026-09-01T00:00:00.000Z bulk.status");
        Pack delta = roster().delta("resources");
        refused(delta.replace("resources.csv", ",active,", ",,"), "roster/resources:2 status  delta.status");
        Pack undated = roster().delta("resources");
        refused(
                undated.replace("resources.csv", "2026-09-01T08:00:00.000Z", ""),
                "roster/resources:2 dateLastModified  delta.status");
        tolerated(
                roster().delta("resources").replace("resources.csv", ",active,", ",inactive,"),
                "roster/resources:2 status inactive value.enum");
    }

    private static void records() {
        String org = roster().text("orgs.csv").lines().skip(3).findFirst().orElseThrow();
        refused(roster().line("orgs.csv", org), "roster/orgs:5 sourcedId unit-1 duplicate");
        String category =
                roster().text("categories.csv").lines().skip(1).findFirst().orElseThrow();
        refused(roster().line("categories.csv", category), "roster/categories:3 sourcedId category-soch duplicate");
        refused(
                roster().replace("enrollments.csv", "class-5a", "class-9z"),
                "roster/enrollments:2 classSourcedId class-9z reference");
        refused(
                roster().replace("classes.csv", ",quarter-1,", ",quarter-9,"),
                "roster/classes:2 termSourcedIds quarter-9 reference");
        refused(
                roster().replace("users.csv", ",parent-1,", ",parent-9,"),
                "roster/users:3 agentSourcedIds parent-9 reference");
        refused(
                roster().replace("users.csv", ",school-1,\n", ",school-9,\n"),
                "roster/users:2 primaryOrgSourcedId school-9 reference");
        refused(
                roster().replace("roles.csv", "profile-1", "profile-9"),
                "roster/roles:2 userProfileSourcedId profile-9 reference");
        refused(
                roster().replace("lineItems.csv", "category-soch", "category-9"),
                "roster/lineItems:2 categorySourcedId category-9 reference");
        refused(
                roster().replace("results.csv", "pupil-1", "pupil-9"),
                "roster/results:2 studentSourcedId pupil-9 reference");
        refused(
                journal().replace("marks.csv", "lesson-1", "lesson-9"),
                "journal/marks:2 lessonSourcedId lesson-9 reference");
        refused(
                journal().replace("staff.csv", "teacher-1", "teacher-9"),
                "journal/staff:2 userSourcedId teacher-9 reference");
        refused(
                roster().replace("orgs.csv", "010140000014,", "010140000014,district-1"),
                "roster/orgs:2 parentSourcedId district-1 circle");
        refused(
                roster().line("orgs.csv", "school-9,,,Taken school,school," + NEIGHBOUR + ",district-1"),
                "roster/orgs:5 name Taken school outsideScope");
        refused(
                journal().only(List.of("institutions")).replace("manifest.csv", "replaces.school-1,2027\n", ""),
                "journal/institutions:3 orgSourcedId school-1 notReplaced");
    }

    private static void results() {
        noted(
                roster().replace("categories.csv", "ТЖБ / СОЧ", "Үй тапсырмасы"),
                "roster/results:2 lineItemSourcedId ТЖБ, 1-тоқсан result.kind");
        noted(roster().replace("results.csv", "17.5", "20.5"), "roster/results:2 score 20.5 result.score");
        noted(
                roster().replace("categories.csv", "0.5", "0.125"),
                "roster/results:2 lineItemSourcedId 0.125 result.weight");
    }

    private static void journals() {
        refused(journal().replace("marks.csv", "formative,,8,10", "classic,,6,"), "journal/marks:2 value 6 mark.value");
        refused(journal().replace("marks.csv", "17.5,20", "17.5,"), "journal/marks:3 maxValue  mark.maximum");
        refused(journal().replace("marks.csv", "17.5,20", "20.5,20"), "journal/marks:3 value 20.5 mark.points");
        refused(journal().replace("marks.csv", "17.5,20", "17.505,20"), "journal/marks:3 value 17.505 journal.number");
        refused(
                journal().replace("lessons.csv", ",,cancelled", ",,replaced"),
                "journal/lessons:3 actualTeacherSourcedId  lesson.replacedBy");
        refused(
                journal().replace("logins.csv", "2026-11-13", "2025-11-13"),
                "journal/logins:2 date 2025-11-13 journal.year");
    }

    private static TestIntake intake;
    private static long district;

    @Parameter
    public Object broken;

    @BeforeClass
    public static void open() {
        intake = new TestIntake();
        TestIntake.Result known = intake.load(roster(), TestIntake.Sending.STRICT);
        assertEquals(Imports.State.DONE, known.state());
        district = RealRegistry.organisation(known.row().sourceId(), "district-1");
        Pack neighbour = roster().only(List.of("orgs")).replace("orgs.csv", "010140000024", NEIGHBOUR);
        neighbour.replace("orgs.csv", "010140000014", "010140000044");
        TestIntake.Result beside = intake.load(neighbour, TestIntake.Sending.STRICT.from("neighbour"));
        assertEquals(Imports.State.DONE, beside.state());
    }

    @AfterClass
    public static void close() {
        intake.close();
    }

    @Test
    public void oneFindingSaysWhatIsWrong() {
        Case tested = (Case) broken;
        TestIntake.Sending sending = tested.strict() ? TestIntake.Sending.STRICT : TestIntake.Sending.LENIENT;
        boolean small = tested.rule().equals("outsideScope");
        TestIntake.Result result = intake.load(
                tested.zip(), small ? sending.from("other").under(district).dry() : sending.dry());
        List<String> found = result.findings().stream()
                .filter(f -> tested.rule().equals("file.notKept") || !f.rule().equals("file.notKept"))
                .map(f -> (f.isError() ? "error " : "warning ") + f.file() + ":" + f.line() + " " + f.column() + " "
                        + f.value() + " " + f.rule())
                .toList();
        assertEquals(List.of((tested.isError() ? "error " : "warning ") + tested.finding()), found);
        assertEquals(tested.isError() ? Imports.State.REFUSED : Imports.State.DONE, result.state());
        assertEquals(0, intake.remains());
    }
}
