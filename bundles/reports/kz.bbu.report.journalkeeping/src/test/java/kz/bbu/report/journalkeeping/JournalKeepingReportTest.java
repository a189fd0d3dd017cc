package kz.bbu.report.journalkeeping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.testkit.FakeAlphabet;
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
 * institution class subject teacher week   lessons topic homework planned | set timely | marks timely
 * 1           5 «А» физика  Ерлан   02.11.      12    12        6      12 |   6      3 |    40     36
 * 1           5 «А» физика  Ерлан   09.11.       8     3        4       4 |   4      1 |    10      2
 * 1           6 «А» алгебра Айгүл   02.11.       9     0        0       0 |   0      0 |     0      0
 * 3           1 «А» физика  Шолпан  02.11.      10    10        8      10 |   8      8 |     0      0
 *
 * finals of 5 «А»: 20 due, 15 set (one exempt); СОР 30, СОЧ 0; last change 10.11.2026 09:30 in Almaty.
 * 5 «А»: topics 15/20 = 75, homework 10/20 = 50, planning 16/20 = 80, timely homework 4/10 = 40, timely marks 38/50 = 76
 * lessons a week: 5 «А» 20/2 = 10, 6 «А» 9/1 = 9; so one of two classes of institution 1 has a timetable.
 * </pre>
 */
public class JournalKeepingReportTest extends ReportContract {
    private static final Viewer EVERYTHING = TestViewers.staff();
    private static final Viewer EAST = TestViewers.of(Role.STAFF, new Scope(50, 99));
    private static final Period TERM = Period.term(2027, 2);
    private static final LocalDate FIRST_WEEK = LocalDate.of(2026, 11, 2);
    private static final LocalDate SECOND_WEEK = LocalDate.of(2026, 11, 9);
    private static final Instant LAST = Instant.parse("2026-11-10T04:30:00Z");
    private static final Map<String, List<String>> SCHOOL =
            Map.of("institution", List.of("1"), "period", List.of("202702"));
    private static final Map<String, List<String>> WEEK =
            Map.of("institution", List.of("1"), "from", List.of("2026-11-11"), "until", List.of("2026-11-12"));

    @Override
    protected Report report(Registry registry, Texts texts) {
        return report(registry, texts, true);
    }

    private static Report report(Registry registry, Texts texts, boolean tellsDays) {
        FakeClasses classes = new FakeClasses(registry)
                .name(5, "Ерлан")
                .name(6, "Айгүл")
                .add(1, schoolClass(11, "5 «А»", 5), schoolClass(12, "6 «А»", 6), schoolClass(13, "7 «А»", 7))
                .add(3, schoolClass(31, "1 «А»", 1));
        FakeFacts facts = facts(registry);
        if (tellsDays) {
            facts.days(TERM, FIRST_WEEK, LocalDate.of(2026, 12, 29));
        }
        return new JournalKeepingReport(registry, facts, classes, FakeRules.usual(), new FakeAlphabet(), texts);
    }

    private static SchoolClass schoolClass(long id, String name, int grade) {
        return new SchoolClass(id, name, grade, "kk", "1", "classic", "", 20);
    }

    private static FakeFacts facts(Registry registry) {
        Map<Count, Long> finals = Map.of(
                Count.FINALS_DUE, 20L,
                Count.FINAL_5, 14L,
                Count.FINAL_EXEMPT, 1L,
                Count.SOR, 30L,
                Count.LAST_CHANGE, LAST.getEpochSecond() / 60);
        Map<Dimension, Object> ofPeriod = new HashMap<>(key(1, 11, 5, 7, 5, FIRST_WEEK));
        ofPeriod.remove(Dimension.WEEK);
        return new FakeFacts(registry)
                .subject(7, "Физика")
                .subject(8, "Алгебра")
                .count(key(1, 11, 5, 7, 5, FIRST_WEEK), kept(12, 12, 6, 12, 6, 3, 40, 36))
                .count(key(1, 11, 5, 7, 5, SECOND_WEEK), kept(8, 3, 4, 4, 4, 1, 10, 2))
                .count(ofPeriod, finals)
                .count(key(1, 12, 6, 8, 6, FIRST_WEEK), kept(9, 0, 0, 0, 0, 0, 0, 0))
                .count(key(3, 31, 1, 7, 9, FIRST_WEEK), kept(10, 10, 8, 10, 8, 8, 0, 0))
                .record(record(Count.Source.LESSON, 1, "held", ""))
                .record(record(Count.Source.HOMEWORK, 1, "", "12"))
                .record(record(Count.Source.MARK, 1, "classic", "5"))
                .record(record(Count.Source.FINAL, 1, "term", "EXEMPT"))
                .record(record(Count.Source.CHANGE, 1, "topic", ""))
                .record(record(Count.Source.LESSON, 3, "held", ""));
    }

