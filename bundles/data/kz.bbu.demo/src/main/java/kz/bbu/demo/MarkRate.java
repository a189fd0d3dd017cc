package kz.bbu.demo;

/**
 * How many marks a pupil gets in a lesson on average, so that the region has about as many as wanted.
 *
 * <p>Up to about 240,000 marks an institution a pupil has at most one in most lessons; beyond that every pupil has one in
 * every lesson, then double marks, then several works a lesson: 800,000 an institution are about three and a half each.
 * Works that sum up and dictations are always there, about 30,000 an institution, so that every pupil can have a final mark.
 *
 * @param average marks of a present pupil in a lesson without a work that sums up
 */
record MarkRate(double average) {
    /** Marks by default; a region of the plan has 1.8 million. */
    static final long AN_INSTITUTION = 150_000;

    private static final int WEEKS = 34;
    private static final double PRESENT = 0.93;

    /** The rate that gives about so many marks in a region of so many institutions. */
    static MarkRate of(int first, int institutions, long marks) {
        double lessons = 0;
        double always = 0;
        for (int i = first; i < first + institutions; i++) {
            Plan.Kind kind = Plan.kind(i);
            for (int grade = Math.max(2, kind.firstGrade()); kind.hasLessons() && grade <= kind.lastGrade(); grade++) {
                double pupils = PRESENT * kind.learners(grade);
                for (Curriculum.Subject subject : Curriculum.of(grade, "kk")) {
                    int weekly = subject.passed() ? 0 : subject.hours(grade, "kk");
                    int works = subject.passed() ? 0 : SchoolYear.QUARTERS.size() * (Group.units(weekly) + 1);
                    double dictations = subject.dictated() ? MarksOfLesson.DICTATION * (weekly * WEEKS - works) : 0;
                    lessons += pupils * (weekly * WEEKS - works - dictations);
                    always += pupils * (works + 2 * dictations);
                }
            }
        }
        return new MarkRate(lessons == 0 ? 0 : Math.max(0, (marks - always) / lessons));
    }
}
