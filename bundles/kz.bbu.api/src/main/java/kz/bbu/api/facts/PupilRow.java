package kz.bbu.api.facts;

import java.util.Map;

/**
 * A pupil of a class in a reporting period.
 *
 * @param subjects what is known of each subject that the pupil studies, by subject id
 * @param category excellent, good, progressing, failing, notAttested or awaiting (codes of the shared terms {@code pupilCategory.*}); empty where the grade has no final marks
 * @param counts absences and full days of all subjects
 */
public record PupilRow(long id, String name, Map<Long, Standing> subjects, String category, FactRow counts) {

    /**
     * How a pupil stands in a subject.
     *
     * @param mark the final mark as it came: {@code 1…5, EXEMPT, NOT_ATTESTED, PASS, FAIL}; empty while it is not set
     * @param counts current marks and absences in the subject
     */
    public record Standing(String mark, FactRow counts) {}
}
