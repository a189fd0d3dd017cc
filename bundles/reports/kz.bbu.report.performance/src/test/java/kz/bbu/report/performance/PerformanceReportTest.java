package kz.bbu.report.performance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.PupilRow.Standing;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeClasses;
import kz.bbu.testkit.FakeFacts;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeRules;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.OpenedFigures;
import kz.bbu.testkit.ReportContract;
import kz.bbu.testkit.ReportRunner;
import kz.bbu.testkit.ReportRunner.Result;
import kz.bbu.testkit.ReportRunner.Row;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/**
 * Figures counted by hand for the first term of 2026/27.
 *
 * <pre>
 * institution class  pupils  all 5  4 and 5 (one 4)  passing (one 3)  failing  not attested (awaiting)  attested  quality        progress
 * 1 (west)    5 «А»    25      3      9      (2)        8     (3)        2          3        (1)          22      12/22 = 54.5   20/22 = 90.9
 * 1 (west)    6 «Б»    10      1      3      (0)        5     (1)        1          0                     10       4/10 = 40      9/10 = 90
 * 1 (west)    1 «А»    20  grade 1 has no final marks: in no figure
 * 1           all      35      4     12      (2)       13     (4)        3          3        (1)          32      16/32 = 50     29/32 = 90.6
 * 2 (west)    7 «А»     5      0      0                 0                0          5        (0)           0      –              –
 * district 2  all      40                                                           8                     32      50             90.6
 * 3 (east)    no journal
 *
 * subject  class  due  5  4  3  2  1  exempt  not att.  pass  fail  not set  average         progress  quality  level of learning
 * Алгебра  5 «А»  25   5  8  7  2  0    1        1        0     0      1     82/22 = 3.73    20/22     13/22    (500+512+252+32+7)/23 = 56.65
 * Алгебра  6 «Б»  10   2  3  4  1  0    0        0        0     0      0     36/10 = 3.6      9/10      5/10    (200+192+144+16)/10 = 55.2
 * Алгебра  all    35   7 11 11  3  0    1        1        0     0      1    118/32 = 3.69    29/32     18/32    (1303+552)/33 = 56.21
 * Сурет    5 «А»  25   0  0  0  0  0    0        0       24     1      0     –               –         –        –
 * </pre>
 */
public class PerformanceReportTest extends ReportContract {
    private static final Viewer EVERYTHING = TestViewers.staff();
    private static final Viewer EAST = TestViewers.of(Role.STAFF, new Scope(50, 99));
    private static final Period TERM = Period.term(2027, 1);
    private static final Map<String, List<String>> FIRST = Map.of("institution", List.of("1"));
    private static final Map<String, List<String>> CLASS = Map.of("institution", List.of("1"), "class", List.of("51"));

    private final FakeRules rules = FakeRules.usual();

    @Override
    protected Report report(Registry registry, Texts texts) {
        return new PerformanceReport(registry, facts(registry), classes(registry), rules, texts, new FakeAlphabet());
    }

    private static Classes classes(Registry registry) {
        return new FakeClasses(registry)
                .add(
                        1,
                        new SchoolClass(11, "1 «А»", 1, "kk", "1", "criteria", "", 20),
                        new SchoolClass(51, "5 «А»", 5, "kk", "1", "criteria", "", 25),
                        new SchoolClass(61, "6 «Б»", 6, "ru", "2", "classic", "", 10),
                        new SchoolClass(62, "6 «В»", 6, "ru", "2", "classic", "", 9))
                .add(2, new SchoolClass(71, "7 «А»", 7, "", "", "", "", 5))
                .name(90, "Ахметова А.")
                .name(91, "Болатов Б.");
    }

