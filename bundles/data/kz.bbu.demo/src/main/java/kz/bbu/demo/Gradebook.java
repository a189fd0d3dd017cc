package kz.bbu.demo;

import java.util.Arrays;

/** What a pupil has got in each subject since the period began, and the final marks of the year. */
final class Gradebook {
    static final byte NONE = 0;
    static final byte EXEMPT = 6;
    static final byte NOT_ATTESTED = 7;
    static final byte PASS = 8;
    static final byte FAIL = 9;

    private static final int PERIODS = 4;
    private static final int FORMATIVE = 25;
    private static final int UNIT = 25;
    private static final int TERM = 50;
    private static final int BEST_FORMATIVE = 10;

    private final int[] sum = new int[Pupil.SUBJECTS];
    private final int[] count = new int[Pupil.SUBJECTS];
    private final int[] sor = new int[Pupil.SUBJECTS];
    private final int[] sorMax = new int[Pupil.SUBJECTS];
    private final int[] soch = new int[Pupil.SUBJECTS];
    private final int[] sochMax = new int[Pupil.SUBJECTS];
    private final int[] lessons = new int[Pupil.SUBJECTS];
    private final int[] missed = new int[Pupil.SUBJECTS];
    private final byte[][] finals = new byte[Pupil.SUBJECTS][PERIODS];
    private final double[][] percents = new double[Pupil.SUBJECTS][PERIODS];

    /** Notes a classic or a formative mark. */
    void mark(int subject, int value) {
        sum[subject] += value;
        count[subject]++;
    }

    void sor(int subject, int score, int max) {
        sor[subject] += score;
        sorMax[subject] += max;
    }

    void soch(int subject, int score, int max) {
        soch[subject] += score;
        sochMax[subject] += max;
    }

    void lesson(int subject, boolean isMissed) {
        lessons[subject]++;
        missed[subject] += isMissed ? 1 : 0;
    }

    /** Whether a pupil was away for more than half of the lessons, or had none. */
    boolean wasAway(int subject) {
        return missed[subject] * 2 >= lessons[subject];
    }

    /** The mean of the period's classic marks, half up; {@link #NOT_ATTESTED} without any. */
    byte mean(int subject) {
        return count[subject] == 0 ? NOT_ATTESTED : (byte) ((2 * sum[subject] + count[subject]) / (2 * count[subject]));
    }

    /** The period's percent of a criteria journal; the weight of a missing part goes to the others. Negative without any. */
    double percent(int subject) {
        double points = 0;
        int weights = 0;
        if (count[subject] > 0) {
            points += FORMATIVE * sum[subject] / (double) (count[subject] * BEST_FORMATIVE);
            weights += FORMATIVE;
        }
        if (sorMax[subject] > 0) {
            points += UNIT * sor[subject] / (double) sorMax[subject];
            weights += UNIT;
        }
        if (sochMax[subject] > 0) {
            points += TERM * soch[subject] / (double) sochMax[subject];
            weights += TERM;
        }
        return weights == 0 ? -1 : 100 * points / weights;
    }

    /** The mark of a percent, which is rounded half up first. */
    static byte mark(double percent) {
        long whole = Math.round(percent);
        return (byte) (whole >= 85 ? 5 : whole >= 65 ? 4 : whole >= 40 ? 3 : 2);
    }

    void finish(int subject, int period, byte value, double percent) {
        finals[subject][period] = value;
        percents[subject][period] = percent;
    }

    byte value(int subject, int period) {
        return finals[subject][period];
    }

    /** The percent of a finished period; negative without one. */
    double percent(int subject, int period) {
        return percents[subject][period];
    }

    /** The year's mark: the mean of its periods, half up; what is no number counts where nothing else is. */
    byte year(int subject) {
        int total = 0;
        int numbers = 0;
        byte other = NONE;
        for (byte value : finals[subject]) {
            boolean isNumber = value > NONE && value < EXEMPT;
            total += isNumber ? value : 0;
            numbers += isNumber ? 1 : 0;
            other = value == NONE ? other : value;
        }
        return numbers == 0 ? other : (byte) ((2 * total + numbers) / (2 * numbers));
    }

    /** The mean of the percents of the year's periods; negative without any. */
    double yearPercent(int subject) {
        double total = 0;
        int numbers = 0;
        for (int i = 0; i < PERIODS; i++) {
            boolean isNumber = finals[subject][i] > NONE && finals[subject][i] < EXEMPT;
            total += isNumber ? percents[subject][i] : 0;
            numbers += isNumber ? 1 : 0;
        }
        return numbers == 0 ? -1 : total / numbers;
    }

    /** Begins the next period; the final marks stay. */
    void clear() {
        for (int[] counts : new int[][] {sum, count, sor, sorMax, soch, sochMax, lessons, missed}) {
            Arrays.fill(counts, 0);
        }
    }
}
