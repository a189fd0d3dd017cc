package kz.bbu.demo;

import java.util.ArrayList;
import java.util.List;

/** A class with its pupils, its groups and its week. */
final class SchoolClass {
    static final int WEEKDAYS = 5;

    final String id;
    final String title;
    final int grade;
    final String letter;
    final String language;
    final boolean criteria;
    final int shift;
    final Teacher teacher;
    final List<Enrolment> pupils = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();

    /** Who sits in the same room in a small school; null for nobody. */
    SchoolClass combinedWith;

    private final List<List<Group>> week = new ArrayList<>();

    SchoolClass(
            String id,
            String title,
            int grade,
            String letter,
            String language,
            boolean criteria,
            int shift,
            Teacher teacher) {
        this.id = id;
        this.title = title;
        this.grade = grade;
        this.letter = letter;
        this.language = language;
        this.criteria = criteria;
        this.shift = shift;
        this.teacher = teacher;
        for (int i = 0; i < WEEKDAYS * Teacher.SLOTS; i++) {
            week.add(new ArrayList<>(2));
        }
    }

    /** The groups that have a lesson; none where the slot is free. */
    List<Group> at(int weekday, int slot) {
        return week.get(weekday * Teacher.SLOTS + slot);
    }

    boolean inCollege() {
        return grade >= Curriculum.FIRST_COLLEGE_YEAR;
    }

    /** The first grade has no marks. */
    boolean hasMarks() {
        return grade > 1;
    }

    /** The grade as packages say it: a college's years are no grades of a school. */
    String gradeName() {
        return inCollege() ? "I".repeat(grade - Curriculum.FIRST_COLLEGE_YEAR + 1) : Integer.toString(grade);
    }
}
