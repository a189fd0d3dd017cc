package kz.bbu.api.facts;

import java.util.Map;

/**
 * A pupil of a class in a reporting period.
 *
 * @param subjects what is known of each subject that the pupil studies, by subject id
 * @param category excellent, good, progressing, failing, notAttested or awaiting (codes of the shared terms {@code pupilCategory.*}); empty where the grade has no final marks
 * @param counts lessons, current and final marks, absences of all subjects, full days, and what the pupil counts for by all final marks
 */
public record PupilRow(long id, String name, Map<Long, Standing> subjects, String category, FactRow counts) {

    /**
     * How a pupil stands in a subject.
     *
     * @param mark the final mark as it came: {@code 1…5, EXEMPT, NOT_ATTESTED, PASS, FAIL}; empty while it is not set
     * @param counts lessons, marks and absences in the subject; {@link Count#FINALS_DUE} tells whether a final mark is to be set
     */
    public record Standing(String mark, FactRow counts) {}
}
