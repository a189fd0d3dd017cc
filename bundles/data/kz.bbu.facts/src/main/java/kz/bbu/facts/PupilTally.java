package kz.bbu.facts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kz.bbu.api.facts.Count;

/** Tells of each entry what it counts for in the figures of some pupils. */
final class PupilTally {
    private final InstitutionYear year;
    private final Collection<Long> pupils;
    private Entry.Lesson lastLesson;
    private Cell lastCell;
    private List<Long> lastPupils = List.of();

    PupilTally(InstitutionYear year, Collection<Long> pupils) {
        this.year = year;
        this.pupils = pupils;
    }

    /** Takes what an entry counts for in a pupil's figures. */
    interface Sink {
        void count(long pupil, Cell cell, Entry entry, Count count, long amount);
    }

    /** Counts entries of some kinds in some cells. */
    void run(Set<Count.Source> sources, Predicate<Cell> cells, Sink sink) {
        new Tally(year, (cell, entry, count, amount) -> {
                    if (cells.test(cell)) {
                        for (long pupil : of(cell, entry)) {
                            sink.count(pupil, cell, entry, count, count == Count.ATTENDABLE ? 1 : amount);
                        }
                    }
                })
                .run(sources);
    }

    /** The pupils whom an entry of a cell speaks of: its own one, or those who were to be in the lesson. */
    private Collection<Long> of(Cell cell, Entry entry) {
        if (entry.pupil() != 0) {
            return pupils.contains(entry.pupil()) ? List.of(entry.pupil()) : List.of();
        }
        Optional<Entry.Lesson> lesson = entry instanceof Entry.Lesson own
                ? Optional.of(own)
                : entry instanceof Entry.Homework homework ? year.lesson(homework.lesson()) : Optional.empty();
        return lesson.map(held -> of(cell, held)).orElse(List.of());
    }

    /** What one lesson counts for is told at one go, so that its pupils are looked for once. */
    private List<Long> of(Cell cell, Entry.Lesson lesson) {
        if (lesson != lastLesson || cell != lastCell) {
            lastLesson = lesson;
            lastCell = cell;
            lastPupils = in(lesson, cell);
        }
        return lastPupils;
    }

    private List<Long> in(Entry.Lesson lesson, Cell cell) {
        return year.members
                .group(lesson.group())
                .map(group -> pupils.stream()
                        .filter(pupil -> year.members.isIn(group, pupil, lesson.day())
                                && year.members.classOf(pupil, lesson.day(), group) == cell.schoolClass)
                        .toList())
                .orElse(List.of());
    }
}
