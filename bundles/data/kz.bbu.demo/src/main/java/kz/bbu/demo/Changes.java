package kz.bbu.demo;

/** Writes who changed what in a journal after the event. */
final class Changes {
    private static final int OFFICE_HOURS = 4 * 60;
    private static final int OFFICE_DAY = 9 * 60;

    private final CsvTable table;
    private long count;

    Changes(CsvZip journal) {
        this.table = journal.table("changes");
    }

    /** A change of something about a lesson, by the group's teacher on a day since 1970. */
    void write(JournalYear.Lesson lesson, int day, String subject, String pupil, String before, String now) {
        row(lesson.org(), day, lesson.group().teacher, subject, lesson.id(), pupil, before, now);
    }

    /** A change of a final mark. */
    void ofFinal(String org, int day, Teacher author, String pupil, String before, String now) {
        row(org, day, author, "final", "", pupil, before, now);
    }

    private void row(
            String org,
            int day,
            Teacher author,
            String subject,
            String lesson,
            String pupil,
            String before,
            String now) {
        String at = SchoolYear.moment(day, OFFICE_HOURS + (int) (count * 37 % OFFICE_DAY));
        table.row("change-" + ++count, "", "", org, at, author.id, subject, lesson, pupil, before, now);
    }
}