    private static Map<Dimension, Object> key(
            long institution, long schoolClass, long grade, long subject, long teacher, LocalDate week) {
        return Map.of(
                Dimension.INSTITUTION, institution,
                Dimension.CLASS, schoolClass,
                Dimension.GRADE, grade,
                Dimension.SUBJECT, subject,
                Dimension.TEACHER, teacher,
                Dimension.PERIOD, (long) TERM.code(),
                Dimension.WEEK, week.toEpochDay());
    }

    private static Map<Count, Long> kept(
            long lessons,
            long topic,
            long homework,
            long planned,
            long set,
            long setTimely,
            long marks,
            long marksTimely) {
        return Map.of(
                Count.LESSONS, lessons,
                Count.WITH_TOPIC, topic,
                Count.WITH_HOMEWORK, homework,
                Count.PLANNED, planned,
                Count.HOMEWORK, set,
                Count.HOMEWORK_TIMELY, setTimely,
                Count.MARKS, marks,
                Count.MARKS_TIMELY, marksTimely);
    }

    private static SourceRecord record(Count.Source source, long institution, String code, String value) {
        return new SourceRecord(
                source,
                institution,
                11,
                "5 «А»",
                7,
                "Физика",
                "Ерлан",
                "",
                Optional.of(FIRST_WEEK),
                OptionalInt.of(2),
                code,
                value,
                "",
                "Оптика",
                Optional.of(LAST));
    }

    @Test
    public void anIntervalThatEndsBeforeItBeginsIsRefusedAndNotEmpty() {
        Map<String, List<String>> backwards =
                Map.of("institution", List.of("1"), "from", List.of("2026-11-12"), "until", List.of("2026-11-11"));
        Problem refused = assertThrows(Problem.class, () -> run(EVERYTHING, "byClass", backwards));
        assertEquals(CommonError.BAD_VALUE, refused.code());
    }

    @Test
    public void classesAreCountedAsByHand() {
        Result result = run(EVERYTHING, "byClass", SCHOOL);

        assertEquals(List.of("11", "12", "13"), keys(result));
        assertRow(result.row("11"), 20, 75.0, 50.0, 80.0, 40.0, 76.0, 75.0, 30, 0, 10.0);
        assertRow(result.row("12"), 9, 0.0, 0.0, 0.0, null, null, null, 0, 0, 9.0);
        assertRow(result.row("13"), null, null, null, null, null, null, null, null, null, null);
        assertEquals(LAST, result.row("11").value("lastChange"));
        assertEquals(1500.0 / 29, (double) result.figures().get("figure.topics"), 1e-9);
        assertEquals(40.0, result.figures().get("figure.homeworksTimely"));
        assertEquals(76.0, result.figures().get("figure.timely"));
        assertEquals(75.0, result.figures().get("figure.finals"));
    }

    private static void assertRow(ReportRunner.Row row, Object... expected) {
        List<String> columns = List.of(
                "lessons",
                "topics",
                "homeworks",
                "planning",
                "homeworksTimely",
                "timely",
                "finals",
                "sor",
                "soch",
                "weekly");
        for (int i = 0; i < expected.length; i++) {
            Object wanted = expected[i] instanceof Integer number ? Long.valueOf(number) : expected[i];
            assertEquals(row.key() + "/" + columns.get(i), wanted, row.value(columns.get(i)));
        }
    }

    @Test
    public void everyDashSaysWhy() {
        Result result = run(EVERYTHING, "byClass", SCHOOL);
        assertReason("missing.homework", result.row("12"), "homeworksTimely");
        assertReason("missing.marks", result.row("12"), "timely");
        assertReason("missing.finals", result.row("12"), "finals");
        assertReason("missing.changes", result.row("12"), "lastChange");
        for (String column : List.of("lessons", "topics", "homeworks", "planning", "sor", "soch", "weekly")) {
            assertReason("missing.lessons", result.row("13"), column);
        }
        assertReason(
                "missing.timetable", run(EVERYTHING, "byInstitution", Map.of()).row("2"), "timetable");
    }

