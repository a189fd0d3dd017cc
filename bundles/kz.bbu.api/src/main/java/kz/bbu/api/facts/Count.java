package kz.bbu.api.facts;

/**
 * What is counted, one definition for all reports: a count is the number of records (or the sum of one of their numbers) that it names, so that evidence can show them.
 *
 * <p>Lessons, homework and absences of days that the calendar takes out (holiday, frost, distance) are not counted; marks are. Sums of scores and weights are in hundredths.
 */
public enum Count {
    /** Current marks of the classic journal by value; both marks of a double mark count. */
    MARK_1(Source.MARK),
    MARK_2(Source.MARK),
    MARK_3(Source.MARK),
    MARK_4(Source.MARK),
    MARK_5(Source.MARK),
    /** Formative marks (ҚБ/ФО) of the criteria journal by value. */
    FORMATIVE_1(Source.MARK),
    FORMATIVE_2(Source.MARK),
    FORMATIVE_3(Source.MARK),
    FORMATIVE_4(Source.MARK),
    FORMATIVE_5(Source.MARK),
    FORMATIVE_6(Source.MARK),
    FORMATIVE_7(Source.MARK),
    FORMATIVE_8(Source.MARK),
    FORMATIVE_9(Source.MARK),
    FORMATIVE_10(Source.MARK),
    /** Weights of classic current marks, in hundredths. */
    WEIGHT(Source.MARK),
    /** Weight times value of classic current marks, in hundredths. */
    WEIGHTED(Source.MARK),
    /** Unit summative works (БЖБ/СОР) that have a score, their scores and their maximum points in hundredths. */
    SOR(Source.MARK),
    SOR_SCORE(Source.MARK),
    SOR_MAX(Source.MARK),
    /** Term summative works (ТЖБ/СОЧ) that have a score, their scores and their maximum points in hundredths. */
    SOCH(Source.MARK),
    SOCH_SCORE(Source.MARK),
    SOCH_MAX(Source.MARK),
    /** All current marks of any kind. */
    MARKS(Source.MARK),
    /** Those of them that were set by the deadline of the rules (S45). */
    MARKS_TIMELY(Source.MARK),

    /** Lessons that were given, by whomever. */
    LESSONS(Source.LESSON),
    CANCELLED(Source.LESSON),
    /** Lessons that another teacher gave. */
    REPLACED(Source.LESSON),
    /** Given lessons with a topic. */
    WITH_TOPIC(Source.LESSON),
    /** Given lessons with homework. */
    WITH_HOMEWORK(Source.LESSON),
    /** Given lessons with a topic or homework. */
    PLANNED(Source.LESSON),

    HOMEWORK(Source.HOMEWORK),
    /** Homework that was entered by the deadline of the rules (S45). */
    HOMEWORK_TIMELY(Source.HOMEWORK),
    /** Minutes that homework takes, where they are known. */
    HOMEWORK_MINUTES(Source.HOMEWORK),

    /** Missed lessons by reason: none recorded, illness, excused, unexcused. */
    ABSENT(Source.ATTENDANCE),
    ILL(Source.ATTENDANCE),
    EXCUSED(Source.ATTENDANCE),
    UNEXCUSED(Source.ATTENDANCE),
    /** Lateness, which is no absence. */
    LATE(Source.ATTENDANCE),
    /** Given lessons times the pupils who were enrolled on the day: the denominator of attendance. */
    ATTENDABLE(Source.LESSON),
    /** Days on which a pupil missed every lesson; a figure of classes, not of subjects. */
    FULL_DAYS(Source.ATTENDANCE),
    /** Those of them that were missed for illness only. */
    FULL_DAYS_ILL(Source.ATTENDANCE),

    /** Final marks of the period by value. */
    FINAL_1(Source.FINAL),
    FINAL_2(Source.FINAL),
    FINAL_3(Source.FINAL),
    FINAL_4(Source.FINAL),
    FINAL_5(Source.FINAL),
    FINAL_EXEMPT(Source.FINAL),
    FINAL_NOT_ATTESTED(Source.FINAL),
    FINAL_PASS(Source.FINAL),
    FINAL_FAIL(Source.FINAL),
    /** Pupils who study the subject at the period's end: the final marks that are to be set. */
    FINALS_DUE(Source.PUPIL),

    /** Pupils of the class at the period's end who study any subject with final marks; figures of classes, not of subjects. */
    PUPILS(Source.PUPIL),
    /** Pupils by their final marks; these four and the not attested add up to the pupils. */
    EXCELLENT(Source.PUPIL),
    GOOD(Source.PUPIL),
    PROGRESSING(Source.PUPIL),
    FAILING(Source.PUPIL),
    /** Pupils with a final mark that is missing or «Н/А». */
    NOT_ATTESTED(Source.PUPIL),
    /** Of the good, those with one «4» only; of the progressing, those with one «3» only. */
    GOOD_ONE_FOUR(Source.PUPIL),
    PROGRESSING_ONE_THREE(Source.PUPIL),
    /** Of the not attested, those whose final marks are merely not set yet. */
    AWAITING(Source.PUPIL),

    /** Changes of what stood in the journal. */
    CHANGES(Source.CHANGE),
    /** When the journal was last written: minutes since 1970, the latest and not a sum. */
    LAST_CHANGE(Source.CHANGE);

    /** The records that are counted. */
    public enum Source {
        MARK,
        LESSON,
        HOMEWORK,
        ATTENDANCE,
        FINAL,
        PUPIL,
        CHANGE
    }

    private final Source source;

    Count(Source source) {
        this.source = source;
    }

    /** The records that it counts. */
    public Source source() {
        return source;
    }

    /** Whether it sums a number of its records and does not count them. */
    public boolean isSum() {
        return switch (this) {
            case WEIGHT, WEIGHTED, SOR_SCORE, SOR_MAX, SOCH_SCORE, SOCH_MAX, HOMEWORK_MINUTES, ATTENDABLE -> true;
            default -> false;
        };
    }

    /** Whether two parts are joined by the greater one and not by their sum. */
    public boolean isLatest() {
        return this == LAST_CHANGE;
    }
}
