package kz.bbu.api.facts;

import static kz.bbu.api.facts.Count.*;

import java.util.List;
import java.util.Optional;

/**
 * A measure: a share or an average of counts, one definition for all reports.
 *
 * <p>Its value is factor · Σ(numerator, each with its weight) / Σ(denominator), empty where the denominator is 0. Shares are 0–100. Sources: order No 125 of 18.03.2008 as amended, and the operator's
 * help articles; (P) marks common practice.
 */
public enum Measure {
    /** Average mark: Σ k·n_k / Σ n_k of the classic current marks. */
    AVERAGE(
            1,
            terms(MARK_1, 1, MARK_2, 2, MARK_3, 3, MARK_4, 4, MARK_5, 5),
            ones(MARK_1, MARK_2, MARK_3, MARK_4, MARK_5)),
    /** Weighted average: Σ weight·value / Σ weight of the classic current marks. */
    WEIGHTED_AVERAGE(1, ones(WEIGHTED), ones(WEIGHT)),
    /** Average formative mark of the criteria journal, 1…10. */
    FORMATIVE_AVERAGE(
            1,
            terms(
                    FORMATIVE_1,
                    1,
                    FORMATIVE_2,
                    2,
                    FORMATIVE_3,
                    3,
                    FORMATIVE_4,
                    4,
                    FORMATIVE_5,
                    5,
                    FORMATIVE_6,
                    6,
                    FORMATIVE_7,
                    7,
                    FORMATIVE_8,
                    8,
                    FORMATIVE_9,
                    9,
                    FORMATIVE_10,
                    10),
            ones(
                    FORMATIVE_1,
                    FORMATIVE_2,
                    FORMATIVE_3,
                    FORMATIVE_4,
                    FORMATIVE_5,
                    FORMATIVE_6,
                    FORMATIVE_7,
                    FORMATIVE_8,
                    FORMATIVE_9,
                    FORMATIVE_10)),
    /** Points of unit summative works: Σ score / Σ maximum. */
    SOR_SHARE(100, ones(SOR_SCORE), ones(SOR_MAX)),
    /** Points of term summative works: Σ score / Σ maximum. */
    SOCH_SHARE(100, ones(SOCH_SCORE), ones(SOCH_MAX)),
    /** Average final mark. */
    FINAL_AVERAGE(
            1,
            terms(FINAL_1, 1, FINAL_2, 2, FINAL_3, 3, FINAL_4, 4, FINAL_5, 5),
            ones(FINAL_1, FINAL_2, FINAL_3, FINAL_4, FINAL_5)),
    /** Progress of a subject (үлгерім): (n3+n4+n5) / (n1+…+n5) of its final marks. */
    SUBJECT_PROGRESS(100, ones(FINAL_3, FINAL_4, FINAL_5), ones(FINAL_1, FINAL_2, FINAL_3, FINAL_4, FINAL_5)),
    /** Quality of a subject (білім сапасы): (n4+n5) / (n1+…+n5) of its final marks. */
    SUBJECT_QUALITY(100, ones(FINAL_4, FINAL_5), ones(FINAL_1, FINAL_2, FINAL_3, FINAL_4, FINAL_5)),
    /** Progress of a class: pupils without «2» or «1» / pupils attested in every subject. */
    CLASS_PROGRESS(100, ones(EXCELLENT, GOOD, PROGRESSING), ones(EXCELLENT, GOOD, PROGRESSING, FAILING)),
    /** Quality of a class: (excellent + good) / pupils attested in every subject. */
    CLASS_QUALITY(100, ones(EXCELLENT, GOOD), ones(EXCELLENT, GOOD, PROGRESSING, FAILING)),
    /** Final marks that are set, of those that are to be set. */
    FINALS_SET(
            100,
            ones(FINAL_1, FINAL_2, FINAL_3, FINAL_4, FINAL_5, FINAL_EXEMPT, FINAL_NOT_ATTESTED, FINAL_PASS, FINAL_FAIL),
            ones(FINALS_DUE)),
    /** Attendance: 1 − missed lessons / (given lessons × pupils enrolled that day). */
    ATTENDANCE(100, terms(ATTENDABLE, 1, ABSENT, -1, ILL, -1, EXCUSED, -1, UNEXCUSED, -1), ones(ATTENDABLE)),
    /** Lessons with a topic. */
    TOPICS(100, ones(WITH_TOPIC), ones(LESSONS)),
    /** Lessons with homework. */
    HOMEWORKS(100, ones(WITH_HOMEWORK), ones(LESSONS)),
    /** Planning: lessons with a topic or homework. */
    PLANNING(100, ones(PLANNED), ones(LESSONS)),
    /** Homework entered in time, of all homework. */
    HOMEWORKS_TIMELY(100, ones(HOMEWORK_TIMELY), ones(HOMEWORK)),
    /** Current marks set in time, of all current marks. */
    TIMELY(100, ones(MARKS_TIMELY), ones(MARKS));

    /** A count with its weight. */
    public record Term(Count count, int weight) {}

    private final int factor;
    private final List<Term> numerator;
    private final List<Term> denominator;

    Measure(int factor, List<Term> numerator, List<Term> denominator) {
        this.factor = factor;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    private static List<Term> terms(Object... countsAndWeights) {
        Term[] terms = new Term[countsAndWeights.length / 2];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = new Term((Count) countsAndWeights[2 * i], (Integer) countsAndWeights[2 * i + 1]);
        }
        return List.of(terms);
    }

    private static List<Term> ones(Count... counts) {
        return java.util.Arrays.stream(counts).map(count -> new Term(count, 1)).toList();
    }

    public List<Term> numerator() {
        return numerator;
    }

    public List<Term> denominator() {
        return denominator;
    }

    /** Whether it is a share, 0–100, and not an average. */
    public boolean isShare() {
        return factor == 100;
    }

    Optional<Double> of(FactRow row) {
        long below = sum(denominator, row);
        return below == 0 ? Optional.empty() : Optional.of((double) factor * sum(numerator, row) / below);
    }

    /** The sum of some terms in a group. */
    public static long sum(List<Term> terms, FactRow row) {
        return terms.stream()
                .mapToLong(term -> term.weight() * row.count(term.count()))
                .sum();
    }
}