    private static void assertReason(String key, ReportRunner.Row row, String column) {
        assertNull(column, row.value(column));
        assertEquals(
                column,
                new FakeTexts(Language.KK).text(key),
                row.cells().get(column).reason());
    }

    @Test
    public void sharesBelowTheRulesAreWarnedInWords() {
        Result result = run(EVERYTHING, "byClass", SCHOOL);
        assertEquals(
                "орташа: 50,0% бастап 70,0% дейін",
                result.row("11").cells().get("homeworks").warning());
        assertEquals(
                "төмен: 50,0% шегінен аз",
                result.row("12").cells().get("homeworks").warning());
        assertTrue(result.row("11").cells().get("timely").warning().contains("80,0%"));
        assertEquals(
                "10 lessons are enough",
                "",
                result.row("11").cells().get("weekly").warning());
        assertFalse(result.row("12").cells().get("weekly").warning().isEmpty());
        ReportRunner.Row east = run(EVERYTHING, "byInstitution", Map.of()).row("3");
        assertEquals(
                "80 of 100 is in the high band",
                "",
                east.cells().get("homeworks").warning());
        assertEquals("", east.cells().get("homeworksTimely").warning());
    }

    @Test
    public void institutionsAndDistrictsShareTheirTimetables() {
        Result institutions = run(EVERYTHING, "byInstitution", Map.of());
        assertEquals(50.0, institutions.row("1").value("timetable"));
        assertEquals(100.0, institutions.row("3").value("timetable"));
        Result districts = run(EVERYTHING, "byDistrict", Map.of());
        assertEquals(50.0, districts.row("2").value("timetable"));
        assertEquals(29L, districts.row("2").value("lessons"));
        assertEquals(80.0, districts.row("3").value("homeworks"));
    }

    @Test
    public void aLongPeriodIsNotCountedByWeekForARegion() {
        Result all = run(false, EVERYTHING, "byInstitution", Map.of());
        assertReason("missing.longPeriod", all.row("1"), "timetable");
        Result one = run(false, EVERYTHING, "byInstitution", SCHOOL);
        assertEquals(50.0, one.row("1").value("timetable"));
    }

    @Test
    public void subjectsAndTeachersAreNamed() {
        Result subjects = run(EVERYTHING, "bySubject", Map.of());
        assertEquals(List.of("8", "7"), keys(subjects));
        assertEquals("Физика", subjects.row("7").value("subject"));
        assertEquals(30L, subjects.row("7").value("lessons"));
        Result teachers = run(EVERYTHING, "byTeacher", SCHOOL);
        assertEquals(List.of("6", "5"), keys(teachers));
        assertEquals("Ерлан", teachers.row("5").value("teacher"));
        assertEquals(75.0, teachers.row("5").value("topics"));
    }

    @Test
    public void filledRowsHaveATopicAHomeworkOrAMark() {
        assertEquals(List.of("11"), keys(run(EVERYTHING, "byClass", with(SCHOOL, "state", "filled"))));
        assertEquals(List.of("12", "13"), keys(run(EVERYTHING, "byClass", with(SCHOOL, "state", "unfilled"))));
    }

    private static Map<String, List<String>> with(Map<String, List<String>> chosen, String id, String value) {
        Map<String, List<String>> more = new HashMap<>(chosen);
        more.put(id, List.of(value));
        return more;
    }

    @Test
    public void anIntervalCountsItsWholeWeeks() {
        Result result = run(EVERYTHING, "byClass", WEEK);
        assertEquals(8L, result.row("11").value("lessons"));
        assertEquals(37.5, result.row("11").value("topics"));
        assertEquals(8.0, result.row("11").value("weekly"));
        assertReason("missing.finalsOfWeeks", result.row("11"), "finals");
        assertEquals("note.weeks", result.layout().note().orElseThrow());
    }

    @Test
    public void weeksDoNotGoWithSubjectsAndTeachers() {
        Result result = run(EVERYTHING, "bySubject", WEEK);
        assertEquals(List.of(), result.rows());
        assertEquals("note.choose", result.layout().note().orElseThrow());
        Report report = TestViewers.call(EVERYTHING, () -> report(region(), new FakeTexts(Language.KK)));
        assertTrue(ids(report, Choices.NONE).contains("subject"));
        assertFalse(ids(report, new Choices(WEEK)).contains("subject"));
        assertEquals(
                "the timetable does not ask for a subject",
                8.0,
                run(EVERYTHING, "byClass", with(WEEK, "subject", "7")).row("11").value("weekly"));
    }

