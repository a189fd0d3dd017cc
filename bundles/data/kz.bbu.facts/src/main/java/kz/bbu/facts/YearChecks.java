package kz.bbu.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.Rosters;

/** Checks that the incoming entries of an institution's year name what is there, and belong to that year. */
final class YearChecks {
    private final Load load;
    private final Rosters rosters;
    private final InstitutionYear year;

    /** Persons who do not belong to the institution, with the places that name them: they may belong elsewhere. */
    private final Map<Long, List<Named>> strangers = new HashMap<>();

    private record Named(Part part, int line, String column) {}

    YearChecks(Load load, Rosters rosters, InstitutionYear year) {
        this.load = load;
        this.rosters = rosters;
        this.year = year;
    }

    void check(Part part, List<Entry> incoming) {
        for (Entry entry : incoming) {
            if (!entry.ended()) {
                check(part, entry);
            }
        }
    }

    /** Reports the persons whom nobody knows. */
    void finish() {
        if (strangers.isEmpty()) {
            return;
        }
        Set<Long> known = Institutions.system(
                () -> rosters.known(load.sourceId(), List.copyOf(strangers.keySet()), load.importId()));
        strangers.forEach((person, places) -> {
            if (!known.contains(person)) {
                places.forEach(named -> wrong(named.part(), named.line(), named.column(), "reference"));
            }
        });
    }

    private void check(Part part, Entry entry) {
        switch (part) {
            case LESSONS -> {
                Entry.Lesson lesson = (Entry.Lesson) entry;
                group(part, entry, lesson.group(), "classSourcedId");
                person(part, entry, lesson.planned(), "plannedTeacherSourcedId");
                person(part, entry, lesson.actual(), "actualTeacherSourcedId");
                day(part, entry, lesson.day(), "date");
            }
            case HOMEWORK -> lesson(part, entry, ((Entry.Homework) entry).lesson());
            case ATTENDANCE -> {
                lesson(part, entry, ((Entry.Absence) entry).lesson());
                person(part, entry, ((Entry.Absence) entry).pupil(), "studentSourcedId");
            }
            case MARKS -> {
                lesson(part, entry, ((Entry.Mark) entry).lesson());
                person(part, entry, ((Entry.Mark) entry).pupil(), "studentSourcedId");
            }
            case RESULTS -> {
                // The registry has checked them, and their day tells the year.
            }
            case FINALS -> {
                Entry.FinalMark mark = (Entry.FinalMark) entry;
                group(part, entry, mark.group(), "classSourcedId");
                person(part, entry, mark.pupil(), "studentSourcedId");
                if (!year.years.has(mark.session())) {
                    wrong(part, entry.line(), "academicSessionSourcedId", "reference");
                } else if (year.years.schoolYearOf(mark.session()) != year.year) {
                    wrong(part, entry.line(), "academicSessionSourcedId", "journal.year");
                }
            }
            case CHANGES -> {
                person(part, entry, ((Entry.Change) entry).author(), "authorSourcedId");
                person(part, entry, ((Entry.Change) entry).pupil(), "studentSourcedId");
                day(part, entry, ((Entry.Change) entry).at() / 1440, "at");
            }
            case LOGINS -> {
                person(part, entry, ((Entry.Login) entry).person(), "userSourcedId");
                day(part, entry, ((Entry.Login) entry).day(), "date");
            }
            case MOVEMENTS -> {
                Entry.Movement movement = (Entry.Movement) entry;
                person(part, entry, movement.person(), "userSourcedId");
                day(part, entry, movement.day(), "date");
            }
        }
    }

    private void group(Part part, Entry entry, long id, String column) {
        if (year.members.group(id).isEmpty()) {
            wrong(part, entry.line(), column, "reference");
        }
    }

    private void lesson(Part part, Entry entry, long id) {
        if (year.lesson(id).isEmpty()) {
            wrong(part, entry.line(), "lessonSourcedId", "reference");
        }
    }

    private void person(Part part, Entry entry, long id, String column) {
        if (id != 0 && !year.members.isKnown(id)) {
            strangers.computeIfAbsent(id, p -> new ArrayList<>(1)).add(new Named(part, entry.line(), column));
        }
    }

    private void day(Part part, Entry entry, int day, String column) {
        if (year.years.schoolYear(day) != year.year) {
            wrong(part, entry.line(), column, "journal.year");
        }
    }

    private void wrong(Part part, int line, String column, String rule) {
        load.findings().error(part.file(), line, column, "", rule);
    }
}
