package kz.bbu.itests;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A OneRoster 1.2 package of any size: institutions with a teacher and pupils, their classes and subject groups; the same each time.
 *
 * <p>{@link JournalPackage} has the journals of the same institutions.
 */
final class RosterPackage {
    private static final List<String> FILES =
            List.of("orgs", "academicSessions", "courses", "classes", "users", "roles", "enrollments", "demographics");
    private static final List<String> FAMILIES = List.of(
            "Әбдіқадыров", "Қасымов", "Нұрланов", "Сәрсенов", "Ким", "Петров", "Өтегенов", "Ғабитов", "Іскаков");
    private static final List<String> GIVEN =
            List.of("Әлихан", "Айша", "Дамир", "Ұлпан", "Егор", "Мария", "Үміт", "Жәнібек", "Іңкәр");
    static final int PUPILS_OF_CLASS = 25;
    static final int GROUPS_OF_PUPIL = 4;

    /** One pupil of so many can be moved. */
    private static final int MOVED = 10;

    private final int institutions;
    private final int pupils;
    private final int classes;
    private final boolean moved;

    /** Of so many institutions with so many pupils each. */
    RosterPackage(int institutions, int pupils) {
        this(institutions, pupils, false);
    }

    /** The same; if some are moved, every tenth pupil is in the next class and not in the own one. */
    RosterPackage(int institutions, int pupils, boolean moved) {
        this.institutions = institutions;
        this.pupils = pupils;
        this.classes = classes(pupils);
        this.moved = moved;
    }

    /** How many classes so many pupils have. */
    static int classes(int pupils) {
        return (pupils + PUPILS_OF_CLASS - 1) / PUPILS_OF_CLASS;
    }

    /** The number of a pupil's class (0) or subject group (1…4) at the institution. */
    static int group(int pupils, int pupil, int g) {
        return g * classes(pupils) + pupil / PUPILS_OF_CLASS;
    }

    /** Writes the package, and the same files unpacked beside it. */
    void write(Path zip, Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                try (Writer out = Files.newBufferedWriter(folder.resolve(file + ".csv"))) {
                    content(file, out);
                }
            }
            pack(zip, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path zip, Path folder) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("manifest.csv"));
            Writer manifest = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            manifest.write("propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n");
            for (String file : FILES) {
                manifest.write("file." + file + ",bulk\n");
            }
            manifest.flush();
            for (String file : FILES) {
                out.putNextEntry(new ZipEntry(file + ".csv"));
                Files.copy(folder.resolve(file + ".csv"), out);
            }
        }
    }

    private void content(String file, Writer out) throws IOException {
        switch (file) {
            case "orgs" -> {
                line(out, "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId");
                for (int i = 0; i < institutions; i++) {
                    line(out, "s" + i + ",,,№ " + i + " мектеп,school,,");
                }
            }
            case "academicSessions" -> {
                line(out, "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear");
                line(out, "y,,,2026–2027 оқу жылы,schoolYear,2026-09-01,2027-06-01,,2027");
                line(out, "q,,,1-тоқсан,gradingPeriod,2026-09-01,2026-10-26,y,2027");
            }
            case "courses" -> {
                line(
                        out,
                        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes");
                for (int i = 0; i < institutions; i++) {
                    line(out, "c" + i + ",,,y,Математика,M,05,s" + i + ",,");
                }
            }
            case "classes" -> {
                line(
                        out,
                        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods");
                for (int i = 0; i < institutions; i++) {
                    for (int k = 0; k < classes * (GROUPS_OF_PUPIL + 1); k++) {
                        String type = k < classes ? "homeroom" : "scheduled";
                        line(
                                out,
                                "k" + i + "-" + k + ",,," + k + " сынып,05,c" + i + ",," + type + ",,s" + i + ",y,,,");
                    }
                }
            }
            case "users" -> users(out);
            case "roles" -> {
                line(
                        out,
                        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId");
                for (int i = 0; i < institutions; i++) {
                    line(out, "r" + i + ",,,t" + i + ",primary,teacher,,,s" + i + ",");
                    for (int p = 0; p < pupils; p++) {
                        line(out, "r" + i + "-" + p + ",,,u" + i + "-" + p + ",primary,student,,,s" + i + ",");
                    }
                }
            }
            case "enrollments" -> enrollments(out);
            default -> demographics(out);
        }
    }

    private void users(Writer out) throws IOException {
        line(
                out,
                "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns");
        Random random = new Random(1);
        for (int i = 0; i < institutions; i++) {
            line(out, "t" + i + ",,,true,teacher" + i + ",,Гүлнар,Сәрсенова,,,,,,,,,,,,,s" + i + ",");
            for (int p = 0; p < pupils; p++) {
                String id = i + "-" + p;
                line(
                        out,
                        "u" + id + ",,,true,pupil" + id + ",," + GIVEN.get(random.nextInt(GIVEN.size())) + ","
                                + FAMILIES.get(random.nextInt(FAMILIES.size())) + ",,,p" + id
                                + "@example.kz,,,,05,,,,,,s" + i + ",");
            }
        }
    }

    private void enrollments(Writer out) throws IOException {
        line(
                out,
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate");
        for (int i = 0; i < institutions; i++) {
            for (int p = 0; p < pupils; p++) {
                for (int g = 0; g <= GROUPS_OF_PUPIL; g++) {
                    boolean elsewhere = moved && g == 0 && p % MOVED == 0;
                    int k = elsewhere ? (p / PUPILS_OF_CLASS + 1) % classes : group(pupils, p, g);
                    line(
                            out,
                            "e" + i + "-" + p + "-" + g + ",,,k" + i + "-" + k + ",s" + i + ",u" + i + "-" + p
                                    + ",student,,2026-09-01,");
                }
            }
        }
    }

    private void demographics(Writer out) throws IOException {
        line(
                out,
                "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus");
        for (int i = 0; i < institutions; i++) {
            for (int p = 0; p < pupils; p++) {
                String month = String.format("%02d", 1 + p % 12);
                line(out, "u" + i + "-" + p + ",,,2015-" + month + "-1" + p % 10 + ",female,,,,,,,,KZ,,,");
            }
        }
    }

    private static void line(Writer out, String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