    private static Facts facts(Registry registry) {
        return new FakeFacts(registry)
                .subject(7, "Алгебра")
                .subject(8, "Сурет")
                .count(key(1, 51, 5, 0, 0), pupils(25, 3, 9, 2, 8, 3, 2, 3, 1))
                .count(key(1, 61, 6, 0, 0), pupils(10, 1, 3, 0, 5, 1, 1, 0, 0))
                .count(key(1, 11, 1, 0, 0), pupils(20, 20, 0, 0, 0, 0, 0, 0, 0))
                .count(key(2, 71, 7, 0, 0), pupils(5, 0, 0, 0, 0, 0, 0, 5, 0))
                .count(key(1, 51, 5, 7, 90), marks(25, 5, 8, 7, 2, 0, 1, 1, 0, 0))
                .count(key(1, 61, 6, 7, 90), marks(10, 2, 3, 4, 1, 0, 0, 0, 0, 0))
                .count(key(1, 11, 1, 7, 90), marks(20, 20, 0, 0, 0, 0, 0, 0, 0, 0))
                .count(key(1, 51, 5, 8, 91), marks(25, 0, 0, 0, 0, 0, 0, 0, 24, 1))
                .pupils(
                        1,
                        51,
                        TERM,
                        pupil(1, "Асан", "5", "4", "good"),
                        pupil(2, "Берік", "EXEMPT", "5", "excellent"),
                        pupil(3, "Гүл", "4", "5", "good"),
                        pupil(4, "Дана", "NOT_ATTESTED", "", "notAttested"))
                .count(ofPupil(1, 7), Map.of(Count.FINAL_5, 1L, Count.FINALS_DUE, 1L))
                .count(ofPupil(1, 8), Map.of(Count.FINAL_4, 1L, Count.FINALS_DUE, 1L))
                .count(ofPupil(2, 8), Map.of(Count.FINAL_5, 1L, Count.FINALS_DUE, 1L))
                .count(ofPupil(3, 7), Map.of(Count.FINAL_4, 1L, Count.FINALS_DUE, 1L))
                .count(ofPupil(3, 8), Map.of(Count.FINAL_5, 1L, Count.FINALS_DUE, 1L))
                .count(ofPupil(4, 8), Map.of(Count.FINALS_DUE, 1L))
                .record(1, record(Count.Source.PUPIL, "good", ""))
                .record(1, record(Count.Source.FINAL, "term", "5"))
                .record(2, record(Count.Source.FINAL, "term", "EXEMPT"));
    }

    private static Map<Dimension, Object> ofPupil(long pupil, long subject) {
        Map<Dimension, Object> key = key(1, 51, 5, subject, 90);
        key.put(Dimension.PUPIL, pupil);
        return key;
    }

    private static Map<Dimension, Object> key(
            long institution, long schoolClass, long grade, long subject, long teacher) {
        Map<Dimension, Object> key = new EnumMap<>(Dimension.class);
        key.put(Dimension.INSTITUTION, institution);
        key.put(Dimension.CLASS, schoolClass);
        key.put(Dimension.GRADE, grade);
        key.put(Dimension.SUBJECT, subject);
        key.put(Dimension.TEACHER, teacher);
        key.put(Dimension.PERIOD, (long) TERM.code());
        key.put(Dimension.JOURNAL, schoolClass == 61 ? "classic" : "criteria");
        return key;
    }

    private static Map<Count, Long> pupils(long... counts) {
        return counted(
                List.of(
                        Count.PUPILS,
                        Count.EXCELLENT,
                        Count.GOOD,
                        Count.GOOD_ONE_FOUR,
                        Count.PROGRESSING,
                        Count.PROGRESSING_ONE_THREE,
                        Count.FAILING,
                        Count.NOT_ATTESTED,
                        Count.AWAITING),
                counts);
    }

    private static Map<Count, Long> marks(long... counts) {
        return counted(
                List.of(
                        Count.FINALS_DUE,
                        Count.FINAL_5,
                        Count.FINAL_4,
                        Count.FINAL_3,
                        Count.FINAL_2,
                        Count.FINAL_1,
                        Count.FINAL_EXEMPT,
                        Count.FINAL_NOT_ATTESTED,
                        Count.FINAL_PASS,
                        Count.FINAL_FAIL),
                counts);
    }

