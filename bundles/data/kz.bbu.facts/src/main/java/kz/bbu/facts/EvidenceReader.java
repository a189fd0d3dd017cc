package kz.bbu.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.facts.Stage;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.report.ReportRequest.Window;

/** Gives the records behind figures, an institution at a time: the tally that made the figure tells which they are. */
final class EvidenceReader {
    /** What is written into a journal: any of it can be its last change. */
    private static final Set<Count.Source> WRITTEN = Set.of(
            Count.Source.MARK, Count.Source.LESSON, Count.Source.HOMEWORK, Count.Source.FINAL, Count.Source.CHANGE);

    /** Counts of which a record has one at most. */
    private static final List<Set<Count>> APART = List.of(
            EnumSet.range(Count.MARK_1, Count.MARK_5),
            EnumSet.range(Count.FORMATIVE_1, Count.FORMATIVE_10),
            EnumSet.range(Count.ABSENT, Count.LATE),
            EnumSet.range(Count.FINAL_1, Count.FINAL_FAIL),
            EnumSet.range(Count.EXCELLENT, Count.NOT_ATTESTED));

    private static final Comparator<Counted> NEWEST_FIRST = Comparator.<Counted>comparingInt(
                    counted -> written(counted.entry()).at())
            .reversed()
            .thenComparingLong(counted -> counted.entry().id());

    private final JournalReader journals;
    private final Rosters rosters;

    EvidenceReader(JournalReader journals, Rosters rosters) {
        this.journals = journals;
        this.rosters = rosters;
    }

    /** A record that is counted, and the cell that it is counted in: a lesson of several classes is counted, and shown, in each. */
    private record Counted(Cell cell, Entry entry) {}

    /** Whether some counts together count records, each of which has one of them. */
    static boolean areRecords(Set<Count> counts) {
        boolean each = counts.stream().noneMatch(count -> count.isSum() || count.isLatest());
        return each && (counts.size() == 1 || APART.stream().anyMatch(apart -> apart.containsAll(counts)));
    }

    /**
     * Gives the records of a window and tells how many there are.
     *
     * @param records how many each institution has, so that only those are opened that the window shows; empty if nobody knows
     */
    long read(
            FactQuery query,
            Set<Count> counts,
            Reach.Seen seen,
            Map<Long, Long> records,
            long version,
            Window window,
            Consumer<SourceRecord> each) {
        long[] passed = new long[1];
        seen.organisations().forEach((institution, organisations) -> {
            Long own = records.get(institution);
            boolean shown =
                    own == null || (passed[0] + own > window.offset() && passed[0] - window.offset() < window.limit());
            if (!shown) {
                passed[0] += own;
                return;
            }
            for (long organisation : organisations) {
                for (JournalReader.Book book : journals.books(version, organisation)) {
                    if (new Asked(query).has(book)) {
                        book(query, counts, institution, book, version, window, passed, each);
                    }
                }
            }
        });
        return passed[0];
    }

    private void book(
            FactQuery query,
            Set<Count> counts,
            long institution,
            JournalReader.Book book,
            long version,
            Window window,
            long[] passed,
            Consumer<SourceRecord> each) {
        Set<Count.Source> sources = new HashSet<>();
        counts.forEach(count -> sources.add(count.source()));
        boolean latest = counts.stream().anyMatch(Count::isLatest);
        if (latest) {
            sources.addAll(WRITTEN);
        }
        InstitutionYear closed = journals.open(version, book, Set.of(), Set.of());
        Set<Long> pupils = pupils(query);
        Set<Long> units = closed.members.groupsOf(pupils);
        if (!pupils.isEmpty()) {
            units.add(InstitutionYear.NO_UNIT);
        }
        InstitutionYear year = journals.open(version, book, closed, sources, units);
        Asked asked = new Asked(query);
        Set<Counted> all = new LinkedHashSet<>();
        Tally.Sink sink = (cell, entry, count, amount) -> {
            if (counts.contains(count) && asked.has(cell)) {
                all.add(new Counted(cell, entry));
            }
        };
        if (pupils.isEmpty()) {
            new Tally(year, sink).run(sources);
        } else {
            new PupilTally(year, pupils)
                    .run(
                            sources,
                            asked::has,
                            (pupil, cell, entry, count, amount) -> sink.count(cell, entry, count, amount));
        }
        List<Counted> found = new ArrayList<>(all);
        long before = passed[0];
        passed[0] += found.size();
        long first = Math.max(0, window.offset() - before);
        long left = window.offset() + window.limit() - before;
        if (first >= found.size() || left <= 0) {
            return;
        }
        found.sort(latest ? NEWEST_FIRST : order(year));
        List<Counted> some = found.subList((int) first, (int) Math.min(found.size(), left));
        Map<Long, String> names = names(year, some);
        some.forEach(counted -> each.accept(record(institution, year, counted, names)));
    }

    /** The pupils that a query is narrowed to; none if it is not. */
    static Set<Long> pupils(FactQuery query) {
        return query.only().getOrDefault(Dimension.PUPIL, Set.of()).stream()
                .map(Long.class::cast)
                .collect(Collectors.toSet());
    }

    private static Comparator<Counted> order(InstitutionYear year) {
        return Comparator.<Counted>comparingInt(
                        counted -> counted.cell().schoolClass.about.grade())
                .thenComparing(counted -> counted.cell().schoolClass.about.title())
                .thenComparingLong(counted -> counted.cell().subject)
                .thenComparingInt(counted -> day(year, counted.entry()))
                .thenComparingLong(counted -> counted.entry().pupil())
                .thenComparingLong(counted -> counted.entry().id());
    }

