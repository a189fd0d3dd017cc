package kz.bbu.demo;

import java.util.List;

/** Writes who belongs to which class or group. */
final class Enrolments {
    private static final String BEGIN = SchoolYear.BEGIN.toString();

    private final CsvTable table;
    private long count;

    Enrolments(CsvZip roster) {
        this.table = roster.table("enrollments");
    }

    void teacher(String classId, String org, Teacher teacher) {
        table.row("enrollment-" + ++count, "", "", classId, org, teacher.id, "teacher", "true", BEGIN, "");
    }

    void pupils(String classId, String org, List<Enrolment> pupils) {
        for (Enrolment pupil : pupils) {
            String from = SchoolYear.text(pupil.from());
            table.row(
                    "enrollment-" + ++count, "", "", classId, org, pupil.pupil().id, "student", "", from, pupil.end());
        }
    }
}
