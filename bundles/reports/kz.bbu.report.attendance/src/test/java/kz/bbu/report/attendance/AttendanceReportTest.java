package kz.bbu.report.attendance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.facts.Stage;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Report;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeCalendar;
import kz.bbu.testkit.FakeClasses;
import kz.bbu.testkit.FakeFacts;
import kz.bbu.testkit.FakeRules;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.OpenedFigures;
import kz.bbu.testkit.ReportContract;
import kz.bbu.testkit.ReportRunner;
import kz.bbu.testkit.ReportRunner.Result;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/**
 * Figures counted by hand for the second quarter of 2026/27; institutions 1 and 2 lie in the west, 3 in the east.
 *
 * <pre>
 * institution class week   lessons attendable ill excused unexcused none late  attendance
 * 1           5 «А» 02.11.      20        400  10       4         2    4    3  380/400 = 95
 * 1           5 «А» 09.11.      10        100  30       0         5    5    0   60/100 = 60
 * 1           6 «А» 02.11.      20        200  50      10        20    5    1  115/200 = 57.5
 * 3           1 «А» 02.11.      10        100   0       0         0    0    0  100
 *
 * full days of 5 «А»: 3, of these ill 2. 7 «А» has no lessons.
 * institution 1: 700 attendable, missed 20 + 40 + 85 = 145, attendance 555/700 = 79.29
 * week 02.11.: 700 attendable, missed 105, attendance 595/700 = 85; all: 800, missed 145, 655/800 = 81.875
 * </pre>
 */
public class AttendanceReportTest extends ReportContract {
    private static final Viewer EVERYTHING = TestViewers.staff();
    private static final Viewer EAST = TestViewers.of(Role.STAFF, new Scope(50, 99));
    private static final Period TERM = Period.term(2027, 2);
    private static final Period BEFORE = Period.term(2027, 1);
    private static final Period HALF_YEAR = new Period(2027, Stage.HALF_YEAR, 1);
    private static final Period YEAR = new Period(2027, Stage.YEAR, 0);
    private static final LocalDate FIRST_WEEK = LocalDate.of(2026, 11, 2);
    private static final LocalDate SECOND_WEEK = LocalDate.of(2026, 11, 9);
    private static final Map<String, List<String>> SCHOOL = Map.of("institution", List.of("1"));
    private static final Map<String, List<String>> CLASS =
            Map.of("institution", List.of("1"), "class", List.of("11"), "period", List.of("202702"));

    /** A pupil who missed 7 of 40 lessons, and one full day by that. */
    private static final Map<Count, Long> ILL =
            Map.of(Count.LESSONS, 40L, Count.ATTENDABLE, 40L, Count.ILL, 7L, Count.FULL_DAYS, 1L);

    @Override
    protected Report report(Registry registry, Texts texts) {
        return report(registry, texts, facts(registry));
    }

