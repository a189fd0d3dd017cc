package kz.bbu.demo;

/** A pupil or a student through the year: where enrolled, how able, how healthy. */
final class Pupil {
    static final int SUBJECTS = Curriculum.SUBJECTS.size();
    private static final double SUBJECT_SPREAD = 0.07;

    /** Why somebody is not at school on a day. */
    enum Presence {
        THERE,
        ILL,
        EXCUSED,
        UNEXCUSED
    }

    final String id;
    final int grade;
    final double ability;

    /** How likely an illness begins, beside others. */
    final double frailty;

    /** Exempt from physical education. */
    final boolean exempt;

    /** In hospital for the whole of this quarter, from 0; -1 for none. */
    final int longIllness;

    final Gradebook book = new Gradebook();

    /** How much better each subject goes than the others. */
    private final float[] gifts = new float[SUBJECTS];

    Presence presence = Presence.THERE;
    int presenceUntil;

    /** Whether the present lesson goes on without this pupil. */
    boolean missesLesson;

    Pupil(String id, int grade, double level, Dice dice) {
        this.id = id;
        this.grade = grade;
        this.ability = level + 0.14 * dice.normal();
        this.frailty = Math.max(0.2, 1 + 0.5 * dice.normal());
        this.exempt = dice.chance(0.02);
        this.longIllness = dice.chance(0.006) ? dice.below(SchoolYear.QUARTERS.size()) : -1;
        for (int i = 0; i < SUBJECTS; i++) {
            gifts[i] = (float) (SUBJECT_SPREAD * dice.normal());
        }
    }

    /** How well a subject goes, about 0 to 1. */
    double skill(int subject) {
        return ability + gifts[subject];
    }
}
