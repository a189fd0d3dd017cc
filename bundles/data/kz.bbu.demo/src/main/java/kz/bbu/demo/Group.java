package kz.bbu.demo;

import java.util.ArrayList;
import java.util.List;

/** A class, a half of it, or two combined classes, learning a subject. */
final class Group {
    final String id;
    final Curriculum.Subject subject;

    /** The class that it is of; with combined classes the one in whose week it is counted. */
    final SchoolClass owner;

    final Teacher teacher;
    final List<Enrolment> pupils = new ArrayList<>();

    /** Lessons a week. */
    final int weekly;

    /** Lessons of the current quarter: how many the calendar has, and how many are past, cancelled ones included. */
    int planned;

    int past;

    /** Lessons since the year began. */
    int sinceBegin;

    /** Works that sum up, written in this quarter. */
    int sors;

    boolean hasSoch;

    private final int[] onWeekday = new int[SchoolClass.WEEKDAYS];

    Group(String id, Curriculum.Subject subject, SchoolClass owner, Teacher teacher) {
        this.id = id;
        this.subject = subject;
        this.owner = owner;
        this.teacher = teacher;
        this.weekly = subject.hours(owner.grade, owner.language);
    }

    void meetsOn(int weekday) {
        onWeekday[weekday]++;
    }

    boolean isMetOn(int weekday) {
        return onWeekday[weekday] > 0;
    }

    int lessonsOn(int weekday) {
        return onWeekday[weekday];
    }

    /** How many unit works a quarter has. */
    int units() {
        return units(weekly);
    }

    /** How many unit works a quarter has with so many lessons a week. */
    static int units(int weekly) {
        return weekly > 2 ? 2 : 1;
    }
}
