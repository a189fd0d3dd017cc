package kz.bbu.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** The school years of an institution that a package touches, opened as they are needed. */
final class OpenYears {
    private final Institutions.Of institutions;
    private final Sheets sheets;
    private final long version;
    private final long organisation;
    private final Members members;

    /** Those that the institution has anything of, the newest first. */
    private final List<Integer> held;

    private final Map<Integer, InstitutionYear> open = new TreeMap<>();

    OpenYears(
            Institutions.Of institutions,
            Sheets sheets,
            long version,
            long organisation,
            Members members,
            List<Integer> held) {
        this.institutions = institutions;
        this.sheets = sheets;
        this.version = version;
        this.organisation = organisation;
        this.members = members;
        this.held = held;
    }

    InstitutionYear open(int number) {
        return open.computeIfAbsent(number, year -> institutions.year(organisation, year, members));
    }

    /** A year with its lessons: they tell where everything else belongs. */
    InstitutionYear withLessons(int number) {
        InstitutionYear year = open(number);
        if (!year.has(Part.LESSONS)) {
            year.put(Part.LESSONS, sheets.read(version, organisation, number, Part.LESSONS, Set.of()));
        }
        return year;
    }

    /**
     * The entries by school year: a whole file is of the year that the manifest names, an entry of a delta of that of its day or lesson.
     *
     * @param whole the parts that come as a whole file
     * @param replaced the year of these; null if the manifest names none
     */
    Map<Integer, Map<Part, List<Entry>>> byYear(Map<Part, List<Entry>> entries, Set<Part> whole, Integer replaced) {
        Map<Integer, Map<Part, List<Entry>>> byYear = new TreeMap<>();
        Map<Long, Integer> lessonYears = new HashMap<>();
        for (Entry entry : entries.getOrDefault(Part.LESSONS, List.of())) {
            lessonYears.put(entry.id(), institutions.years().schoolYear(((Entry.Lesson) entry).day()));
        }
        entries.forEach((part, of) -> {
            if (!whole.contains(part)) {
                of.forEach(
                        entry -> byYear.computeIfAbsent(yearOf(entry, lessonYears), year -> new EnumMap<>(Part.class))
                                .computeIfAbsent(part, p -> new ArrayList<>())
                                .add(entry));
            } else if (replaced != null) {
                byYear.computeIfAbsent(replaced, year -> new EnumMap<>(Part.class))
                        .put(part, of);
            }
        });
        return byYear;
    }

    private int yearOf(Entry entry, Map<Long, Integer> lessonYears) {
        return dayYear(entry).orElseGet(() -> {
            long lesson = entry instanceof Entry.OfLesson ofLesson ? ofLesson.lesson() : 0;
            Integer known = lessonYears.get(lesson);
            return known == null ? yearOf(lesson) : known;
        });
    }

    /** The year of the day that an entry names itself; empty for what belongs to a lesson. */
    private OptionalInt dayYear(Entry entry) {
        SchoolYears years = institutions.years();
        if (entry instanceof Entry.Lesson lesson) {
            return OptionalInt.of(years.schoolYear(lesson.day()));
        }
        if (entry instanceof Entry.Login login) {
            return OptionalInt.of(years.schoolYear(login.day()));
        }
        if (entry instanceof Entry.Movement movement) {
            return OptionalInt.of(years.schoolYear(movement.day()));
        }
        if (entry instanceof Entry.Change change) {
            return OptionalInt.of(years.schoolYear(change.at() / 1440));
        }
        return entry instanceof Entry.FinalMark mark && years.has(mark.session())
                ? OptionalInt.of(years.schoolYearOf(mark.session()))
                : OptionalInt.empty();
    }

    /** The year that has a lesson, the newest first; the newest for a lesson that nobody has. */
    private int yearOf(long lesson) {
        for (int year : held) {
            if (withLessons(year).lesson(lesson).isPresent()) {
                return year;
            }
        }
        return held.isEmpty() ? 0 : held.get(0);
    }
}