    private static Map<Count, Long> counted(List<Count> names, long... counts) {
        Map<Count, Long> counted = new EnumMap<>(Count.class);
        for (int i = 0; i < counts.length; i++) {
            counted.put(names.get(i), counts[i]);
        }
        return counted;
    }

    private static PupilRow pupil(long id, String name, String algebra, String drawing, String category) {
        FactRow all = FactRow.none();
        Map<Long, Standing> subjects = new TreeMap<>();
        Map.of(7L, algebra, 8L, drawing).forEach((subject, mark) -> {
            FactRow counts = FactRow.none();
            counts.add(Count.FINALS_DUE, 1);
            if (mark.matches("[1-5]")) {
                counts.add(Count.valueOf("FINAL_" + mark), 1);
            }
            subjects.put(subject, new Standing(mark, counts));
            all.add(counts);
        });
        FactRow heard = FactRow.none();
        heard.add(Count.LESSONS, 3);
        subjects.put(9L, new Standing("", heard));
        return new PupilRow(id, name, subjects, category, all);
    }

    private static SourceRecord record(Count.Source source, String code, String value) {
        return new SourceRecord(
                source,
                1,
                51,
                "5 «А»",
                7,
                "Алгебра",
                "Ахметова А.",
                "Асан",
                Optional.empty(),
                OptionalInt.empty(),
                code,
                value,
                "",
                "",
                Optional.of(Instant.parse("2026-10-24T05:00:00Z")));
    }

    /** A class and a teacher are those of a chosen institution. */
    @Override
    @Test
    public void rowsFitTheColumns() {
        for (String form : List.of("school", "class", "subject", "teacher", "institution", "district")) {
            assertFalse(form, run(EVERYTHING, form, CLASS).rows().isEmpty());
        }
        for (String form : List.of("school", "subject", "institution", "district")) {
            assertFalse(form, run(EVERYTHING, form, Map.of()).rows().isEmpty());
        }
    }