    private static List<String> ids(Report report, Choices choices) {
        return report.parameters(choices).stream().map(Parameter::id).toList();
    }

    @Test
    public void everyFigureThatOpensCountsWhatItSays() {
        for (String form : List.of("byClass", "bySubject", "byTeacher", "byInstitution", "byDistrict")) {
            Set<String> opened = opened(form, form.equals("byTeacher") ? SCHOOL : Map.of());
            assertTrue(form + opened, opened.containsAll(Set.of("*/topics", "*/lessons")));
        }
    }

    @Test
    public void sumsOfRowsThatAreLeftOutDoNotOpen() {
        Set<String> opened = opened("byClass", Map.of("state", List.of("filled")));
        assertTrue(opened.toString(), opened.stream().noneMatch(figure -> figure.startsWith("*")));
        assertFalse(opened.isEmpty());
    }

    private Set<String> opened(String form, Map<String, List<String>> chosen) {
        return TestViewers.call(
                EVERYTHING,
                () -> new OpenedFigures(
                                new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY), form, chosen)
                        .open()
                        .keySet());
    }

    @Test
    public void recordsTellWhatTheyAre() {
        Result finals = evidence(EVERYTHING, "byClass", SCHOOL, "11", "finals");
        assertEquals("Босатылған", finals.row("1").value("value"));
        assertEquals(5L, finals.figures().get("evidence.difference"));
        Result changes = evidence(EVERYTHING, "byClass", SCHOOL, "11", "lastChange");
        assertEquals("Сабақ тақырыбы", changes.row("1").value("kind"));
        assertEquals("Ерлан", changes.row("1").value("teacher"));
        assertEquals(LAST, changes.row("1").value("writtenAt"));
        assertEquals(
                20L,
                evidence(EVERYTHING, "byClass", SCHOOL, "11", "weekly")
                        .figures()
                        .get("evidence.counted"));
    }

    @Test
    public void everyNoteOfEvidenceStandsInEveryLanguage() {
        Result result = run(EVERYTHING, "byClass", SCHOOL);
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            for (Column column : result.layout().columns()) {
                if (column.opens()) {
                    Layout opened = evidence(EVERYTHING, "byClass", SCHOOL, "11", column.id())
                            .layout();
                    assertEquals(Layout.Size.LARGE, opened.size());
                    assertTrue(texts.find(opened.note().orElseThrow()).isPresent());
                    opened.columns()
                            .forEach(one -> assertTrue(
                                    one.id(), texts.find("column." + one.id()).isPresent()));
                }
                assertTrue(column.id(), texts.find("column." + column.id()).isPresent());
            }
            for (String key : List.of("note.weeks", "note.choose", "note.noPeriod", "evidence.timetable")) {
                assertTrue(key, texts.find(key).isPresent());
            }
        }
    }

    @Test
    public void aDistrictSeesItsOwnOnly() {
        assertEquals(List.of("3"), keys(run(EAST, "byInstitution", Map.of())));
        assertEquals(List.of("7"), keys(run(EAST, "bySubject", Map.of())));
        assertEquals(10L, run(EAST, "bySubject", Map.of()).row("7").value("lessons"));
        assertEquals(List.of(), keys(run(EAST, "byClass", SCHOOL)));
        assertEquals(List.of(), keys(run(EAST, "byTeacher", SCHOOL)));
        assertEquals(
                List.of(),
                evidence(EAST, "byInstitution", Map.of(), "1", "topics").rows());
        assertEquals(
                List.of(),
                evidence(EAST, "byDistrict", Map.of(), "2", "timetable").rows());
        assertEquals(
                1,
                evidence(EAST, "byDistrict", Map.of(), "3", "timetable").rows().size());
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
        return run(true, viewer, form, chosen);
    }

    private Result run(boolean tellsDays, Viewer viewer, String form, Map<String, List<String>> chosen) {
        return TestViewers.call(
                viewer,
                () -> new ReportRunner(report(region(), new FakeTexts(Language.KK), tellsDays), TODAY)
                        .run(form, chosen));
    }
}
