package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import kz.bbu.api.platform.Publisher.Undo;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** After any sequence of whole files, deltas of any size, undos and countings anew the figures are those of the records that remain. */
public class RandomPackagesTest extends OnEachDatabase {
    private static final int STEPS = Integer.getInteger("bbu.sequence", 40);
    private static final int MARKS = 150;
    private static final int[] SIZES = {1, 2, 3, 5, 8, 50};
    private static final String[] PUPILS = {"a", "b", "c", "d", "e"};

    private final Random random = new Random(20_260_901);
    private long imports;

    @Override
    public void open() {
        super.open();
        SmallSchool.open(journals);
    }

    @Test
    public void figuresAreThoseOfTheRecords() {
        Deque<String> before = new ArrayDeque<>();
        Deque<Long> published = new ArrayDeque<>();
        Map<String, String> lessons = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            boolean undo = !published.isEmpty() && random.nextInt(5) == 0;
            if (undo) {
                undo(published.pop(), before.pop());
                if (published.isEmpty()) {
                    lessons.clear();
                }
            } else if (!lessons.isEmpty() && random.nextInt(10) == 0) {
                String was = journals.everything();
                journals.recount();
                assertEquals("counting anew", was, journals.everything());
            } else {
                before.push(journals.everything());
                FakeLoad load = next(lessons);
                journals.load(load);
                published.push(load.importId());
                journals.assertVerified();
                if (random.nextBoolean()) {
                    String was = journals.everything();
                    journals.publisher.settle();
                    assertEquals("putting together", was, journals.everything());
                }
            }
        }
        assertTrue("small deltas were told by what they change", counts("whole = false") > 0);
        assertTrue(
                "gradebooks came between",
                journals.sql.number("select count(*) from facts_layer where part = 'RESULTS'") > 0);
        assertTrue(
                "and put together",
                journals.sql.number("select count(*) from facts_generation where state = 'SETTLED'") > 0);
    }

    private FakeLoad next(Map<String, String> lessons) {
        if (lessons.isEmpty() || random.nextInt(12) == 0) {
            return whole(lessons);
        }
        return random.nextInt(8) == 0 ? gradebook() : delta(lessons);
    }

    private FakeLoad gradebook() {
        for (int i = 0; i < 12; i++) {
            if (random.nextInt(3) == 0) {
                journals.rosters.results.remove("r" + i);
            } else {
                String category = random.nextBoolean() ? "БЖБ" : "Ауызша жауап";
                journals.rosters.result(
                        "s1",
                        "r" + i,
                        random.nextBoolean() ? "mathA" : "mathB",
                        pupil(),
                        "fully graded",
                        Integer.toString(1 + random.nextInt(5)),
                        day(),
                        FakeRosters.lineItem("Work", category, null, 5, day()));
            }
        }
        return Journals.gradebook(++imports);
    }

    private long counts(String which) {
        return journals.sql.number("select count(*) from facts_layer where part = 'counts' and " + which);
    }

    private void undo(long last, String was) {
        if (journals.publisher.undoable(last) == Undo.POSSIBLE) {
            journals.undo(last);
            assertEquals("undo of " + last, was, journals.everything());
        }
    }

    private FakeLoad whole(Map<String, String> lessons) {
        lessons.clear();
        List<String> rows = new ArrayList<>(List.of(Journals.LESSONS));
        for (int i = 0; i < 12; i++) {
            lessons.put("L" + i, lesson("L" + i, ",,"));
        }
        rows.addAll(lessons.values());
        return Journals.bulk(++imports, "s1")
                .bulk("journal/lessons", rows.toArray(String[]::new))
                .bulk("journal/marks", rows(Journals.MARKS, MARKS, i -> mark(i, ",,")))
                .bulk("journal/attendance", rows(Journals.ATTENDANCE, 15, i -> absence(i, ",,")))
                .bulk("journal/homework", rows(Journals.HOMEWORK, 6, i -> homework(i, ",,")))
                .bulk("journal/finals", rows(Journals.FINALS, 10, i -> finalMark(i, ",,")));
    }

    private FakeLoad delta(Map<String, String> lessons) {
        String life = "," + (random.nextInt(5) == 0 ? "tobedeleted" : "active") + ",2026-01-01T00:00:"
                + String.format("%02d", imports % 60) + "Z";
        FakeLoad load = Journals.delta(++imports);
        switch (random.nextInt(12)) {
            case 0 ->
                // A lesson may change its day, group or state, but not vanish under its marks.
                load.delta(
                        "journal/lessons",
                        Journals.LESSONS,
                        lesson("L" + random.nextInt(lessons.size()), life.replace("tobedeleted", "active")));
            case 1 ->
                load.delta("journal/attendance", rows(Journals.ATTENDANCE, 3, i -> absence(random.nextInt(20), life)));
            case 2 ->
                load.delta("journal/homework", rows(Journals.HOMEWORK, 1, i -> homework(random.nextInt(8), life)));
            case 3 -> load.delta("journal/finals", rows(Journals.FINALS, 2, i -> finalMark(random.nextInt(12), life)));
            default ->
                load.delta(
                        "journal/marks",
                        rows(
                                Journals.MARKS,
                                SIZES[random.nextInt(SIZES.length)],
                                i -> mark(random.nextInt(MARKS + 5), life)));
        }
        return load;
    }

    private interface Row {
        String of(int i);
    }

    private static String[] rows(String header, int count, Row row) {
        Map<String, String> byId = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String line = row.of(i);
            byId.put(line.substring(0, line.indexOf(',')), line);
        }
        List<String> rows = new ArrayList<>(List.of(header));
        rows.addAll(byId.values());
        return rows.toArray(String[]::new);
    }

    private String day() {
        return java.time.LocalDate.of(2025, 9, 2)
                .plusDays(random.nextInt(4) * 30L)
                .toString();
    }

    private String lesson(String id, String life) {
        String group = random.nextBoolean() ? "mathA" : "mathB";
        String state =
                random.nextInt(6) == 0 ? "t1,,cancelled" : random.nextInt(5) == 0 ? "t1,t2,replaced" : "t2,,held";
        String topic = random.nextBoolean() ? "Topic,2025-09-05T05:00:00Z" : ",";
        return id + life + ",s1," + group + "," + day() + ",1," + state + ",," + topic;
    }

    private String pupil() {
        return PUPILS[random.nextInt(PUPILS.length)];
    }

    private String ofLesson() {
        return "L" + random.nextInt(12);
    }

    private String mark(int i, String life) {
        String value = random.nextBoolean()
                ? "classic,1," + (1 + random.nextInt(5)) + ",,"
                : "sor,1," + random.nextInt(20) + ",20,";
        return "m" + i + life + ",s1," + ofLesson() + "," + pupil() + "," + value + ",2025-09-0"
                + (3 + random.nextInt(4)) + "T06:00:00Z";
    }

    private String absence(int i, String life) {
        String kind = Part.ABSENCES.get(random.nextInt(Part.ABSENCES.size()));
        return "n" + i + life + ",s1," + ofLesson() + "," + pupil() + "," + kind + ",";
    }

    private String homework(int i, String life) {
        return "h" + i + life + ",s1," + ofLesson() + ",2025-09-03T06:00:00Z,2025-09-04,20,Text";
    }

    private String finalMark(int i, String life) {
        String group = random.nextBoolean() ? "mathA" : "mathB";
        String value = Part.FINAL_VALUES.get(random.nextInt(Part.FINAL_VALUES.size()));
        return "f" + i + life + ",s1," + group + "," + pupil() + ",q" + (1 + random.nextInt(2)) + ",term," + value
                + ",,2025-10-24T06:00:00Z";
    }
}
