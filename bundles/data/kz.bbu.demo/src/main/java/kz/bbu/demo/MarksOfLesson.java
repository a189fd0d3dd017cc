package kz.bbu.demo;

/** Writes the marks of a lesson, of a classic or of a criteria journal, and notes them for the final marks. */
final class MarksOfLesson {
    private static final String[] NUMBERS = new String[101];
    private static final double NOISE = 0.09;
    private static final double CHANGED = 0.003;
    /** How many of a language's lessons are a dictation with two marks for everybody. */
    static final double DICTATION = 0.06;

    private static final int BEST = 10;
    private static final int BEST_CLASSIC = 5;

    static {
        for (int i = 0; i < NUMBERS.length; i++) {
            NUMBERS[i] = Integer.toString(i);
        }
    }

    /** What a lesson is for. */
    private enum Work {
        USUAL,
        SOR,
        SOCH
    }

    private final CsvTable table;
    private final Changes changes;
    private final double average;
    private final StringBuilder id = new StringBuilder();

    /** Marks of the present lesson so far. */
    private int ofLesson;

    MarksOfLesson(CsvZip journal, Changes changes, MarkRate rate) {
        this.table = journal.table("marks");
        this.changes = changes;
        this.average = rate.average();
    }

    void write(JournalYear.Lesson lesson, Dice dice) {
        Group group = lesson.group();
        if (group.subject.passed() || !group.owner.hasMarks()) {
            return;
        }
        Work work = work(group);
        String setAt = JournalYear.moment(lesson, dice);
        boolean dictation = work == Work.USUAL && group.subject.dictated() && dice.chance(DICTATION);
        double mean = average * group.teacher.keeping.marks * (0.8 + dice.below(401) / 1000.0);
        // Works are written by all; their points are the same for all.
        int max = work == Work.SOR ? dice.between(10, 20) : dice.between(20, 35);
        ofLesson = 0;
        for (Enrolment enrolment : group.pupils) {
            Pupil pupil = enrolment.pupil();
            boolean marked = enrolment.holds(lesson.day().number())
                    && !pupil.missesLesson
                    && pupil.grade > 1
                    && !(pupil.exempt && group.subject.exempting());
            if (!marked) {
                continue;
            }
            if (work == Work.USUAL) {
                int count = dictation ? 2 : dice.around(mean);
                for (int i = 0; i < count; i++) {
                    // Two marks for one work are a double mark; what is left over is a work of its own.
                    boolean twin = i / 2 * 2 + 1 < count;
                    current(lesson, pupil, twin ? NUMBERS[i % 2 + 1] : "", "", setAt, dice);
                }
            } else if (group.owner.criteria && group.subject.summedUp()) {
                summative(lesson, pupil, work, max, setAt, dice);
            } else {
                current(lesson, pupil, "", group.owner.criteria ? "" : "2", setAt, dice);
            }
        }
    }

    /** Unit works are spread over the quarter, the term's comes just before its end; one that fell out is written next time. */
    private static Work work(Group group) {
        int units = group.units();
        boolean due = group.past * (units + 1) >= group.planned * (group.sors + 1);
        if (group.sors < units && due) {
            group.sors++;
            return Work.SOR;
        }
        if (!group.hasSoch && group.past >= group.planned - 1 && group.sors > 0) {
            group.hasSoch = true;
            return Work.SOCH;
        }
        return Work.USUAL;
    }

    private void current(
            JournalYear.Lesson lesson, Pupil pupil, String number, String weight, String setAt, Dice dice) {
        Group group = lesson.group();
        boolean criteria = group.owner.criteria;
        double skill = pupil.skill(group.subject.number()) + NOISE * dice.normal();
        int value = criteria
                ? within(1, (int) Math.round(BEST * (skill + 0.1)), BEST)
                : within(skill < 0.12 ? 1 : 2, (int) Math.round(1.2 + 4 * skill), BEST_CLASSIC);
        pupil.book.mark(group.subject.number(), value);
        row(lesson, pupil, criteria ? "formative" : "classic", number, value, criteria ? "10" : "", weight, setAt);
        if (dice.chance(CHANGED)) {
            int before = value > 2 ? value - 1 : value + 1;
            int day = lesson.day().number() + dice.between(0, 5);
            changes.write(lesson, day, "mark", pupil.id, NUMBERS[before], NUMBERS[value]);
        }
    }

    private void summative(JournalYear.Lesson lesson, Pupil pupil, Work work, int max, String setAt, Dice dice) {
        int subject = lesson.group().subject.number();
        double skill = pupil.skill(subject) + NOISE * dice.normal();
        int score = within(0, (int) Math.round(max * skill), max);
        if (work == Work.SOR) {
            pupil.book.sor(subject, score, max);
        } else {
            pupil.book.soch(subject, score, max);
        }
        row(lesson, pupil, work == Work.SOR ? "sor" : "soch", "", score, NUMBERS[max], "", setAt);
    }

    private void row(
            JournalYear.Lesson lesson,
            Pupil pupil,
            String kind,
            String number,
            int value,
            String max,
            String weight,
            String setAt) {
        id.setLength(0);
        id.append('m').append(lesson.id(), "lesson".length(), lesson.id().length());
        id.append('.').append(++ofLesson);
        table.row(
                id.toString(),
                "",
                "",
                lesson.org(),
                lesson.id(),
                pupil.id,
                kind,
                number,
                NUMBERS[value],
                max,
                weight,
                setAt);
    }

    private static int within(int least, int value, int most) {
        return Math.min(most, Math.max(least, value));
    }
}
