package kz.bbu.facts;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of an institution's journals in a school year, and what tells where each belongs. */
final class InstitutionYear {
    /** The unit of what belongs to no group. */
    static final long NO_UNIT = 0;

    final long sourceId;
    final long orgId;
    final int year;
    final Members members;
    final SchoolYears years;
    final Clockwork clockwork;
    private final Map<Part, List<? extends Entry>> entries = new EnumMap<>(Part.class);
    private Map<Long, Entry.Lesson> lessons;

    InstitutionYear(long sourceId, long orgId, int year, Members members, SchoolYears years, Clockwork clockwork) {
        this.sourceId = sourceId;
        this.orgId = orgId;
        this.year = year;
        this.members = members;
        this.years = years;
        this.clockwork = clockwork;
    }

    void put(Part part, List<? extends Entry> all) {
        entries.put(part, all);
        lessons = part == Part.LESSONS ? null : lessons;
    }

    /** Whether a part was put, even if it has no entries. */
    boolean has(Part part) {
        return entries.containsKey(part);
    }

    @SuppressWarnings("unchecked")
    <E extends Entry> List<E> of(Part part) {
        return (List<E>) entries.getOrDefault(part, List.of());
    }

    Optional<Entry.Lesson> lesson(long id) {
        if (lessons == null) {
            List<Entry.Lesson> all = of(Part.LESSONS);
            lessons = new HashMap<>(all.size() * 2);
            all.forEach(lesson -> lessons.put(lesson.id(), lesson));
        }
        return Optional.ofNullable(lessons.get(id));
    }

    /** Where an entry is kept: the group and the period, or the month of what belongs to no group. */
    Place place(Entry entry) {
        if (entry instanceof Entry.Lesson lesson) {
            return new Place(lesson.group(), years.period(lesson.day()));
        }
        if (entry instanceof Entry.OfLesson ofLesson) {
            return placeOf(ofLesson.lesson());
        }
        if (entry instanceof Entry.Result result) {
            return new Place(result.group(), years.period(result.day()));
        }
        if (entry instanceof Entry.FinalMark mark) {
            return new Place(mark.group(), 0);
        }
        if (entry instanceof Entry.Login login) {
            return new Place(NO_UNIT, month(login.day()));
        }
        if (entry instanceof Entry.Change change) {
            return new Place(NO_UNIT, month(change.at() / 1440));
        }
        return Place.NOWHERE;
    }

    /** Where the entries of a lesson are kept. */
    Place placeOf(long lesson) {
        return lesson(lesson).map(this::place).orElse(Place.NOWHERE);
    }

    /** The sheet of an entry: that of its place, or one that is read for every pupil where the roster never had its pupil in the group. */
    Place sheet(Entry entry) {
        Place place = place(entry);
        boolean stranger = entry.pupil() != 0
                && members.group(place.unit())
                        .filter(group -> !members.isOf(group, entry.pupil()))
                        .isPresent();
        return stranger ? new Place(NO_UNIT, place.period()) : place;
    }

    /** Whether marks or absences are there of lessons that are not. */
    boolean lacksLessons() {
        for (Part part : List.of(Part.MARKS, Part.ATTENDANCE)) {
            for (Entry.OfLesson entry : this.<Entry.OfLesson>of(part)) {
                if (lesson(entry.lesson()).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int month(int day) {
        java.time.LocalDate date = java.time.LocalDate.ofEpochDay(day);
        return date.getYear() * 100 + date.getMonthValue();
    }

    /** A teaching group and a period's code, or 0 and a month. */
    record Place(long unit, int period) {
        static final Place NOWHERE = new Place(NO_UNIT, 0);
    }
}
