package kz.bbu.demo;

import java.util.List;

/** Writes an institution's lessons day by day, with what belongs to each: attendance, homework, marks and changes. */
final class JournalYear {
    static final int LESSON_MINUTES = 45;
    private static final int PERIOD_MINUTES = 50;

    /** When the first lesson of each shift begins, in minutes of UTC: 8:30 and 13:30 in Almaty. */
    private static final int[] SHIFT_BEGINS = {210, 510};

    private static final double CANCELLED = 0.004;
    private static final int TRIES = 12;
    private static final List<String> KAZAKH_REASONS = List.of("Мұғалім ауырып қалды", "Аяз", "Мектеп іс-шарасы");
    private static final List<String> RUSSIAN_REASONS = List.of("Болезнь учителя", "Мороз", "Школьное мероприятие");
    private static final int ILLNESS = 0;
    private static final int FROST = 1;
    private static final int EVENT = 2;

    private final CsvTable lessons;
    private final Attendance attendance;
    private final Homework homework;
    private final MarksOfLesson marks;
    private final Finals finals;
    private final Changes changes;

    /**
     * A lesson that takes place.
     *
     * @param end minutes of UTC
     */
    record Lesson(String id, String org, Group group, SchoolYear.Day day, int end, Teacher teacher) {}

    JournalYear(Packages packages, MarkRate rate) {
        this.lessons = packages.journal.table("lessons");
        this.changes = new Changes(packages.journal);
        this.attendance = new Attendance(packages.journal, changes);
        this.homework = new Homework(packages.journal);
        this.marks = new MarksOfLesson(packages.journal, changes, rate);
        this.finals = new Finals(packages.journal, changes);
    }

    void write(Institution institution) {
        int quarter = -1;
        for (SchoolYear.Day day : SchoolYear.DAYS) {
            if (day.quarter() != quarter) {
                quarter = day.quarter();
                begin(institution, quarter);
            }
            attendance.begin(institution, day);
            for (SchoolClass schoolClass : institution.classes) {
                if (schoolClass.grade > 1 || !SchoolYear.isFirstGradeHoliday(day)) {
                    lessons(institution, schoolClass, day);
                }
            }
            if (day.last()) {
                finals.write(institution, day);
            }
        }
    }

    private static void begin(Institution institution, int quarter) {
        for (SchoolClass schoolClass : institution.classes) {
            for (Group group : schoolClass.groups) {
                group.past = 0;
                group.sors = 0;
                group.hasSoch = false;
                group.planned = 0;
                for (SchoolYear.Day day : SchoolYear.DAYS) {
                    group.planned += day.quarter() == quarter ? group.lessonsOn(day.weekday()) : 0;
                }
            }
        }
    }

    private void lessons(Institution institution, SchoolClass schoolClass, SchoolYear.Day day) {
        for (int slot = 0; slot < Teacher.SLOTS; slot++) {
            for (Group group : schoolClass.at(day.weekday(), slot)) {
                // Combined classes have their lesson in the week of the elder one.
                if (group.owner == schoolClass) {
                    lesson(institution, group, day, slot);
                }
            }
        }
    }

    private void lesson(Institution institution, Group group, SchoolYear.Day day, int slot) {
        Dice dice = institution.dice;
        SchoolClass owner = group.owner;
        String id = "lesson-" + institution.number + "-" + ++institution.lessons;
        String number = Integer.toString(slot + 1);
        group.past++;
        group.sinceBegin++;
        Teacher teacher = group.teacher;
        int reason = day.date().equals(SchoolYear.FROST) && institution.kind.hasFrost()
                ? FROST
                : dice.chance(CANCELLED) ? EVENT : -1;
        if (reason < 0 && teacher.illUntil > day.number()) {
            reason = ILLNESS;
            teacher = substitute(institution, group, day, slot);
        }
        boolean isHeld = reason < 0 || (reason == ILLNESS && teacher != group.teacher);
        String told = reason < 0 ? "" : (owner.language.equals("ru") ? RUSSIAN_REASONS : KAZAKH_REASONS).get(reason);
        if (!isHeld) {
            lessons.row(
                    id,
                    "",
                    "",
                    institution.id,
                    group.id,
                    day.text(),
                    number,
                    group.teacher.id,
                    "",
                    "cancelled",
                    told,
                    "",
                    "");
            return;
        }
        int end = SHIFT_BEGINS[owner.shift - 1] + slot * PERIOD_MINUTES + LESSON_MINUTES;
        Lesson lesson = new Lesson(id, institution.id, group, day, end, teacher);
        boolean hasTopic = dice.chance(group.teacher.keeping.topics);
        lessons.row(
                id,
                "",
                "",
                institution.id,
                group.id,
                day.text(),
                number,
                group.teacher.id,
                teacher.id,
                teacher == group.teacher ? "held" : "replaced",
                told,
                hasTopic ? topic(group) : "",
                hasTopic ? moment(lesson, dice) : "");
        attendance.write(lesson, dice);
        homework.write(lesson, dice);
        marks.write(lesson, dice);
    }

    /** Somebody who is free and well, or the teacher again if nobody is found. */
    private static Teacher substitute(Institution institution, Group group, SchoolYear.Day day, int slot) {
        if (institution.dice.chance(0.12)) {
            return group.teacher;
        }
        for (int i = 0; i < TRIES; i++) {
            Teacher other = institution.dice.one(institution.teachers);
            boolean free = other != group.teacher
                    && other.illUntil <= day.number()
                    && !other.isBusy(group.owner.shift, day.weekday(), slot);
            if (free) {
                return other;
            }
        }
        return group.teacher;
    }

    private static String topic(Group group) {
        List<String> topics = group.subject.topics(group.owner.language);
        int year = Math.max(1, group.weekly * 34);
        return topics.get(Math.min(topics.size() - 1, group.sinceBegin * topics.size() / (year + 1)));
    }

    /** When something about a lesson is entered: in time within two hours, else after some days. */
    static String moment(Lesson lesson, Dice dice) {
        boolean timely = dice.chance(lesson.group().teacher.keeping.timely);
        int later = timely ? 0 : dice.between(1, 12);
        return SchoolYear.moment(lesson.day().number() + later, lesson.end() + dice.below(120));
    }
}
