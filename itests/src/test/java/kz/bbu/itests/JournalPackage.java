package kz.bbu.itests;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A journal package with every file, for the institutions of a {@link RosterPackage}: the first quarter of 2026/27.
 *
 * <p>It has two variants whose figures differ and are known: in one every pupil is excellent, in the other each second one.
 */
final class JournalPackage {
    /** The columns of each file behind those that every file has, in the order in which the files stand in the zip. */
    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put(
                "institutions",
                "orgSourcedId,type,legalForm,bin,kato,smallSchool,addressKk,addressRu,headName,headPosition,phone,email,website,languages,shifts,places,timeZone,licenceNumber,licenceDate,licenceIssuer,accreditationNumber,accreditationAgency,accreditationFrom,accreditationUntil,attestationDate,attestationResult,attestationNext,profileUrl");
        COLUMNS.put(
                "classes",
                "classSourcedId,orgSourcedId,grade,letter,language,journalType,shift,homeroomTeacherSourcedId,combinedWithClassSourcedIds,parentClassSourcedIds");
        COLUMNS.put(
                "staff",
                "userSourcedId,orgSourcedId,position,roles,category,categoryOrder,categoryFrom,categoryUntil,education,hiredOn,load");
        COLUMNS.put(
                "movements",
                "userSourcedId,orgSourcedId,kind,date,fromClassSourcedId,toClassSourcedId,otherPlace,orderNumber,reason");
        COLUMNS.put("accounts", "userSourcedId,registeredOn,profileUrl,lastLoginAt");
        COLUMNS.put("logins", "userSourcedId,orgSourcedId,date,count");
        COLUMNS.put(
                "lessons",
                "orgSourcedId,classSourcedId,date,number,plannedTeacherSourcedId,actualTeacherSourcedId,state,reason,topic,topicSetAt");
        COLUMNS.put("attendance", "orgSourcedId,lessonSourcedId,studentSourcedId,kind,comment");
        COLUMNS.put("homework", "orgSourcedId,lessonSourcedId,assignedAt,dueDate,minutes,text");
        COLUMNS.put("marks", "orgSourcedId,lessonSourcedId,studentSourcedId,kind,number,value,maxValue,weight,setAt");
        COLUMNS.put(
                "finals",
                "orgSourcedId,classSourcedId,studentSourcedId,academicSessionSourcedId,kind,value,percent,setAt");
        COLUMNS.put(
                "changes",
                "orgSourcedId,at,authorSourcedId,subject,lessonSourcedId,studentSourcedId,oldValue,newValue");
    }

    private static final int LESSONS_OF_GROUP = 15;

    private final int institutions;
    private final int pupils;
    private final boolean mixed;
    private final String lastLine;
    private Writer out;
    private int columns;
    private int rows;

    /** Of so many institutions with so many pupils each; if it is mixed, each second pupil has a 3. */
    JournalPackage(int institutions, int pupils, boolean mixed) {
        this(institutions, pupils, mixed, "");
    }

    private JournalPackage(int institutions, int pupils, boolean mixed, String lastLine) {
        this.institutions = institutions;
        this.pupils = pupils;
        this.mixed = mixed;
        this.lastLine = lastLine;
    }

    /** The same with a line more at the end of its last file, the changes. */
    JournalPackage withLastLine(String line) {
        return new JournalPackage(institutions, pupils, mixed, line);
    }

    /** How many pupils are excellent. */
    static long excellent(int institutions, int pupils, boolean mixed) {
        return (long) institutions * (mixed ? pupils / 2 : pupils);
    }

    /** The number of that line: the header is the first. */
    int lastLineNumber() {
        return 2 + institutions * RosterPackage.GROUPS_OF_PUPIL * RosterPackage.classes(pupils);
    }

    void write(Path zip) {
        try (ZipOutputStream file = new ZipOutputStream(Files.newOutputStream(zip))) {
            out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
            file.putNextEntry(new ZipEntry("manifest.csv"));
            out.write("propertyName,value\nmanifest.version,1.0\njournal.version,1.0\n");
            for (int i = 0; i < institutions; i++) {
                out.write("replaces.s" + i + ",2027\n");
            }
            for (String name : COLUMNS.keySet()) {
                out.write("file." + name + ",bulk\n");
            }
            out.flush();
            for (Map.Entry<String, String> content : COLUMNS.entrySet()) {
                file.putNextEntry(new ZipEntry(content.getKey() + ".csv"));
                out.write("sourcedId,status,dateLastModified," + content.getValue() + "\n");
                columns = content.getValue().split(",").length;
                rows = 0;
                for (int i = 0; i < institutions; i++) {
                    content(content.getKey(), i);
                }
                out.flush();
            }
            out.write(lastLine);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void content(String file, int i) throws IOException {
        switch (file) {
            case "institutions" -> row(school(i), "secondarySchool");
            case "classes" -> {
                for (int k = 0; k < RosterPackage.classes(pupils); k++) {
                    row(group(i, k), school(i), 5, k, "kk", "criteria", 1);
                }
            }
            case "staff" -> row(teacher(i), school(i), "teacher", "", "expert");
            case "movements" -> row(pupil(i, 0), school(i), "arrived", "2026-09-01", "", group(i, 0), "oblast", i);
            case "attendance", "finals", "accounts", "logins", "marks" -> {
                for (int p = 0; p < pupils; p++) {
                    ofPupil(file, i, p);
                }
            }
            default -> {
                int first = RosterPackage.classes(pupils);
                for (int k = first; k < first * (1 + RosterPackage.GROUPS_OF_PUPIL); k++) {
                    ofGroup(file, i, k);
                }
            }
        }
    }

    private void ofPupil(String file, int i, int p) throws IOException {
        if (file.equals("accounts")) {
            row(pupil(i, p), "2026-09-01");
            return;
        }
        if (file.equals("logins")) {
            row(pupil(i, p), school(i), "2026-09-02", mixed ? 1 : 2);
            return;
        }
        for (int g = 1; g <= RosterPackage.GROUPS_OF_PUPIL; g++) {
            int k = RosterPackage.group(pupils, p, g);
            if (file.equals("finals")) {
                String value = mixed && p % 2 == 1 ? "3" : "5";
                row(school(i), group(i, k), pupil(i, p), "q", "term", value, "", "2026-10-25T08:00:00.000Z");
            } else if (file.equals("attendance")) {
                row(school(i), lesson(i, k, p % LESSONS_OF_GROUP), pupil(i, p), mixed ? "ill" : "unexcused");
            } else {
                for (int n = 0; n < LESSONS_OF_GROUP; n++) {
                    int value = mixed ? 1 + (p + n) % 5 : 6 + (p + n) % 5;
                    row(school(i), lesson(i, k, n), pupil(i, p), "formative", "", value, 10, "", time(n));
                }
            }
        }
    }

    private void ofGroup(String file, int i, int k) throws IOException {
        if (file.equals("changes")) {
            row(school(i), time(1), teacher(i), "mark", lesson(i, k, 0), "", mixed ? 5 : 4, mixed ? 4 : 5);
            return;
        }
        for (int n = 0; n < LESSONS_OF_GROUP; n++) {
            if (file.equals("lessons")) {
                String topic = mixed && n == 0 ? "" : "Бөлшектер";
                named(lesson(i, k, n), school(i), group(i, k), day(n), 1, teacher(i), teacher(i), "held", "", topic);
            } else {
                row(school(i), lesson(i, k, n), time(n), day(n + 1), 20);
            }
        }
    }

    private static String school(int i) {
        return "s" + i;
    }

    private static String teacher(int i) {
        return "t" + i;
    }

    private static String pupil(int i, int p) {
        return "u" + i + "-" + p;
    }

    private static String group(int i, int k) {
        return "k" + i + "-" + k;
    }

    private static String lesson(int i, int k, int n) {
        return "l" + i + "-" + k + "-" + n;
    }

    private static String day(int n) {
        return String.format("2026-09-%02d", n + 1);
    }

    private static String time(int n) {
        return day(n) + "T06:30:00.000Z";
    }

    /** Writes a row under the next number; what is not said is blank. */
    private void row(Object... values) throws IOException {
        named("n" + rows++, values);
    }

    private void named(String sourcedId, Object... values) throws IOException {
        StringBuilder line = new StringBuilder(sourcedId).append(",,");
        for (Object value : values) {
            line.append(',').append(value);
        }
        out.write(line.append(",".repeat(columns - values.length)).append('\n').toString());
    }
}
