package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.PupilRow.Standing;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.text.Alphabet;

/** Tells what the journals of their groups say of pupils: of those of a class, or counted as a query asks. */
final class PupilReader {
    private static final Set<Count.Source> SOURCES = Set.of(
            Count.Source.MARK, Count.Source.ATTENDANCE, Count.Source.PUPIL, Count.Source.LESSON, Count.Source.FINAL);

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

        void take(Cell cell, Count count, long amount) {
            whole.add(count, amount);
            if (cell.subject != 0) {
                subjects.computeIfAbsent(cell.subject, s -> FactRow.none()).add(count, amount);
            }
        }
    }

    List<PupilRow> read(Reach.Seen seen, long version, long classId, Period period, Set<Period> counted) {
        Set<Integer> codes = counted.stream().map(Period::code).collect(Collectors.toSet());
        for (long organisation : seen.byOrganisation().keySet()) {
            for (JournalReader.Book book : journals.books(version, organisation)) {
                if (book.year() == period.year()) {
                    List<PupilRow> rows = read(book, version, classId, period.code(), codes);
                    if (!rows.isEmpty()) {
                        return rows;
                    }
                }
            }
        }
        return List.of();
    }

    private List<PupilRow> read(JournalReader.Book book, long version, long classId, int period, Set<Integer> counted) {
        InstitutionYear closed = journals.open(version, book, Set.of(), Set.of());
        int end = closed.years.lastDay(period);
        Map<Long, Pupil> pupils = new HashMap<>();
        closed.members
                .group(classId)
                .ifPresent(schoolClass ->
                        closed.members.pupils(schoolClass, end).forEach(pupil -> pupils.put(pupil, new Pupil())));
        if (pupils.isEmpty()) {
            return List.of();
        }
        Set<Long> units = closed.members.groupsOf(pupils.keySet());
        units.add(InstitutionYear.NO_UNIT);
        InstitutionYear year = journals.open(version, book, closed, SOURCES, units);
        new PupilTally(year, pupils.keySet())
                .run(SOURCES, cell -> counted.contains(cell.period), (pupil, cell, entry, count, amount) -> {
                    if (cell.period == period) {
                        stand(pupils.get(pupil), cell, entry);
                    }
                    pupils.get(pupil).take(cell, count, amount);
                });
        return rows(pupils);
    }

    private static void stand(Pupil pupil, Cell cell, Entry entry) {
        if (entry instanceof Entry.Standing standing && standing.group() == 0) {
            pupil.category = standing.category();
        } else if (entry instanceof Entry.Standing standing) {
            pupil.marks.put(cell.subject, standing.value());
        }
    }

    /** Counts what a query asks of its pupils, in one institution. */
    void select(FactQuery query, Reach.Seen seen, long version, Consumer<FactRow> each) {
        boolean every = query.counts().isEmpty() || query.counts().stream().anyMatch(Count::isLatest);
        Set<Count.Source> sources = every
                ? EnumSet.allOf(Count.Source.class)
                : query.counts().stream().map(Count::source).collect(Collectors.toSet());
        Map<Map<Dimension, Object>, FactRow> groups = new HashMap<>();
        seen.byOrganisation().forEach((organisation, institution) -> {
            for (JournalReader.Book book : journals.books(version, organisation)) {
                if (new Asked(query).has(book)) {
                    select(query, sources, institution, book, version, groups);
                }
            }
        });
        groups.values().forEach(each);
    }

    private void select(
            FactQuery query,
            Set<Count.Source> sources,
            long institution,
            JournalReader.Book book,
            long version,
            Map<Map<Dimension, Object>, FactRow> groups) {
        InstitutionYear closed = journals.open(version, book, Set.of(), Set.of());
        Set<Long> pupils = EvidenceReader.pupils(query);
        Set<Long> units = closed.members.groupsOf(pupils);
        units.add(InstitutionYear.NO_UNIT);
        Asked asked = new Asked(query);
        boolean bySubject = query.by().contains(Dimension.SUBJECT) || query.by().contains(Dimension.TEACHER);
        Predicate<Cell> cells = cell -> asked.has(cell) && !(bySubject && cell.subject == 0);
        new PupilTally(journals.open(version, book, closed, sources, units), pupils)
                .run(sources, cells, (pupil, cell, entry, count, amount) -> {
                    if (query.counts().isEmpty() || query.counts().contains(count)) {
                        groups.computeIfAbsent(keys(query, institution, cell), PupilReader::none)
                                .add(count, amount);
                    }
                });
    }

    private static FactRow none(Map<Dimension, Object> keys) {
        return new FactRow(keys, new long[Count.values().length]);
    }

    private static Map<Dimension, Object> keys(FactQuery query, long institution, Cell cell) {
        Map<Dimension, Object> keys = new EnumMap<>(Dimension.class);
        for (Dimension dimension : query.by()) {
            keys.put(dimension, dimension == Dimension.INSTITUTION ? institution : cell.value(dimension));
        }
        return keys;
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
