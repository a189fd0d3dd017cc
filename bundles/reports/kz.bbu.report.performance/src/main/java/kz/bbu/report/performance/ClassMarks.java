package kz.bbu.report.performance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.Subject;

/** The pupils of the chosen class with the subjects in which they have final marks, or are to have them. */
final class ClassMarks {
    private final List<PupilRow> pupils;
    private final List<Subject> subjects;

    ClassMarks(Services services, Selection selection) {
        this.pupils = services.facts()
                .pupils(
                        selection.institution(),
                        selection.choices().schoolClass().orElseThrow(),
                        selection.choices().period().orElseThrow());
        Set<Long> ids = pupils.stream()
                .flatMap(pupil -> pupil.subjects().entrySet().stream())
                .filter(subject -> isMarked(subject.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        this.subjects = services.facts().subjects(ids).values().stream()
                .sorted(Comparator.comparing(Subject::name, services.byName()).thenComparing(Subject::id))
                .toList();
    }

    private static boolean isMarked(PupilRow.Standing standing) {
        return !standing.mark().isEmpty() || isDue(standing);
    }

    /** Whether a final mark is to be set. */
    static boolean isDue(PupilRow.Standing standing) {
        return standing.counts().count(Count.FINALS_DUE) > 0;
    }

    List<PupilRow> pupils() {
        return pupils;
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** The subjects whose final marks a pupil still lacks. */
    List<String> owed(PupilRow pupil) {
        return subjects.stream()
                .filter(subject -> Optional.ofNullable(pupil.subjects().get(subject.id()))
                        .filter(standing -> isDue(standing) && standing.mark().isEmpty())
                        .isPresent())
                .map(Subject::name)
                .toList();
    }

    static Optional<Double> average(PupilRow pupil) {
        return pupil.counts().measure(Measure.FINAL_AVERAGE);
    }

    /** The place of a pupil by the average mark; those with the same average share one, and the next is left out. Empty without an average. */
    Optional<Long> rank(PupilRow pupil) {
        return average(pupil)
                .map(own -> 1
                        + pupils.stream()
                                .flatMap(other -> average(other).stream())
                                .filter(other -> other > own)
                                .count());
    }
}
