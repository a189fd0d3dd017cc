package kz.bbu.demo;

/** Decides who is at school, and writes who misses a lesson or comes late. */
final class Attendance {
    private static final double FALLS_ILL = 0.007;
    private static final double FALLS_ILL_IN_FLU = 0.09;
    private static final double EXCUSED = 0.004;
    private static final double TEACHER_FALLS_ILL = 0.005;
    private static final double SKIPS = 0.002;
    private static final double NO_REASON = 0.0015;
    private static final double LATE = 0.005;
    private static final double TRUANCY = 0.05;
    private static final double CHANGED = 0.02;

    private final CsvTable table;
    private final Changes changes;

    Attendance(CsvZip journal, Changes changes) {
        this.table = journal.table("attendance");
        this.changes = changes;
    }

    /** Begins a day: some fall ill, some are well again. */
    void begin(Institution institution, SchoolYear.Day day) {
        Dice dice = institution.dice;
        double illness = SchoolYear.isFlu(day) ? FALLS_ILL_IN_FLU : FALLS_ILL;
        for (Teacher teacher : institution.teachers) {
            if (teacher.illUntil <= day.number() && dice.chance(SchoolYear.isFlu(day) ? 0.03 : TEACHER_FALLS_ILL)) {
                teacher.illUntil = day.number() + dice.between(1, 8);
            }
        }
        for (SchoolClass schoolClass : institution.classes) {
            for (Enrolment enrolment : schoolClass.pupils) {
                if (enrolment.holds(day.number())) {
                    begin(institution, enrolment.pupil(), day, illness, dice);
                }
            }
        }
    }

    private static void begin(Institution institution, Pupil pupil, SchoolYear.Day day, double illness, Dice dice) {
        if (pupil.longIllness == day.quarter()) {
            pupil.presence = Pupil.Presence.ILL;
            return;
        }
        if (pupil.presence != Pupil.Presence.THERE && pupil.presenceUntil > day.number()) {
            return;
        }
        pupil.presence = Pupil.Presence.THERE;
        double truancy = institution.isWeak() ? TRUANCY : TRUANCY / 3;
        if (dice.chance(illness * pupil.frailty)) {
            pupil.presence = Pupil.Presence.ILL;
            pupil.presenceUntil = day.number() + dice.between(2, 7);
        } else if (dice.chance(EXCUSED)) {
            pupil.presence = Pupil.Presence.EXCUSED;
            pupil.presenceUntil = day.number() + dice.between(1, 3);
        } else if (pupil.ability < 0.5 && dice.chance(truancy * (0.6 - pupil.ability))) {
            pupil.presence = Pupil.Presence.UNEXCUSED;
            pupil.presenceUntil = day.number() + 1;
        }
    }

    /** Writes a lesson's absences, and notes each pupil's lesson. */
    void write(JournalYear.Lesson lesson, Dice dice) {
        int number = lesson.day().number();
        int subject = lesson.group().subject.number();
        for (Enrolment enrolment : lesson.group().pupils) {
            if (!enrolment.holds(number)) {
                continue;
            }
            Pupil pupil = enrolment.pupil();
            String kind = kind(pupil, dice);
            pupil.missesLesson = !kind.isEmpty() && !kind.equals("late");
            pupil.book.lesson(subject, pupil.missesLesson);
            if (!kind.isEmpty()) {
                String id = "absence" + lesson.id().substring("lesson".length()) + "-" + pupil.id.substring(7);
                table.row(id, "", "", lesson.org(), lesson.id(), pupil.id, kind, "");
                if (kind.equals("ill") && dice.chance(CHANGED)) {
                    changes.write(lesson, number + dice.between(1, 4), "attendance", pupil.id, "absent", kind);
                }
            }
        }
    }

    private static String kind(Pupil pupil, Dice dice) {
        return switch (pupil.presence) {
            case ILL -> "ill";
            case EXCUSED -> "excused";
            case UNEXCUSED -> "unexcused";
            case THERE -> {
                int chance = dice.below(10_000);
                yield chance < 10_000 * SKIPS
                        ? "unexcused"
                        : chance < 10_000 * (SKIPS + NO_REASON)
                                ? "absent"
                                : chance < 10_000 * (SKIPS + NO_REASON + LATE) ? "late" : "";
            }
        };
    }
}