    private static int day(InstitutionYear year, Entry entry) {
        if (entry instanceof Entry.Lesson lesson) {
            return lesson.day();
        }
        if (entry instanceof Entry.OfLesson of) {
            return year.lesson(of.lesson()).map(Entry.Lesson::day).orElse(0);
        }
        if (entry instanceof Entry.Result result) {
            return result.day();
        }
        return entry instanceof Entry.Change change ? change.at() / 1440 : 0;
    }

    private Map<Long, String> names(InstitutionYear year, List<Counted> some) {
        Set<Long> persons = new HashSet<>();
        for (Counted counted : some) {
            persons.add(counted.cell().teacher);
            persons.add(counted.entry().pupil());
            if (counted.entry() instanceof Entry.OfLesson of) {
                year.lesson(of.lesson()).ifPresent(lesson -> persons.add(teacher(lesson)));
            }
            if (counted.entry() instanceof Entry.Lesson lesson) {
                persons.add(teacher(lesson));
            }
            if (counted.entry() instanceof Entry.Change change) {
                persons.add(change.author());
            }
        }
        persons.remove(0L);
        return new HashMap<>(Institutions.system(() -> rosters.names(persons)));
    }

    private static long teacher(Entry.Lesson lesson) {
        return lesson.actual() == 0 ? lesson.planned() : lesson.actual();
    }

    private static SourceRecord record(
            long institution, InstitutionYear year, Counted counted, Map<Long, String> names) {
        Cell cell = counted.cell();
        Entry entry = counted.entry();
        Optional<Entry.Lesson> lesson = entry instanceof Entry.Lesson own
                ? Optional.of(own)
                : entry instanceof Entry.OfLesson of ? year.lesson(of.lesson()) : Optional.empty();
        Written written = written(entry);
        long teacher = lesson.map(EvidenceReader::teacher).orElse(cell.teacher);
        if (entry instanceof Entry.Change change) {
            teacher = change.author();
        }
        return new SourceRecord(
                written.source(),
                institution,
                cell.schoolClass.id(),
                cell.schoolClass.about.title(),
                cell.subject,
                subject(year, counted),
                names.getOrDefault(teacher, ""),
                names.getOrDefault(entry.pupil(), ""),
                shownDay(entry).or(() -> lesson.map(Entry.Lesson::day)).map(LocalDate::ofEpochDay),
                lesson.map(of -> OptionalInt.of(of.number())).orElse(OptionalInt.empty()),
                written.code(),
                written.value(),
                written.maximum(),
                written.text(),
                written.at() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(written.at() * 60L)));
    }

    /** The day that is shown instead of the lesson's. */
    private static Optional<Integer> shownDay(Entry entry) {
        if (entry instanceof Entry.Homework homework) {
            return Optional.of(homework.due());
        }
        return entry instanceof Entry.Result result ? Optional.of(result.day()) : Optional.empty();
    }

    private static String subject(InstitutionYear year, Counted counted) {
        return year.members
                .group(group(year, counted.entry()))
                .map(found -> found.about.subject())
                .orElse("");
    }

    private static long group(InstitutionYear year, Entry entry) {
        if (entry instanceof Entry.FinalMark mark) {
            return mark.group();
        }
        if (entry instanceof Entry.Standing standing) {
            return standing.group();
        }
        if (entry instanceof Entry.Result result) {
            return result.group();
        }
        if (entry instanceof Entry.OfLesson of) {
            return year.lesson(of.lesson()).map(Entry.Lesson::group).orElse(0L);
        }
        return entry instanceof Entry.Lesson lesson ? lesson.group() : 0;
    }

    /** What an entry says. */
    private record Written(Count.Source source, String code, String value, String maximum, String text, int at) {}

    private static Written written(Entry entry) {
        if (entry instanceof Entry.Lesson e) {
            String text = e.topic().isEmpty() ? e.reason() : e.topic();
            return new Written(Count.Source.LESSON, Part.LESSON_STATES.get(e.state()), "", "", text, e.topicAt());
        }
        if (entry instanceof Entry.Homework e) {
            String minutes = e.minutes() < 0 ? "" : Integer.toString(e.minutes());
            return new Written(Count.Source.HOMEWORK, "", minutes, "", e.text(), e.at());
        }
        if (entry instanceof Entry.Absence e) {
            return new Written(Count.Source.ATTENDANCE, Part.ABSENCES.get(e.kind()), "", "", e.comment(), 0);
        }
        if (entry instanceof Entry.Scored e) {
            String maximum = e.maximum() < 0 ? "" : hundredths(e.maximum());
            String work = e instanceof Entry.Result result ? result.work() : "";
            return new Written(
                    Count.Source.MARK, Part.MARKS_OF.get(e.kind()), hundredths(e.value()), maximum, work, e.at());
        }
        if (entry instanceof Entry.FinalMark e) {
            String stage = Stage.values()[e.stage()].name().toLowerCase(Locale.ROOT);
            return new Written(Count.Source.FINAL, stage, Part.FINAL_VALUES.get(e.value() - 1), "", "", e.at());
        }
        if (entry instanceof Entry.Change e) {
            String subject = Part.CHANGE_SUBJECTS.get(e.subject());
            return new Written(Count.Source.CHANGE, subject, e.after(), e.before(), "", e.at());
        }
        if (entry instanceof Entry.Standing e) {
            return new Written(Count.Source.PUPIL, e.category(), e.value(), "", Integer.toString(e.period()), 0);
        }
        throw new IllegalArgumentException("no journal has " + entry);
    }

    private static String hundredths(int number) {
        String whole = Integer.toString(number / 100);
        int rest = number % 100;
        return rest == 0 ? whole : whole + "," + (rest % 10 == 0 ? rest / 10 : String.format("%02d", rest));
    }
}
