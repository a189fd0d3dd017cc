package kz.bbu.demo;

/**
 * A pupil in a class or a group.
 *
 * @param from the first day, since 1970
 * @param to the first day after
 */
record Enrolment(Pupil pupil, int from, int to) {
    static final int FIRST = (int) SchoolYear.BEGIN.toEpochDay();
    static final int LAST = (int) SchoolYear.END.toEpochDay();

    boolean holds(int day) {
        return from <= day && day < to;
    }

    /** The end as packages say it; blank for the end of the year. */
    String end() {
        return to == LAST ? "" : SchoolYear.text(to);
    }
}
