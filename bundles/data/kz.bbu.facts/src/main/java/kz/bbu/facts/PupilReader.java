package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.PupilRow.Standing;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.text.Alphabet;

/** Tells how the pupils of a class stand in a period, from the journals of their groups. */
final class PupilReader {
    private static final Set<Count.Source> SOURCES =
            Set.of(Count.Source.MARK, Count.Source.ATTENDANCE, Count.Source.PUPIL, Count.Source.LESSON);

    private final JournalReader journals;
    private final Rosters rosters;
    private final Alphabet alphabet;

    PupilReader(JournalReader journals, Rosters rosters, Alphabet alphabet) {
        this.journals = journals;
        this.rosters = rosters;
        this.alphabet = alphabet;
    }

    /** What is known of a pupil. */
    private static final class Pupil {
        private final Map<Long, String> marks = new TreeMap<>();
        private final Map<Long, FactRow> subjects = new HashMap<>();
        private final FactRow whole = FactRow.none();
        private String category = "";

        FactRow of(long subject) {
            return subject == 0 ? whole : subjects.computeIfAbsent(subject, s -> FactRow.none());
        }
    }

    List<PupilRow> read(Reach.Seen seen, long version, long classId, Period period) {
        for (long organisation : seen.byOrganisation().keySet()) {
            for (JournalReader.Book book : journals.books(version, organisation)) {
                if (book.year() == period.year()) {
                    List<PupilRow> rows = read(book, version, classId, period.code());
                    if (!rows.isEmpty()) {
                        return rows;
                    }
                }
            }
        }
        return List.of();
    }

    private List<PupilRow> read(JournalReader.Book book, long version, long classId, int period) {
        InstitutionYear closed = journals.open(version, book, Set.of(), Set.of());
        int end = closed.years.lastDay(period);
        Map<Long, Pupil> pupils = new HashMap<>();
        Set<Long> units = new HashSet<>();
        closed.members.group(classId).ifPresent(schoolClass -> {
            for (long pupil : closed.members.pupils(schoolClass, end)) {
                pupils.put(pupil, new Pupil());
                closed.members.groupsOf(pupil, end).forEach(group -> units.add(group.id()));
            }
        });
        if (pupils.isEmpty()) {
            return List.of();
        }
        InstitutionYear year = journals.open(version, book, closed, SOURCES, units);
        new Tally(year, (cell, entry, count, amount) -> {
                    Pupil pupil = pupils.get(pupilOf(entry));
                    if (pupil != null && cell.period == period) {
                        take(pupil, cell, entry, count, amount);
                    }
                })
                .run(SOURCES);
        return rows(pupils);
    }

    private static long pupilOf(Entry entry) {
        if (entry instanceof Entry.Mark mark) {
            return mark.pupil();
        }
        if (entry instanceof Entry.Absence absence) {
            return absence.pupil();
        }
        return entry instanceof Entry.Standing standing ? standing.pupil() : 0;
    }

    private static void take(Pupil pupil, Cell cell, Entry entry, Count count, long amount) {
        if (entry instanceof Entry.Standing standing && standing.group() == 0) {
            pupil.category = standing.category();
        } else if (entry instanceof Entry.Standing standing) {
            pupil.marks.put(cell.subject, standing.value());
            pupil.of(cell.subject);
        } else {
            pupil.of(cell.subject).add(one(count, amount));
            if (cell.subject != 0) {
                pupil.whole.add(one(count, amount));
            }
        }
    }

    private static FactRow one(Count count, long amount) {
        long[] counts = new long[Count.values().length];
        counts[count.ordinal()] = amount;
        return new FactRow(Map.of(), counts);
    }

    private List<PupilRow> rows(Map<Long, Pupil> pupils) {
        Map<Long, String> names = Institutions.system(() -> rosters.names(pupils.keySet()));
        List<PupilRow> rows = new ArrayList<>();
        pupils.forEach((id, pupil) -> {
            Map<Long, Standing> subjects = new TreeMap<>();
            pupil.subjects.forEach((subject, counts) ->
                    subjects.put(subject, new Standing(pupil.marks.getOrDefault(subject, ""), counts)));
            rows.add(new PupilRow(id, names.getOrDefault(id, ""), subjects, pupil.category, pupil.whole));
        });
        rows.sort((one, other) -> Arrays.compareUnsigned(alphabet.sortKey(one.name()), alphabet.sortKey(other.name())));
        return rows;
    }
}
