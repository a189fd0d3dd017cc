package kz.bbu.demo;

import java.util.ArrayList;
import java.util.List;

/** Writes the classes of an institution with their pupils: those who stay all year, come, leave or change class. */
final class Classes {
    private static final String LETTERS = "АӘБВГҒД";
    private static final double LEAVE = 0.016;
    private static final double MOVE = 0.012;
    private static final double ARRIVE = 0.014;
    private static final int LAST_PRIMARY = 4;
    private static final int YOUNGEST = 6;
    private static final int YOUNGEST_STUDENT = 3;

    private final Packages packages;
    private final People people;
    private final Movements movements;
    private final Enrolments enrolments;

    Classes(Packages packages, People people, Enrolments enrolments) {
        this.packages = packages;
        this.people = people;
        this.enrolments = enrolments;
        this.movements = new Movements(packages.journal);
    }

    void write(Institution institution) {
        Plan.Kind kind = institution.kind;
        packages.roster
                .table("courses")
                .begin(institution.id + "-homeroom")
                .put("schoolYearSourcedId", "year")
                .put("title", "Сынып сағаты")
                .put("orgSourcedId", institution.id)
                .end();
        for (int grade = kind.firstGrade(); grade <= kind.lastGrade(); grade++) {
            List<SchoolClass> side = new ArrayList<>();
            for (int p = 0; p < kind.parallel(grade); p++) {
                side.add(schoolClass(institution, grade, p));
            }
            institution.classes.addAll(side);
            for (int p = 0; p < side.size(); p++) {
                pupils(institution, side, p);
            }
        }
        if (kind.small()) {
            combine(institution.classes);
        }
        for (SchoolClass schoolClass : institution.classes) {
            write(institution, schoolClass);
        }
        movements.endOfYear(institution);
    }

    private static SchoolClass schoolClass(Institution institution, int grade, int p) {
        Plan.Kind kind = institution.kind;
        String letter = String.valueOf(LETTERS.charAt(p % LETTERS.length()));
        int place = institution.classes.size() + p;
        boolean shared = kind.small() && grade > 2 && grade <= LAST_PRIMARY;
        List<Teacher> teachers = institution.teachers;
        // Who teaches grade 1 of a small school teaches grade 3 beside it.
        Teacher teacher = teachers.get((shared ? place - 2 : place) % teachers.size());
        boolean college = grade >= Curriculum.FIRST_COLLEGE_YEAR;
        return new SchoolClass(
                institution.id + "-" + grade + "-" + (p + 1),
                college ? "ЭМ-" + (grade - Curriculum.FIRST_COLLEGE_YEAR + 1) + (p + 1) : grade + " «" + letter + "»",
                grade,
                letter,
                p % 3 == 2 ? "ru" : "kk",
                kind.isCriteria(grade),
                kind.learners() > 400 && p % 2 == 1 ? 2 : 1,
                teacher);
    }

    private void pupils(Institution institution, List<SchoolClass> side, int p) {
        Dice dice = institution.dice;
        SchoolClass own = side.get(p);
        int grade = own.grade;
        int all = institution.kind.learners(grade);
        int size = all * (p + 1) / side.size() - all * p / side.size();
        int age = grade + (own.inCollege() ? YOUNGEST_STUDENT : YOUNGEST);
        for (int i = 0; i < size; i++) {
            int day = dice.one(SchoolYear.DAYS).number();
            boolean inside = day > Enrolment.FIRST + 5 && day < Enrolment.LAST - 10;
            double fate = inside ? dice.below(10_000) / 10_000.0 : 1;
            boolean leaves = fate < LEAVE;
            boolean arrives = !leaves && fate < LEAVE + ARRIVE;
            boolean moves = !leaves && !arrives && fate < LEAVE + ARRIVE + MOVE && side.size() > 1;
            int from = arrives ? day : Enrolment.FIRST;
            int to = leaves ? day : Enrolment.LAST;
            Pupil pupil = new Pupil(people.learner(institution, age, from, to), grade, institution.level(), dice);
            own.pupils.add(new Enrolment(pupil, from, moves ? day : to));
            if (moves) {
                SchoolClass other = side.get((p + 1) % side.size());
                other.pupils.add(new Enrolment(pupil, day, to));
                movements.moved(institution, pupil, day, own, other);
            } else if (arrives) {
                movements.arrived(institution, pupil, day, own);
            } else if (leaves) {
                movements.left(institution, pupil, day, own);
            }
        }
    }

    /** Grades 1 and 3, and 2 and 4, sit in one room. */
    private static void combine(List<SchoolClass> classes) {
        for (SchoolClass one : classes) {
            for (SchoolClass other : classes) {
                if (one.grade + 2 == other.grade && other.grade <= LAST_PRIMARY) {
                    one.combinedWith = other;
                    other.combinedWith = one;
                }
            }
        }
    }

    private void write(Institution institution, SchoolClass own) {
        packages.roster
                .table("classes", "roster.classes")
                .begin(own.id)
                .put("title", own.title)
                .put("grades", own.gradeName())
                .put("courseSourcedId", institution.id + "-homeroom")
                .put("classType", "homeroom")
                .put("schoolSourcedId", institution.id)
                .put("termSourcedIds", "year")
                .end();
        packages.journal
                .table("classes", "journal.classes")
                .begin("class-" + own.id)
                .put("classSourcedId", own.id)
                .put("orgSourcedId", institution.id)
                .put("grade", own.gradeName())
                .put("letter", own.inCollege() ? "" : own.letter)
                .put("language", own.language)
                .put("journalType", own.criteria ? "criteria" : "classic")
                .put("shift", Integer.toString(own.shift))
                .put("homeroomTeacherSourcedId", own.teacher.id)
                .put("combinedWithClassSourcedIds", own.combinedWith == null ? "" : own.combinedWith.id)
                .end();
        enrolments.teacher(own.id, institution.id, own.teacher);
        enrolments.pupils(own.id, institution.id, own.pupils);
    }
}