    private static Report report(Registry registry, Texts texts, FakeFacts facts) {
        FakeCalendar calendar = new FakeCalendar()
                .out(1, Calendar.Kind.HOLIDAY, LocalDate.of(2026, 12, 16), LocalDate.of(2026, 12, 17))
                .out(1, Calendar.Kind.FROST, LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 3));
        FakeClasses classes = new FakeClasses(registry)
                .add(1, schoolClass(11, "5 «А»", 5), schoolClass(12, "6 «А»", 6), schoolClass(13, "7 «А»", 7))
                .add(3, schoolClass(31, "1 «А»", 1));
        return new AttendanceReport(registry, facts, classes, FakeRules.usual(), calendar, new FakeAlphabet(), texts);
    }

    private static SchoolClass schoolClass(long id, String name, int grade) {
        return new SchoolClass(id, name, grade, "kk", "1", "classic", "", 20);
    }

    private static FakeFacts facts(Registry registry) {
        return new FakeFacts(registry)
                .days(TERM, FIRST_WEEK, LocalDate.of(2026, 12, 29))
                .days(BEFORE, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 25))
                .days(HALF_YEAR, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 30))
                .pupils(1, 11, BEFORE, new PupilRow(101, "Сәуле", Map.of(), "", row(ILL)))
                .pupils(1, 11, HALF_YEAR, new PupilRow(101, "Сәуле", Map.of(), "", row(Map.of())))
                .pupils(1, 11, YEAR, new PupilRow(101, "Сәуле", Map.of(), "", row(Map.of())))
                .count(key(1, 11, 5, TERM, FIRST_WEEK), absences(20, 400, 10, 4, 2, 4, 3))
                .count(key(1, 11, 5, TERM, SECOND_WEEK), absences(10, 100, 30, 0, 5, 5, 0))
                .count(key(1, 11, 5, TERM, SECOND_WEEK), Map.of(Count.FULL_DAYS, 3L, Count.FULL_DAYS_ILL, 2L))
                .count(key(1, 12, 6, TERM, FIRST_WEEK), absences(20, 200, 50, 10, 20, 5, 1))
                .count(key(3, 31, 1, TERM, FIRST_WEEK), absences(10, 100, 0, 0, 0, 0, 0))
                .count(key(1, 11, 5, BEFORE, LocalDate.of(2026, 9, 7)), absences(10, 100, 100, 0, 0, 0, 0))
                .record(101, absence(1, "Сәуле"))
                .record(102, absence(1, "Тимур"))
                .record(absence(3, "Шолпан"))
                .pupils(
                        1,
                        11,
                        TERM,
                        new PupilRow(101, "Сәуле", Map.of(), "", row(ILL)),
                        new PupilRow(
                                102, "Тимур", Map.of(), "", row(Map.of(Count.LESSONS, 40L, Count.ATTENDABLE, 40L))))
                .count(ofPupil(101), ILL)
                .count(ofPupil(102), Map.of(Count.LESSONS, 40L, Count.ATTENDABLE, 40L))
                .pupils(3, 31, TERM, new PupilRow(301, "Шолпан", Map.of(), "", row(ILL)))
                .record(301, absence(3, "Шолпан"))
                .pupils(1, 13, TERM, new PupilRow(103, "Жаңыл", Map.of(), "", row(Map.of())));
    }

    private static Map<Dimension, Object> key(
            long institution, long schoolClass, long grade, Period period, LocalDate week) {
        return Map.of(
                Dimension.INSTITUTION,
                institution,
                Dimension.CLASS,
                schoolClass,
                Dimension.GRADE,
                grade,
                Dimension.LANGUAGE,
                "kk",
                Dimension.PERIOD,
                (long) period.code(),
                Dimension.WEEK,
                week.toEpochDay());
    }

    private static Map<Dimension, Object> ofPupil(long pupil) {
        return Map.of(Dimension.INSTITUTION, 1L, Dimension.PERIOD, (long) TERM.code(), Dimension.PUPIL, pupil);
    }

    private static Map<Count, Long> absences(
            long lessons, long attendable, long ill, long excused, long unexcused, long none, long late) {
        return Map.of(
                Count.LESSONS, lessons,
                Count.ATTENDABLE, attendable,
                Count.ILL, ill,
                Count.EXCUSED, excused,
                Count.UNEXCUSED, unexcused,
                Count.ABSENT, none,
                Count.LATE, late);
    }

    private static FactRow row(Map<Count, Long> counts) {
        long[] numbers = new long[Count.values().length];
        counts.forEach((count, number) -> numbers[count.ordinal()] = number);
        return new FactRow(Map.of(), numbers);
    }

    private static SourceRecord absence(long institution, String pupil) {
        return new SourceRecord(
                Count.Source.ATTENDANCE,
                institution,
                11,
                "5 «А»",
                7,
                "Физика",
                "Ерлан",
                pupil,
                Optional.of(FIRST_WEEK),
                OptionalInt.of(2),
                "ill",
                "",
                "",
                "анықтама",
                Optional.empty());
    }

    @Test
    public void aYearAndAHalfYearHaveWhatHappenedInTheirTerms() {
        for (Period period : List.of(YEAR, HALF_YEAR)) {
            Map<String, List<String>> chosen =
                    Map.of("institution", List.of("1"), "class", List.of("11"), "period", List.of("" + period.code()));
            // 60 in the second term and 100 in the first.
            assertEquals(160L, run(EVERYTHING, "byClass", chosen).row("11").value("missed"));
            assertEquals(14L, run(EVERYTHING, "byPupil", chosen).row("101").value("missed"));
        }
    }

    @Test
    public void classesAreCountedAsByHand() {
        Result result = run(EVERYTHING, "byClass", SCHOOL);

        assertEquals(List.of("11", "12", "13"), keys(result));
        assertRow(result.row("11"), 60, 40, 4, 7, 9, 3, 3, 2, 88.0);
        assertRow(result.row("12"), 85, 50, 10, 20, 5, 1, 0, 0, 57.5);
        assertEquals("Орташа (60,0% бастап 90,0% дейін)", result.row("11").value("band"));
        assertEquals("Төмен (60,0% шегінен аз)", result.row("12").value("band"));
        assertEquals(55500.0 / 700, (double) result.figures().get("figure.attendance"), 1e-9);
        assertEquals(145L, result.figures().get("figure.missed"));
        assertEquals(3L, result.figures().get("figure.fullDays"));
    }

    private static void assertRow(ReportRunner.Row row, Object... expected) {
        List<String> columns = List.of(
                "missed", "ill", "excused", "unexcused", "noReason", "late", "fullDays", "fullDaysIll", "attendance");
        for (int i = 0; i < expected.length; i++) {
            Object wanted = expected[i] instanceof Integer number ? Long.valueOf(number) : expected[i];
            assertEquals(row.key() + "/" + columns.get(i), wanted, row.value(columns.get(i)));
        }
    }

    @Test
    public void aClassWithoutLessonsShowsDashesThatSayWhy() {
        ReportRunner.Row row = run(EVERYTHING, "byClass", SCHOOL).row("13");
        for (String column : List.of("missed", "late", "fullDays", "attendance", "band")) {
            assertNull(column, row.value(column));
            assertEquals("Бұл кезеңде сабақ болмаған", row.cells().get(column).reason());
        }
        ReportRunner.Row school = run(EVERYTHING, "byInstitution", Map.of()).row("2");
        assertNull(school.value("missed"));
        assertFalse(school.cells().get("attendance").reason().isEmpty());
    }

    @Test
    public void withoutAnInstitutionClassesAreParallels() {
        Result result = run(EVERYTHING, "byClass", Map.of());
        assertEquals(List.of("1", "5", "6"), keys(result));
        assertEquals(88.0, result.row("5").value("attendance"));
    }

    @Test
    public void institutionsAndDistrictsAddUp() {
        Result institutions = run(EVERYTHING, "byInstitution", Map.of());
        Result districts = run(EVERYTHING, "byDistrict", Map.of());
        assertEquals(55500.0 / 700, (double) institutions.row("1").value("attendance"), 1e-9);
        assertEquals(100.0, institutions.row("3").value("attendance"));
        assertEquals(145L, districts.row("2").value("missed"));
        assertEquals(0L, districts.row("3").value("missed"));
        assertEquals(81.875, (double) districts.figures().get("figure.attendance"), 1e-9);
    }

    @Test
    public void weeksStandInTheirOrder() {
        Result result = run(EVERYTHING, "byWeek", Map.of());
        assertEquals(List.of("2026-11-02", "2026-11-09"), keys(result));
        assertEquals("02.11.2026 – 08.11.2026", result.row("2026-11-02").value("week"));
        assertEquals(85.0, result.row("2026-11-02").value("attendance"));
        assertEquals(60.0, result.row("2026-11-09").value("attendance"));
        assertEquals(3L, result.row("2026-11-09").value("fullDays"));
    }

    @Test
    public void theHeatMapShowsClassesByWeeks() {
        Result result = run(EVERYTHING, "heatMap", SCHOOL);
        assertEquals(
                List.of("class", "w20261102", "w20261109"),
                result.layout().columns().stream().map(Column::id).toList());
        assertEquals(95.0, result.row("11").value("w20261102"));
        assertTrue(result.row("11").cells().get("w20261102").warning().isEmpty());
        assertFalse(result.row("11").cells().get("w20261109").warning().isEmpty());
        assertNull(result.row("12").value("w20261109"));
        assertFalse(result.row("12").cells().get("w20261109").reason().isEmpty());
    }

    @Test
    public void pupilsShowTheirAbsencesOfAllSubjects() {
        Result result = run(EVERYTHING, "byPupil", CLASS);
        assertEquals(List.of("101", "102"), keys(result));
        assertEquals(7L, result.row("101").value("missed"));
        assertEquals(1L, result.row("101").value("fullDays"));
        assertEquals(
                "nothing missed is 0 where there were lessons",
                0L,
                result.row("102").value("missed"));
        assertEquals(82.5, result.row("101").value("attendance"));
        assertEquals(100.0, result.row("102").value("attendance"));
        assertEquals("Жоғары (90,0% және одан көп)", result.row("102").value("band"));
        assertEquals(88.0, result.figures().get("figure.attendance"));

        Result without = run(
                EVERYTHING,
                "byPupil",
                Map.of("institution", List.of("1"), "class", List.of("13"), "period", List.of("202702")));
        assertMissing("Бұл кезеңде оқушының сабағы болмаған", without.row("103"), "missed");
        assertMissing("Бұл кезеңде оқушының сабағы болмаған", without.row("103"), "attendance");
    }

    private static void assertMissing(String reason, ReportRunner.Row row, String column) {
        assertNull(row.value(column));
        assertEquals(reason, row.cells().get(column).reason());
    }

    @Test
    public void aFormThatNeedsAChoiceSaysSo() {
        Result result = run(EVERYTHING, "byPupil", SCHOOL);
        assertEquals(List.of(), result.rows());
        assertEquals("note.choose", result.layout().note().orElseThrow());
        assertTrue(result.layout().forms().contains("byPupil"));
        assertFalse(run(EVERYTHING, "byClass", SCHOOL).layout().forms().contains("byPupil"));
        assertTrue(run(EVERYTHING, "byClass", CLASS).layout().forms().contains("byPupil"));
    }

    @Test
    public void filtersKeepWhatTheyMean() {
        assertEquals(List.of("11"), keys(run(EVERYTHING, "byClass", CLASS)));
        assertEquals(
                List.of(),
                keys(run(EVERYTHING, "byWeek", Map.of("language", List.of("ru"), "period", List.of("202702")))));
        assertEquals(
                0.0,
                run(EVERYTHING, "byClass", Map.of("institution", List.of("1"), "period", List.of("202701")))
                        .row("11")
                        .value("attendance"));
    }

    @Test
    public void daysOutAreThoseWithinThePeriod() {
        assertEquals(
                "4 (Мереке күні, Аяз күні)",
                run(EVERYTHING, "byWeek", SCHOOL).figures().get("figure.daysOut"));
        assertEquals(
                "0",
                run(EVERYTHING, "byInstitution", Map.of("institution", List.of("2"), "period", List.of("202702")))
                        .figures()
                        .get("figure.daysOut"));
    }

    @Test
    public void figuresOpenTheirRecords() {
        Result opened = evidence(EVERYTHING, "byClass", SCHOOL, "11", "attendance");
        assertEquals(440L, opened.figures().get("evidence.numerator"));
        assertEquals(500L, opened.figures().get("evidence.denominator"));
        assertEquals(60L, opened.figures().get("evidence.difference"));
        assertEquals(Layout.Size.LARGE, opened.layout().size());
        assertEquals(
                List.of("Сәуле", "Тимур"),
                opened.rows().stream().map(row -> row.value("pupil")).toList());
        assertEquals(
                40L,
                evidence(EVERYTHING, "byClass", SCHOOL, "11", "ill").figures().get("evidence.counted"));
        assertEquals(
                400L,
                evidence(EVERYTHING, "heatMap", SCHOOL, "11", "w20261102")
                        .figures()
                        .get("evidence.denominator"));
    }

    @Test
    public void everyFigureThatOpensCountsWhatItSays() {
        for (String form : List.of("byClass", "byPupil", "byInstitution", "byDistrict", "byWeek", "heatMap")) {
            Map<String, List<String>> chosen =
                    form.equals("byPupil") ? CLASS : form.equals("heatMap") ? SCHOOL : Map.of();
            Set<String> opened = opened(form, chosen).keySet();
            assertTrue(form, opened.contains("*/allattendance"));
            assertEquals(form, !form.equals("heatMap"), opened.contains("*/missed"));
        }
    }

    @Test
    public void aPupilsFiguresOpenThePupilsRecords() {
        Map<String, Result> opened = opened("byPupil", CLASS);
        assertEquals(
                List.of("Сәуле"),
                opened.get("101/ill").rows().stream()
                        .map(row -> row.value("pupil"))
                        .toList());
        assertEquals(40L, opened.get("101/attendance").figures().get("evidence.denominator"));
        assertEquals(
                "the sum is that of the pupils, not of the class",
                7L,
                opened.get("*/missed").figures().get("evidence.counted"));
        assertEquals(60L, opened.get("*/allmissed").figures().get("evidence.counted"));
    }

    /** Pupil 301 is of institution 3, in the other district; 103 of another class. */
    @Test
    public void noOtherPupilOpens() {
        for (String pupil : List.of("301", "103", "999", "-1", "x", "101 or 1=1")) {
            assertThrows(pupil, Problem.class, () -> evidence(EVERYTHING, "byPupil", CLASS, pupil, "ill"));
        }
        for (String pupil : List.of("101", "301", "*")) {
            assertThrows(pupil, Problem.class, () -> evidence(EAST, "byPupil", CLASS, pupil, "ill"));
        }
        assertEquals(
                List.of(), evidence(EAST, "byPupil", CLASS, "*", "allmissed").rows());
    }

    private Map<String, Result> opened(String form, Map<String, List<String>> chosen) {
        return TestViewers.call(
                EVERYTHING,
                () -> new OpenedFigures(
                                new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY), form, chosen)
                        .open());
    }

    @Test
    public void everyNoteOfEvidenceStandsInEveryLanguage() {
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            for (String column : List.of("late", "fullDays", "attendance")) {
                Result opened = evidence(EVERYTHING, "byClass", SCHOOL, "11", column);
                assertTrue(texts.find(opened.layout().note().orElseThrow()).isPresent());
                opened.figures()
                        .keySet()
                        .forEach(key -> assertTrue(key, texts.find(key).isPresent()));
                opened.layout()
                        .columns()
                        .forEach(one -> assertTrue(
                                one.id(), texts.find("column." + one.id()).isPresent()));
            }
            assertTrue(texts.find("note.choose").isPresent());
            assertTrue(texts.find("note.byPupil").isPresent());
            assertTrue(texts.find("note.heatMap").isPresent());
            assertTrue(texts.find("form.heatMap").isPresent());
        }
    }

    @Test
    public void aDistrictSeesItsOwnOnly() {
        assertEquals(List.of("3"), keys(run(EAST, "byInstitution", Map.of())));
        assertEquals(List.of("1"), keys(run(EAST, "byClass", Map.of())));
        assertEquals(List.of(), keys(run(EAST, "byClass", SCHOOL)));
        assertEquals(List.of(), keys(run(EAST, "byPupil", CLASS)));
        assertEquals(
                List.of(), evidence(EAST, "byInstitution", Map.of(), "1", "ill").rows());
        assertEquals(
                List.of(), evidence(EAST, "byDistrict", Map.of(), "2", "ill").rows());
        assertThrows(Problem.class, () -> evidence(EAST, "byDistrict", Map.of(), "x", "ill"));
    }

    private static List<String> keys(Result result) {
        return result.rows().stream().map(ReportRunner.Row::key).toList();
    }

    private Result evidence(Viewer viewer, String form, Map<String, List<String>> chosen, String row, String column) {
        return TestViewers.call(
                viewer,
                () -> new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY)
                        .evidence(form, chosen, row, column));
    }

    private Result run(Viewer viewer, String form, Map<String, List<String>> chosen) {
        return TestViewers.call(
                viewer, () -> new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY).run(form, chosen));
    }
}
