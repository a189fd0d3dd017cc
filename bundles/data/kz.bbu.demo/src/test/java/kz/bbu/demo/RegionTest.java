package kz.bbu.demo;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The year of the demo region has what it promises. */
public class RegionTest {
    private static final long MARKS = 400_000;

    private static Written region;
    private static final Map<String, String> DATES = new HashMap<>();
    private static final Map<String, String> GRADES = new HashMap<>();
    private static final Map<String, String> STATES = new HashMap<>();

    @BeforeClass
    public static void write() throws IOException {
        region = new Written(0, 12, MARKS);
        region.each(region.journal, "lessons", row -> {
            DATES.put(row.getField("sourcedId"), row.getField("date"));
            STATES.put(row.getField("sourcedId"), row.getField("state"));
        });
        region.each(
                region.journal, "classes", row -> GRADES.put(row.getField("classSourcedId"), row.getField("grade")));
    }

    @AfterClass
    public static void delete() {
        region.close();
    }

    private static Map<String, Long> counts(String file, String column) {
        Map<String, Long> counts = new TreeMap<>();
        region.each(region.journal, file, row -> counts.merge(row.getField(column), 1L, Long::sum));
        return counts;
    }

    @Test
    public void theSameSizeGivesTheSameBytes() throws IOException {
        try (Written one = new Written(9, 2, 30_000);
                Written other = new Written(9, 2, 30_000)) {
            assertArrayEquals(Files.readAllBytes(one.roster), Files.readAllBytes(other.roster));
            assertArrayEquals(Files.readAllBytes(one.journal), Files.readAllBytes(other.journal));
            assertArrayEquals(Files.readAllBytes(one.attested), Files.readAllBytes(other.attested));
        }
    }

    @Test
    public void thereAreAboutAsManyMarksAsWanted() {
        long marks = counts("marks", "kind").values().stream().mapToLong(n -> n).sum();
        assertEquals(MARKS, marks, MARKS * 0.1);
    }

    @Test
    public void moreMarksLeaveTheInstitutionAsItIs() throws IOException {
        try (Written few = new Written(10, 1, 20_000);
                Written many = new Written(10, 1, 200_000)) {
            Map<String, Integer> rows = new TreeMap<>();
            few.each(few.journal, "marks", row -> rows.merge("few", 1, Integer::sum));
            many.each(many.journal, "marks", row -> rows.merge("many", 1, Integer::sum));
            assertEquals(10, rows.get("many") / (double) rows.get("few"), 2);
            assertArrayEquals(Files.readAllBytes(few.roster), Files.readAllBytes(many.roster));
        }
    }

    @Test
    public void bothJournalsHaveTheirMarks() {
        assertEquals(
                Set.of("classic", "formative", "sor", "soch"),
                counts("marks", "kind").keySet());
        assertEquals(Set.of("", "1", "2"), counts("marks", "number").keySet());
        assertEquals(Set.of("", "2"), counts("marks", "weight").keySet());
        region.each(region.journal, "marks", row -> {
            double most = row.getField("maxValue").isEmpty() ? 5 : Double.parseDouble(row.getField("maxValue"));
            assertTrue(row.toString(), Double.parseDouble(row.getField("value")) <= most);
        });
    }

    @Test
    public void aWeekInFebruaryIsTheFlus() {
        Map<String, Long> ill = new TreeMap<>();
        region.each(region.journal, "attendance", row -> {
            if (row.getField("kind").equals("ill")) {
                ill.merge(DATES.get(row.getField("lessonSourcedId")), 1L, Long::sum);
            }
        });
        assertTrue(ill.toString(), ill.get("2026-02-19") > 4 * ill.get("2026-02-05"));
    }

    @Test
    public void lessonsAreCancelledAndReplaced() {
        Map<String, Long> states = counts("lessons", "state");
        assertEquals(Set.of("held", "cancelled", "replaced"), states.keySet());
        assertTrue(states.toString(), states.get("cancelled") * 20 < states.get("held"));
        region.each(region.journal, "lessons", row -> {
            boolean replaced = row.getField("state").equals("replaced");
            boolean same = row.getField("plannedTeacherSourcedId").equals(row.getField("actualTeacherSourcedId"));
            assertEquals(row.toString(), row.getField("state").equals("held"), same);
            assertEquals(
                    row.toString(), replaced || !same, !row.getField("reason").isEmpty());
        });
    }

    @Test
    public void nothingHappensInACancelledLesson() {
        for (String file : List.of("marks", "attendance", "homework")) {
            region.each(
                    region.journal,
                    file,
                    row -> assertFalse(
                            row.toString(),
                            STATES.get(row.getField("lessonSourcedId")).equals("cancelled")));
        }
    }

    @Test
    public void whoeverIsAwayHasNoMark() {
        Set<String> away = new HashSet<>();
        region.each(region.journal, "attendance", row -> {
            if (!row.getField("kind").equals("late")) {
                away.add(row.getField("lessonSourcedId") + " " + row.getField("studentSourcedId"));
            }
        });
        assertFalse(away.isEmpty());
        region.each(
                region.journal,
                "marks",
                row -> assertFalse(
                        away.contains(row.getField("lessonSourcedId") + " " + row.getField("studentSourcedId"))));
    }