    @Test
    public void everythingOfOneInstitutionAndOfItsEvidenceHasALabel() {
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            for (String form : List.of("school", "class", "subject", "teacher", "institution", "district")) {
                Result result = run(EVERYTHING, form, CLASS, texts);
                assertLabels(result, texts);
                for (Column column : result.layout().columns()) {
                    if (column.opens()) {
                        String row = result.rows().get(0).key();
                        assertLabels(evidence(EVERYTHING, form, CLASS, row, column.id(), texts), texts);
                    }
                }
            }
            assertTrue(texts.find("parameter.journal").isPresent());
        }
    }

    private static void assertLabels(Result result, Texts texts) {
        result.layout().columns().stream()
                .filter(column -> column.label().isEmpty())
                .forEach(column -> assertTrue(
                        column.id(), texts.find("column." + column.id()).isPresent()));
        result.layout()
                .columns()
                .forEach(column -> column.group()
                        .ifPresent(group -> assertTrue(group, texts.find(group).isPresent())));
        result.layout()
                .note()
                .ifPresent(note -> assertTrue(note, texts.find(note).isPresent()));
        result.figures().keySet().forEach(key -> assertTrue(key, texts.find(key).isPresent()));
    }

    @Test
    public void classesAreCountedAsByHand() {
        Result result = run(EVERYTHING, "school", FIRST);

        assertRow(
                result.row("51"),
                25L,
                3L,
                300.0 / 22,
                9L,
                900.0 / 22,
                2L,
                8L,
                3L,
                2L,
                3L,
                1L,
                1200.0 / 22,
                2000.0 / 22);
        assertRow(result.row("61"), 10L, 1L, 10.0, 3L, 30.0, 0L, 5L, 1L, 1L, 0L, 0L, 40.0, 90.0);
        assertEquals(35L, result.figures().get("figure.pupils"));
        assertEquals(50.0, result.figures().get("figure.quality"));
        assertEquals(90.625, result.figures().get("figure.progress"));
        assertEquals(3L, result.figures().get("figure.notAttested"));
    }

    private static void assertRow(Row row, Object... expected) {
        List<String> columns = List.of(
                "pupils",
                "excellent",
                "excellentShare",
                "good",
                "goodShare",
                "goodOneFour",
                "progressing",
                "progressingOneThree",
                "failing",
                "notAttested",
                "awaiting",
                "quality",
                "progress");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(row.key() + "/" + columns.get(i), expected[i], row.value(columns.get(i)));
        }
    }

    @Test
    public void categoriesAddUpToThePupils() {
        for (Row row : run(EVERYTHING, "institution", Map.of()).rows()) {
            if (row.value("pupils") != null) {
                long sum = List.of("excellent", "good", "progressing", "failing", "notAttested").stream()
                        .mapToLong(column -> (Long) row.value(column))
                        .sum();
                assertEquals(row.key(), row.value("pupils"), sum);
            }
        }
    }

    @Test
    public void sharesAreProvisionalWhileMarksAreOwedAndSayByWhom() {
        Result result = run(EVERYTHING, "school", FIRST, new FakeTexts(Language.EN));

        assertEquals(
                "provisional: 1 final marks are not set (Алгебра (Ахметова А.) – 1)",
                result.row("51").cells().get("quality").warning());
        assertEquals("", result.row("51").cells().get("pupils").warning());
        assertEquals("", result.row("61").cells().get("quality").warning());
        assertEquals(
                "provisional: 1 final marks are not set",
                run(EVERYTHING, "institution", Map.of(), new FakeTexts(Language.EN))
                        .row("1")
                        .cells()
                        .get("progress")
                        .warning());
    }

    @Test
    public void whatIsMissingIsADashWithAReason() {
        Result classes = run(EVERYTHING, "school", FIRST, new FakeTexts(Language.EN));
        assertMissing("This grade has no final marks", classes.row("11"), "pupils");
        assertMissing(
                "The data have no pupils with final marks for this period and these filters",
                classes.row("62"),
                "quality");

        Result institutions = run(EVERYTHING, "institution", Map.of(), new FakeTexts(Language.EN));
        assertEquals(5L, institutions.row("2").value("notAttested"));
        assertMissing("No pupil is attested in every subject", institutions.row("2"), "quality");
        assertMissing(
                "The data have no pupils with final marks for this period and these filters",
                institutions.row("3"),
                "pupils");
    }

    private static void assertMissing(String reason, Row row, String column) {
        assertNull(row.value(column));
        assertEquals(reason, row.cells().get(column).reason());
    }

    @Test
    public void aRegionIsTheSumOfItsInstitutions() {
        Result institutions = run(EVERYTHING, "institution", Map.of());
        Result districts = run(EVERYTHING, "district", Map.of());
        Result parallels = run(EVERYTHING, "school", Map.of());

        assertRow(institutions.row("1"), 35L, 4L, 12.5, 12L, 37.5, 2L, 13L, 4L, 3L, 3L, 1L, 50.0, 90.625);
        assertRow(districts.row("2"), 40L, 4L, 12.5, 12L, 37.5, 2L, 13L, 4L, 3L, 8L, 1L, 50.0, 90.625);
        assertNull(districts.row("3").value("pupils"));
        assertEquals(40L, institutions.figures().get("figure.pupils"));
        assertEquals(institutions.figures(), districts.figures());
        assertEquals(institutions.figures(), parallels.figures());
        assertEquals(
                List.of("5", "6", "7"), parallels.rows().stream().map(Row::key).toList());
    }

    @Test
    public void marksOfSubjectsAreCountedAsByHand() {
        Result one = run(EVERYTHING, "subject", FIRST);
        Result all = run(EVERYTHING, "subject", Map.of());

        assertEquals(List.of("Алгебра", "Сурет"), one.groups());
        assertMarks(one.row("7-51"), 25L, 5L, 8L, 7L, 2L, 0L, 1L, 1L, 0L, 0L, 1L, 82.0 / 22, 2000.0 / 22, 1300.0 / 22);
        assertEquals(1303.0 / 23, (Double) one.row("7-51").value("level"), 1e-9);
        assertMarks(one.row("7-61"), 10L, 2L, 3L, 4L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 3.6, 90.0, 50.0);
        assertEquals(55.2, (Double) one.row("7-61").value("level"), 1e-9);
        assertMarks(one.row("8-51"), 25L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 24L, 1L, 0L, null, null, null);
        assertMarks(all.row("7"), 35L, 7L, 11L, 11L, 3L, 0L, 1L, 1L, 0L, 0L, 1L, 118.0 / 32, 2900.0 / 32, 1800.0 / 32);
        assertEquals(1855.0 / 33, (Double) all.row("7").value("level"), 1e-9);
        assertEquals(60L, all.figures().get("figure.due"));
    }

    private static void assertMarks(Row row, Object... expected) {
        List<String> columns = List.of(
                "due",
                "n5",
                "n4",
                "n3",
                "n2",
                "n1",
                "exempt",
                "unattested",
                "passed",
                "failed",
                "owed",
                "average",
                "subjectProgress",
                "subjectQuality");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(row.key() + "/" + columns.get(i), expected[i], row.value(columns.get(i)));
        }
    }

    @Test
    public void theLevelOfLearningFollowsTheRuleOfTheGradeAndDay() {
        FakeRules own = new FakeRules();
        own.rule(Rules.Kind.LEARNING_LEVEL, 6, 6, 90, 60, 30, 10, 0).rule(Rules.Kind.UNMARKED, 0, 1, 1);
        Result result = TestViewers.call(EVERYTHING, () -> {
            Registry registry = region();
            Report report = new PerformanceReport(
                    registry, facts(registry), classes(registry), own, new FakeTexts(Language.EN), new FakeAlphabet());
            return new ReportRunner(report, TODAY).run("subject", FIRST);
        });

        assertEquals((180.0 + 180 + 120 + 10) / 10, (Double) result.row("7-61").value("level"), 1e-9);
        assertMissing("No rule says how the level of learning is reckoned in this period", result.row("7-51"), "level");
    }

    @Test
    public void teachersHaveTheMarksOfTheirClasses() {
        Result result = run(EVERYTHING, "teacher", FIRST);

        assertEquals(List.of("Ахметова А.", "Болатов Б."), result.groups());
        assertEquals(
                List.of("90-51", "90-61", "91-51"),
                result.rows().stream().map(Row::key).toList());
        assertEquals(2000.0 / 22, result.row("90-51").value("subjectProgress"));
        assertTrue(run(EVERYTHING, "teacher", Map.of()).rows().isEmpty());
    }

    @Test
    public void aClassShowsItsMarksAveragesAndRanks() {
        Result result = run(EVERYTHING, "class", CLASS, new FakeTexts(Language.EN));

        assertEquals("5", result.row("1").value("s7"));
        assertEquals(4.5, result.row("1").value("average"));
        assertEquals("Exempt", result.row("2").value("s7"));
        assertEquals(5.0, result.row("2").value("average"));
        assertEquals(List.of(2L, 1L, 2L), List.of(rank(result, "1"), rank(result, "2"), rank(result, "3")));
        assertMissing("The final mark is not set yet", result.row("4"), "s8");
        assertEquals(
                "1 final marks are not set: Сурет",
                result.row("4").cells().get("category").warning());
        assertEquals(
                "a subject without final marks has no column",
                List.of("pupil", "s7", "s8", "average", "category", "rank"),
                result.layout().columns().stream().map(Column::id).toList());
        assertMissing("There are no marks from 1 to 5", result.row("4"), "rank");
        assertEquals(25L, result.figures().get("figure.pupils"));
        assertTrue(run(EVERYTHING, "class", FIRST).rows().isEmpty());
    }

    @Test
    public void aDashOfAClassSaysWhoIsToSetTheMark() {
        FakeRegistry registry = region();
        PupilRow pupil = pupil(5, "Ерлан", "", "5", "awaiting");
        Result result = TestViewers.call(EVERYTHING, () -> {
            FakeFacts facts = ((FakeFacts) facts(registry)).pupils(1, 51, TERM, pupil);
            Report report = new PerformanceReport(
                    registry, facts, classes(registry), rules, new FakeTexts(Language.EN), new FakeAlphabet());
            return new ReportRunner(report, TODAY).run("class", CLASS);
        });
        assertMissing("The final mark is not set yet; to be set by: Ахметова А.", result.row("5"), "s7");
    }

    @Test
    public void everyFigureOpensWhatItCounts() {
        for (String form : List.of("school", "class", "subject", "teacher", "institution", "district")) {
            Set<String> opened = opened(form, CLASS).keySet();
            String large = form.equals("subject") || form.equals("teacher") ? "subjectQuality" : "quality";
            assertTrue(form + opened, opened.contains("*/" + large));
        }
        for (String form : List.of("school", "subject", "institution", "district")) {
            assertFalse(form, opened(form, Map.of()).isEmpty());
        }
        Set<String> marks = opened("subject", CLASS).keySet();
        assertTrue(marks.toString(), marks.containsAll(Set.of("7-51/owed", "7-51/level", "*/due", "*/n5")));
    }

    @Test
    public void aGroupOpensTheMarksOfItsClasses() {
        Result opened = evidence(EVERYTHING, "subject", FIRST, "7", "due", new FakeTexts(Language.EN));
        assertEquals(35L, opened.figures().get("evidence.counted"));
    }

    @Test
    public void aPupilsFiguresOpenThePupilsRecords() {
        Map<String, Result> opened = opened("class", CLASS);
        assertEquals(1, opened.get("1/s7").rows().size());
        assertEquals("5", opened.get("1/s7").rows().get(0).value("value"));
        assertEquals("Босатылған", opened.get("2/s7").rows().get(0).value("value"));
        assertEquals(9L, opened.get("1/average").figures().get("evidence.numerator"));
        assertEquals(2L, opened.get("1/average").figures().get("evidence.denominator"));
        assertEquals(2L, opened.get("1/category").figures().get("evidence.counted"));
        assertEquals(
                List.of("2 1", "1 2", "3 2"),
                opened.get("1/rank").rows().stream()
                        .map(row -> row.key() + " " + row.value("rank"))
                        .toList());
    }

    @Test
    public void noOtherPupilOpens() {
        for (String pupil : List.of("99", "-1", "x", "1 or 1=1")) {
            for (String column : List.of("s7", "average", "category", "rank")) {
                Problem problem = assertThrows(
                        Problem.class,
                        () -> evidence(EVERYTHING, "class", CLASS, pupil, column, new FakeTexts(Language.KK)));
                assertEquals(CommonError.NOT_FOUND, problem.code());
            }
        }
        Map<String, List<String>> asked = new HashMap<>(CLASS);
        asked.put("period", List.of("202701"));
        for (String column : List.of("s7", "average", "category", "rank")) {
            assertThrows(Problem.class, () -> evidence(EAST, "class", asked, "1", column, new FakeTexts(Language.KK)));
        }
        assertEquals(
                List.of(),
                evidence(EAST, "class", asked, "*", "pupils", new FakeTexts(Language.KK))
                        .rows());
    }

    private Map<String, Result> opened(String form, Map<String, List<String>> chosen) {
        return TestViewers.call(
                EVERYTHING,
                () -> new OpenedFigures(
                                new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY), form, chosen)
                        .open());
    }

    private static Object rank(Result result, String pupil) {
        return result.row(pupil).value("rank");
    }

    @Test
    public void parallelsJournalsAndOtherPeriodsCanBeLeftOut() {
        assertEquals(
                List.of("7"),
                run(EVERYTHING, "school", Map.of("without", List.of("5", "6"))).rows().stream()
                        .map(Row::key)
                        .toList());
        assertEquals(
                10L,
                run(EVERYTHING, "institution", Map.of("journal", List.of("classic")))
                        .row("1")
                        .value("pupils"));
        assertTrue(run(EVERYTHING, "school", Map.of("period", List.of("202602")))
                .rows()
                .isEmpty());
    }

    @Test
    public void theKindOfJournalIsAskedWhereBothExist() {
        assertTrue(asksForJournal("1"));
        assertFalse(asksForJournal("2"));
    }

    private boolean asksForJournal(String institution) {
        Choices chosen = new Choices(Map.of("institution", List.of(institution), "without", List.of()));
        return TestViewers.call(
                        EVERYTHING,
                        () -> report(region(), new FakeTexts(Language.KK)).parameters(chosen))
                .stream()
                .map(Parameter::id)
                .anyMatch("journal"::equals);
    }

    @Test
    public void theFormsOfAllComeFirstWhileNoInstitutionIsChosen() {
        assertEquals(
                "institution", run(EVERYTHING, "", Map.of()).layout().forms().get(0));
        assertEquals("school", run(EVERYTHING, "", FIRST).layout().forms().get(0));
    }

    @Test
    public void aShareOpensItsDenominatorAndSaysWhatIsLeftOut() {
        Result opened = evidence(EVERYTHING, "school", FIRST, "51", "quality", new FakeTexts(Language.EN));

        assertEquals(12L, opened.figures().get("evidence.numerator"));
        assertEquals(22L, opened.figures().get("evidence.denominator"));
        assertEquals(3L, opened.figures().get("evidence.leftOut"));
        assertEquals(1, opened.rows().size());
        assertEquals("Fours and fives", opened.rows().get(0).value("kind"));
        assertEquals("Абай атындағы мектеп", opened.rows().get(0).value("institution"));
        assertEquals("evidence.quality", opened.layout().note().orElseThrow());
    }

    @Test
    public void theLevelOfLearningOpensWithItsWeights() {
        Result opened = evidence(EVERYTHING, "subject", Map.of(), "7", "level", new FakeTexts(Language.EN));

        assertEquals("100 · 64 · 36 · 16 · 7", opened.figures().get("evidence.weights"));
        assertEquals(1855.0, opened.figures().get("evidence.points"));
        assertEquals(33L, opened.figures().get("evidence.denominator"));
        assertEquals(2L, opened.figures().get("evidence.leftOut"));
        assertEquals("Exempt", opened.rows().get(1).value("value"));
    }

    @Test
    public void theCountOfADistrictOpensThoseOfItsInstitutions() {
        Result opened = evidence(EVERYTHING, "district", Map.of(), "2", "notAttested", new FakeTexts(Language.EN));

        assertEquals(8L, opened.figures().get("evidence.counted"));
    }

    @Test
    public void whatLiesOutsideTheScopeIsInNoFigure() {
        assertEquals(
                List.of("3"),
                run(EAST, "institution", Map.of("period", List.of("202701"))).rows().stream()
                        .map(Row::key)
                        .toList());
        for (String form : List.of("school", "class", "subject", "teacher")) {
            Map<String, List<String>> asked =
                    Map.of("institution", List.of("1"), "class", List.of("51"), "period", List.of("202701"));
            Result result = run(EAST, form, asked);
            assertTrue(form, result.rows().isEmpty());
        }
        Map<String, List<String>> asked = Map.of("institution", List.of("1"), "period", List.of("202701"));
        Result opened = evidence(EAST, "school", asked, "51", "pupils", new FakeTexts(Language.KK));
        assertTrue(opened.rows().isEmpty());
        assertEquals(0L, opened.figures().get("evidence.counted"));
    }

    private Result run(Viewer viewer, String form, Map<String, List<String>> chosen) {
        return run(viewer, form, chosen, new FakeTexts(Language.KK));
    }

    private Result run(Viewer viewer, String form, Map<String, List<String>> chosen, Texts texts) {
        return TestViewers.call(viewer, () -> new ReportRunner(report(region(), texts), TODAY).run(form, chosen));
    }

    private Result evidence(
            Viewer viewer, String form, Map<String, List<String>> chosen, String row, String column, Texts texts) {
        return TestViewers.call(
                viewer, () -> new ReportRunner(report(region(), texts), TODAY).evidence(form, chosen, row, column));
    }
}
