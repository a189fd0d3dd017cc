package kz.bbu.demo;

import java.util.List;

/** Writes the homework of a lesson, due at the group's next one. */
final class Homework {
    /** Minutes a day by grade, the first at 0; a college's years come last. */
    private static final int[] NORMS = {0, 50, 70, 70, 90, 90, 110, 110, 110, 130, 130, 130, 130, 130};

    private static final List<String> KAZAKH = List.of(
            "№ %d, %d жаттығулар", "§ %d оқу, %d-сұраққа жауап беру", "%d–%d-беттер, конспект", "№ %d, № %d есептер");
    private static final List<String> RUSSIAN = List.of(
            "Упражнения № %d, %d", "§ %d читать, ответить на вопрос %d", "Стр. %d–%d, конспект", "Задачи № %d, № %d");
    private static final int SUBJECTS_A_DAY = 4;
    private static final int FURTHEST = 14;

    private final CsvTable table;

    Homework(CsvZip journal) {
        this.table = journal.table("homework");
    }

    void write(JournalYear.Lesson lesson, Dice dice) {
        Group group = lesson.group();
        int norm = NORMS[group.owner.grade - 1];
        boolean given = norm > 0 && group.subject.hasHomework() && dice.chance(group.teacher.keeping.homework);
        int due = given ? due(lesson) : 0;
        if (due == 0) {
            return;
        }
        int minutes = Math.max(5, 5 * Math.round(norm * (0.6f + dice.below(90) / 100f) / SUBJECTS_A_DAY / 5));
        String text = dice.one(group.owner.language.equals("ru") ? RUSSIAN : KAZAKH);
        int first = 1 + group.sinceBegin;
        table.row(
                "homework" + lesson.id().substring("lesson".length()),
                "",
                "",
                lesson.org(),
                lesson.id(),
                JournalYear.moment(lesson, dice),
                SchoolYear.text(due),
                Integer.toString(minutes),
                text.replaceFirst("%d", Integer.toString(first))
                        .replaceFirst("%d", Integer.toString(first + dice.between(1, 4))));
    }

    /** The day of the group's next lesson in the same quarter; 0 if there is none. */
    private static int due(JournalYear.Lesson lesson) {
        for (int later = 1; later <= FURTHEST; later++) {
            int number = lesson.day().number() + later;
            SchoolYear.Day day = SchoolYear.day(number);
            if (day != null && lesson.group().isMetOn(day.weekday())) {
                return day.quarter() == lesson.day().quarter() ? number : 0;
            }
        }
        return 0;
    }
}