    @Test
    public void someAreExemptNotAttestedOrPass() {
        Map<String, Long> values = counts("finals", "value");
        for (String value : List.of("2", "3", "4", "5", "EXEMPT", "NOT_ATTESTED", "PASS", "FAIL")) {
            assertTrue(value + " of " + values, values.getOrDefault(value, 0L) > 0);
        }
        assertTrue(values.toString(), values.get("NOT_ATTESTED") * 50 < values.get("4"));
    }

    @Test
    public void aCollegeHasHalfYearsAndTheFirstGradeNothing() {
        Map<String, String> gradesOfGroups = new HashMap<>();
        region.each(
                region.roster, "classes", row -> gradesOfGroups.put(row.getField("sourcedId"), row.getField("grades")));
        region.each(region.journal, "finals", row -> {
            String grade = gradesOfGroups.get(row.getField("classSourcedId"));
            assertFalse(row.toString(), grade.equals("1"));
            boolean college = row.getField("orgSourcedId").equals("org-2");
            Set<String> kinds = college ? Set.of("halfYear", "year") : Set.of("term", "year");
            assertTrue(row.toString(), kinds.contains(row.getField("kind")));
        });
        assertFalse(counts("finals", "orgSourcedId").containsKey("org-1"));
    }

    @Test
    public void aPercentGivesItsMark() {
        Map<String, Long> checked = new TreeMap<>();
        region.each(region.journal, "finals", row -> {
            String percent = row.getField("percent");
            if (!percent.isEmpty() && row.getField("kind").equals("term")) {
                double value = Double.parseDouble(percent);
                String mark = value < 39.5 ? "2" : value < 64.5 ? "3" : value < 84.5 ? "4" : "5";
                // What was rounded to a tenth does not tell on which side of the border it was.
                if (Math.abs(value % 1 - 0.5) > 0.01) {
                    assertEquals(row.toString(), mark, row.getField("value"));
                    checked.merge(mark, 1L, Long::sum);
                }
            }
        });
        assertEquals(Set.of("2", "3", "4", "5"), checked.keySet());
    }

    @Test
    public void aPupilWhoMovedIsInOneClassAtATime() {
        Map<String, String> moved = new HashMap<>();
        region.each(region.journal, "movements", row -> {
            if (row.getField("kind").equals("moved")) {
                moved.put(row.getField("userSourcedId"), row.getField("date"));
            }
        });
        assertFalse(moved.isEmpty());
        Map<String, List<String>> spells = new HashMap<>();
        region.each(region.roster, "enrollments", row -> {
            String pupil = row.getField("userSourcedId");
            if (moved.containsKey(pupil) && GRADES.containsKey(row.getField("classSourcedId"))) {
                spells.computeIfAbsent(pupil, p -> new ArrayList<>())
                        .add(row.getField("beginDate") + "/" + row.getField("endDate"));
            }
        });
        moved.forEach((pupil, date) ->
                assertEquals(Set.of("2025-09-01/" + date, date + "/"), new HashSet<>(spells.get(pupil))));
        assertTrue(counts("movements", "kind")
                .keySet()
                .containsAll(Set.of("arrived", "left", "moved", "promoted", "graduated")));
    }

    @Test
    public void someJournalsAreNotKept() {
        Map<String, int[]> topics = new HashMap<>();
        region.each(region.journal, "lessons", row -> {
            if (row.getField("state").equals("held")) {
                int[] counts = topics.computeIfAbsent(row.getField("plannedTeacherSourcedId"), t -> new int[2]);
                counts[row.getField("topic").isEmpty() ? 0 : 1]++;
            }
        });
        assertTrue(topics.values().stream().anyMatch(counts -> counts[0] > 5 * counts[1]));
        assertTrue(topics.values().stream().anyMatch(counts -> counts[1] > 20 * counts[0]));
    }

    @Test
    public void classesOfASmallSchoolAreCombined() {
        Map<String, String> partners = new HashMap<>();
        region.each(
                region.journal,
                "classes",
                row -> partners.put(row.getField("classSourcedId"), row.getField("combinedWithClassSourcedIds")));
        assertEquals("org-10-3-1", partners.get("org-10-1-1"));
        assertEquals("org-10-1-1", partners.get("org-10-3-1"));
        assertEquals("", partners.get("org-0-1-1"));
    }

    @Test
    public void everythingLiesWithinTheYear() {
        assertTrue(
                DATES.values().stream().allMatch(d -> d.compareTo("2025-09-01") >= 0 && d.compareTo("2026-05-26") < 0));
        assertFalse(DATES.containsValue("2025-10-29"));
        assertFalse(DATES.containsValue("2025-12-16"));
        region.each(
                region.journal,
                "accounts",
                row -> assertTrue(row.getField("lastLoginAt").compareTo("2026-05-26") < 0));
    }

    @Test
    public void theFilesOfAJournalHaveTheInstitutionsInTheSameOrder() {
        for (String file : List.of("lessons", "attendance", "homework", "marks", "finals", "changes")) {
            List<String> order = new ArrayList<>();
            region.each(region.journal, file, row -> {
                String org = row.getField("orgSourcedId");
                if (order.isEmpty() || !order.get(order.size() - 1).equals(org)) {
                    order.add(org);
                }
            });
            List<String> expected =
                    List.of("org-0", "org-2", "org-3", "org-4", "org-5", "org-7", "org-8", "org-9", "org-10", "org-11");
            assertEquals(file, expected, order);
        }
    }
}
