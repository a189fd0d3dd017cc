package kz.bbu.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the final marks at the end of each quarter: of the quarter, in a college of the half-year, and in May of the year. */
final class Finals {
    private static final List<String> VALUES =
            List.of("", "1", "2", "3", "4", "5", "EXEMPT", "NOT_ATTESTED", "PASS", "FAIL");
    private static final int LAST_QUARTER = SchoolYear.QUARTERS.size() - 1;
    private static final int NOON = 7 * 60;
    private static final double FAILS = 0.004;
    private static final double CHANGED = 0.002;

    private final CsvTable table;
    private final Changes changes;
    private long count;

    Finals(CsvZip journal, Changes changes) {
        this.table = journal.table("finals");
        this.changes = changes;
    }

    /** Where and when a final mark is set. */
    private record Place(String org, Teacher teacher, String session, String kind, int day) {}

    void write(Institution institution, SchoolYear.Day day) {
        for (SchoolClass schoolClass : institution.classes) {
            // A college counts by half-years: its marks go on after the first and the third quarter.
            if (schoolClass.inCollege() && day.quarter() % 2 == 0) {
                continue;
            }
            for (Curriculum.Subject subject : Curriculum.of(schoolClass.grade, schoolClass.language)) {
                if (schoolClass.hasMarks()) {
                    write(institution, schoolClass, subject, day);
                }
            }
            for (Enrolment enrolment : schoolClass.pupils) {
                if (enrolment.holds(day.number())) {
                    enrolment.pupil().book.clear();
                }
            }
        }
    }

    private void write(
            Institution institution, SchoolClass schoolClass, Curriculum.Subject subject, SchoolYear.Day day) {
        Teacher teacher = schoolClass.groups.stream()
                .filter(group -> group.subject == subject)
                .map(group -> group.teacher)
                .findFirst()
                .orElseThrow();
        boolean owed = day.quarter() == LAST_QUARTER && teacher.keeping == Teacher.Keeping.NEVER;
        int setOn = day.number() - (teacher.keeping == Teacher.Keeping.GOOD ? institution.dice.below(2) : 0);
        SchoolYear.Term term = schoolClass.inCollege()
                ? SchoolYear.HALVES.get(day.quarter() / 2)
                : SchoolYear.QUARTERS.get(day.quarter());
        String kind = schoolClass.inCollege() ? "halfYear" : "term";
        Place ofTerm = new Place(institution.id, teacher, term.id(), kind, setOn);
        Place ofYear = new Place(institution.id, teacher, "year", "year", day.number());
        Map<Pupil, Group> groups = groups(schoolClass, subject, day);
        for (Enrolment enrolment : schoolClass.pupils) {
            Pupil pupil = enrolment.pupil();
            Group group = groups.get(pupil);
            if (!enrolment.holds(day.number()) || group == null) {
                continue;
            }
            Gradebook book = pupil.book;
            term(pupil, subject, schoolClass.criteria, day.quarter(), institution.dice);
            int number = subject.number();
            double percent = schoolClass.criteria ? book.percent(number, day.quarter()) : -1;
            if (!owed) {
                row(ofTerm, group, pupil, book.value(number, day.quarter()), percent, institution.dice);
            }
            if (!owed && day.quarter() == LAST_QUARTER) {
                double yearPercent = schoolClass.criteria ? book.yearPercent(number) : -1;
                row(ofYear, group, pupil, book.year(number), yearPercent, institution.dice);
            }
        }
    }

    /** In which group each pupil of a class learns a subject: the group tells what a final mark is for. */
    private static Map<Pupil, Group> groups(SchoolClass schoolClass, Curriculum.Subject subject, SchoolYear.Day day) {
        Map<Pupil, Group> groups = new HashMap<>();
        for (Group group : schoolClass.groups) {
            if (group.subject == subject) {
                group.pupils.stream()
                        .filter(enrolment -> enrolment.holds(day.number()))
                        .forEach(enrolment -> groups.put(enrolment.pupil(), group));
            }
        }
        return groups;
    }

    /** Decides the mark of a period. */
    private static void term(Pupil pupil, Curriculum.Subject subject, boolean criteria, int quarter, Dice dice) {
        Gradebook book = pupil.book;
        int number = subject.number();
        byte value;
        double percent = -1;
        if (subject.exempting() && pupil.exempt) {
            value = Gradebook.EXEMPT;
        } else if (book.wasAway(number)) {
            value = Gradebook.NOT_ATTESTED;
        } else if (subject.passed()) {
            value = dice.chance(FAILS) ? Gradebook.FAIL : Gradebook.PASS;
        } else if (criteria) {
            percent = book.percent(number);
            value = percent < 0 ? Gradebook.NOT_ATTESTED : Gradebook.mark(percent);
        } else {
            value = book.mean(number);
        }
        book.finish(number, quarter, value, percent);
    }

    private void row(Place place, Group group, Pupil pupil, byte value, double percent, Dice dice) {
        table.row(
                "final-" + ++count,
                "",
                "",
                place.org(),
                group.id,
                pupil.id,
                place.session(),
                place.kind(),
                VALUES.get(value),
                percent < 0 ? "" : tenths(percent),
                SchoolYear.moment(place.day(), NOON + (int) (count % 300)));
        if (value > 2 && value <= 5 && dice.chance(CHANGED)) {
            int day = place.day() + dice.between(0, 3);
            changes.ofFinal(place.org(), day, place.teacher(), pupil.id, VALUES.get(value - 1), VALUES.get(value));
        }
    }

    private static String tenths(double percent) {
        long tenths = Math.round(percent * 10);
        return tenths / 10 + "." + tenths % 10;
    }
}
