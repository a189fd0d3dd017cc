package kz.bbu.demo;

import java.util.List;

/** Writes who came, left, changed class, went on to the next grade or finished. */
final class Movements {
    private static final List<String> PLACES = List.of("district", "district", "oblast", "otherOblast", "abroad");
    private static final List<String> REASONS =
            List.of("Тұрғылықты жерін ауыстыру", "Ата-анасының өтініші", "Перемена места жительства");
    private static final int END_OF_LESSONS = Enrolment.LAST - 1;

    private final CsvTable table;
    private long count;

    Movements(CsvZip journal) {
        this.table = journal.table("movements");
    }

    void moved(Institution institution, Pupil pupil, int day, SchoolClass from, SchoolClass to) {
        row(institution, pupil, "moved", day, from.id, to.id, "", "Ата-анасының өтініші");
    }

    void arrived(Institution institution, Pupil pupil, int day, SchoolClass to) {
        Dice dice = institution.dice;
        row(institution, pupil, "arrived", day, "", to.id, dice.one(PLACES), dice.one(REASONS));
    }

    void left(Institution institution, Pupil pupil, int day, SchoolClass from) {
        Dice dice = institution.dice;
        row(institution, pupil, "left", day, from.id, "", dice.one(PLACES), dice.one(REASONS));
    }

    /** All who are there on the last day go on or have finished. */
    void endOfYear(Institution institution) {
        for (SchoolClass own : institution.classes) {
            String kind = own.grade == institution.kind.lastGrade() ? "graduated" : "promoted";
            for (Enrolment enrolment : own.pupils) {
                if (enrolment.holds(END_OF_LESSONS)) {
                    row(institution, enrolment.pupil(), kind, END_OF_LESSONS, own.id, "", "", "");
                }
            }
        }
    }

    private void row(
            Institution institution,
            Pupil pupil,
            String kind,
            int day,
            String from,
            String to,
            String place,
            String reason) {
        String order = "№ " + (1 + count++ % 400) + "-о";
        table.row(
                "movement-" + count,
                "",
                "",
                pupil.id,
                institution.id,
                kind,
                SchoolYear.text(day),
                from,
                to,
                place,
                order,
                reason);
    }
}
