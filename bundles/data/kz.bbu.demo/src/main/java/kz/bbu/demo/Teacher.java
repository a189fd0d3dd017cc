package kz.bbu.demo;

/** Somebody who teaches, with the habit of keeping a journal. */
final class Teacher {
    private static final int SHIFTS = 2;
    private static final int WEEKDAYS = 5;
    static final int SLOTS = 8;

    /**
     * How a journal is kept.
     *
     * @param topics the share of lessons with a topic
     * @param homework the share of lessons with homework, where a subject has it
     * @param timely the share of what is entered in time
     * @param marks how many marks are given, beside others
     */
    enum Keeping {
        GOOD(0.98, 0.72, 0.96, 1.06),
        LATE(0.76, 0.46, 0.42, 0.85),
        NEVER(0.06, 0.03, 0.08, 0.1);

        final double topics;
        final double homework;
        final double timely;
        final double marks;

        Keeping(double topics, double homework, double timely, double marks) {
            this.topics = topics;
            this.homework = homework;
            this.timely = timely;
            this.marks = marks;
        }
    }

    final String id;
    final Keeping keeping;
    private final boolean[] busy = new boolean[SHIFTS * WEEKDAYS * SLOTS];

    /** The first day, since 1970, on which an illness is over. */
    int illUntil;

    Teacher(String id, Keeping keeping) {
        this.id = id;
        this.keeping = keeping;
    }

    boolean isBusy(int shift, int weekday, int slot) {
        return busy[place(shift, weekday, slot)];
    }

    void book(int shift, int weekday, int slot) {
        busy[place(shift, weekday, slot)] = true;
    }

    private static int place(int shift, int weekday, int slot) {
        return ((shift - 1) * WEEKDAYS + weekday) * SLOTS + slot;
    }
}
