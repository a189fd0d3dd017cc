package kz.bbu.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Breakdown;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.DayRules;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactChoices;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.RecordTable;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Language;
import org.junit.Test;

/** Choices, rows and records of reports of journals: institutions 1 and 2 lie in district 2, institution 3 directly under the oblast 1. */
public class BreakdownTest {
    private static final Period FIRST = Period.term(2027, 1);
    private static final Period SECOND = Period.term(2027, 2);
    private static final Viewer EVERYTHING = TestViewers.staff();
    private static final Viewer DISTRICT = TestViewers.of(Role.STAFF, new Scope(1, 49));
    private static final FactQuery ALL = FactQuery.by(new Dimension[0]).in(FIRST);

    private final FakeRegistry registry = new FakeRegistry()
            .authority(1, 0, "Облыс", 0, 99)
            .authority(2, 1, "Аудан", 1, 49)
            .institution(InstitutionBuilder.institution(1, "Б", "lyceum").under(2, "Аудан", 2), 1, 1)
            .institution(InstitutionBuilder.institution(2, "А", "lyceum").under(2, "Аудан", 3), 1, 1)
            .institution(InstitutionBuilder.institution(3, "В", "school").under(1, "Облыс", 51), 1, 1);
    private final FakeFacts facts = new FakeFacts(registry)
            .subject(7, "Физика")
            .subject(8, "Алгебра")
            .count(1, 11, 7, 5, FIRST, Map.of(Count.LESSONS, 10L))
            .count(1, 12, 8, 6, FIRST, Map.of(Count.LESSONS, 20L))
            .count(1, 11, 0, 0, FIRST, Map.of(Count.FULL_DAYS, 3L))
            .count(1, 11, 7, 5, SECOND, Map.of(Count.LESSONS, 400L))
            .count(3, 31, 7, 5, FIRST, Map.of(Count.LESSONS, 70L));
    private final FakeClasses classes = new FakeClasses(registry)
            .name(5, "Ерлан")
            .name(6, "Айгүл")
            .add(1, schoolClass(11, "5 «А»", 5), schoolClass(13, "6 «А»", 6));
    private final Breakdown breakdown = new Breakdown(registry, facts, classes, new FakeAlphabet());

    private static SchoolClass schoolClass(long id, String name, int grade) {
        return new SchoolClass(id, name, grade, "kk", "1", "classic", "", 20);
    }

    private List<String> rows(Viewer viewer, By by, FactQuery query) {
        List<String> rows = new ArrayList<>();
        TestViewers.call(viewer, () -> {
            breakdown.rows(
                    by,
                    query,
                    one -> true,
                    row -> rows.add(
                            row.key() + " " + row.name() + " " + row.counts().count(Count.LESSONS)));
            return null;
        });
        return rows;
    }

    @Test
    public void rowsAreNamedAndOrdered() {
        FactQuery one = ALL.institution(1);
        assertEquals(List.of("2 А 0", "1 Б 30", "3 В 70"), rows(EVERYTHING, By.INSTITUTION, ALL));
        assertEquals(List.of("2 Аудан 30", "1 Облыс 70"), rows(EVERYTHING, By.DISTRICT, ALL));
        assertEquals(List.of("8 Алгебра 20", "7 Физика 80"), rows(EVERYTHING, By.SUBJECT, ALL));
        assertEquals(List.of("6 Айгүл 20", "5 Ерлан 10"), rows(EVERYTHING, By.TEACHER, one));
        assertEquals(List.of("11 5 «А» 10", "13 6 «А» 0"), rows(EVERYTHING, By.CLASS, one));
        assertEquals(List.of(), rows(EVERYTHING, By.CLASS, ALL));
    }

    @Test
    public void nothingOutsideTheScopeIsGiven() {
        assertEquals(List.of("2 А 0", "1 Б 30"), rows(DISTRICT, By.INSTITUTION, ALL));
        assertEquals(List.of("2 Аудан 30"), rows(DISTRICT, By.DISTRICT, ALL));
        assertEquals(List.of(), rows(DISTRICT, By.CLASS, ALL.institution(3)));
    }

    @Test
    public void theQueryOfARowCountsWhatTheRowDoes() {
        TestViewers.call(EVERYTHING, () -> {
            FactQuery one = ALL.institution(1);
            for (By by : By.values()) {
                FactQuery query = by == By.CLASS || by == By.TEACHER ? one : by == By.WEEK ? weeks() : ALL;
                List<Breakdown.Row> all = new ArrayList<>();
                breakdown.rows(by, query, any -> true, all::add);
                assertFalse(by.name(), all.isEmpty());
                for (Breakdown.Row row : all) {
                    FactRow sum = FactRow.none();
                    facts.select(breakdown.of(by, query, row.key()), sum::add);
                    assertEquals(by + " " + row.key(), row.counts().count(Count.LESSONS), sum.count(Count.LESSONS));
                }
            }
            return null;
        });
    }

    private FactQuery weeks() {
        LocalDate monday = LocalDate.of(2026, 9, 7);
        facts.count(Map.of(Dimension.INSTITUTION, 1L, Dimension.WEEK, monday.toEpochDay()), Map.of(Count.LESSONS, 5L));
        return FactQuery.by(new Dimension[0]).weeks(monday, monday);
    }

    @Test
    public void aKeyOfAnotherRowCountsNothing() {
        TestViewers.call(EVERYTHING, () -> {
            FactQuery one = ALL.institution(1).only(Dimension.CLASS, 11L);
            FactRow sum = FactRow.none();
            facts.select(breakdown.of(By.CLASS, one, "12"), sum::add);
            facts.select(breakdown.of(By.INSTITUTION, one, "3"), sum::add);
            facts.select(breakdown.of(By.DISTRICT, one, "1"), sum::add);
            assertEquals(0, sum.count(Count.LESSONS));
            assertThrows(Problem.class, () -> breakdown.of(By.CLASS, one, "x"));
            assertThrows(Problem.class, () -> breakdown.of(By.WEEK, weeks(), "2026-09-14"));
            return null;
        });
    }

    @Test
    public void choicesNarrowTheQuery() {
        TestViewers.call(EVERYTHING, () -> {
            FactChoices chosen = new FactChoices(
                    new Choices(Map.of(
                            "institution", List.of("1"),
                            "class", List.of("11"),
                            "subject", List.of("7"),
                            "period", List.of("202701"))),
                    facts);
            assertEquals(Optional.of(FIRST), chosen.period());
            assertEquals(
                    Map.of(Dimension.CLASS, Set.of(11L), Dimension.SUBJECT, Set.of(7L)),
                    chosen.query().only());
            Logins.Span days = new Logins.Span(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 6));
            assertEquals(
                    Map.of(Dimension.CLASS, Set.of(11L)), chosen.weeks(days).only());
            assertTrue("the week of 31 August", chosen.weeks(days).periods().isEmpty());
            assertEquals(
                    LocalDate.of(2026, 8, 26),
                    chosen.weeks(days).weeks().orElseThrow().first());
            assertTrue(chosen.leaves(schoolClass(11, "", 5)));
            assertFalse(chosen.leaves(schoolClass(13, "", 5)));
            return null;
        });
    }

    @Test
    public void withoutAChoiceTheNewestPeriodIsTaken() {
        TestViewers.call(EVERYTHING, () -> {
            FactChoices nothing = new FactChoices(Choices.NONE, facts);
            assertEquals(Optional.of(SECOND), nothing.period());
            assertEquals(LocalDate.of(2026, 8, 1), nothing.days().first());
            facts.days(SECOND, LocalDate.of(2026, 11, 2), LocalDate.of(2026, 12, 29));
            assertEquals(LocalDate.of(2026, 12, 29), nothing.days().last());
            assertTrue(nothing.isCurrent(LocalDate.of(2027, 7, 31)));
            assertFalse(nothing.isCurrent(LocalDate.of(2027, 8, 1)));
            return null;
        });
    }

    @Test
    public void aRuleForSeveralGradesIsTheOneTheyShare() {
        FakeRules rules = FakeRules.usual();
        LocalDate day = LocalDate.of(2026, 11, 14);
        Rules.Kind kind = Rules.Kind.ATTENDANCE_BANDS;
        Rules.Rule rule = new DayRules(rules, day).of(kind, 0).orElseThrow();
        assertEquals(DayRules.Band.LOW, DayRules.Band.of(59.9, rule));
        assertEquals(DayRules.Band.MIDDLE, DayRules.Band.of(60, rule));
        assertEquals(DayRules.Band.HIGH, DayRules.Band.of(90, rule));
        FakeRules two = new FakeRules().rule(kind, 0, 4, 60, 90).rule(kind, 5, 12, 70, 95);
        assertEquals(Optional.empty(), new DayRules(two, day).of(kind, 0));
        assertEquals(70, new DayRules(two, day).of(kind, 7).orElseThrow().number("low"), 0);
    }

    @Test
    public void allRowsTogetherAreTheSumOfTheRows() {
        FactQuery all = ALL.institution(1);
        for (By by : List.of(By.SUBJECT, By.TEACHER, By.GRADE)) {
            FactRow rows = FactRow.none();
            FactRow together = FactRow.none();
            TestViewers.call(EVERYTHING, () -> {
                breakdown.rows(by, all, one -> false, row -> rows.add(row.counts()));
                facts.select(breakdown.of(by, all, Rows.ALL).toldApartBy(), together::add);
                return null;
            });
            assertEquals(by.name(), rows.count(Count.LESSONS), together.count(Count.LESSONS));
            assertEquals(by.name(), rows.count(Count.FULL_DAYS), together.count(Count.FULL_DAYS));
        }
    }

    @Test
    public void aMeasureShowsItsNumeratorAndWhatTheNumeratorTakesAway() {
        facts.count(1, 11, 7, 5, FIRST, Map.of(Count.ATTENDABLE, 100L, Count.ILL, 4L, Count.UNEXCUSED, 1L))
                .record(absence("ill", "Сәуле"))
                .record(absence("unexcused", "Тимур"));
        ReportRunner.Result opened = opened();
        assertEquals(95L, opened.figures().get("evidence.numerator"));
        assertEquals(100L, opened.figures().get("evidence.denominator"));
        assertEquals(5L, opened.figures().get("evidence.difference"));
        assertEquals(Layout.Size.LARGE, opened.layout().size());
        assertEquals("Сәуле", opened.row("1").value("pupil"));
        assertEquals("Б", opened.row("1").value("institution"));
        assertEquals(
                new FakeTexts(Language.KK).text("absence.ill"), opened.row("1").value("kind"));
        assertFalse(opened.row("1").cells().get("teacher").reason().isEmpty());
    }

    private ReportRunner.Result opened() {
        RecordTable records = new RecordTable(facts, registry, new FakeTexts(Language.KK));
        Report report = new Report() {
            @Override
            public Layout layout(ReportRequest request) {
                return Layout.builder().build();
            }

            @Override
            public void fill(ReportRequest request, Rows rows) {}

            @Override
            public kz.bbu.api.report.Evidence evidence(ReportRequest request, String rowKey, String column) {
                return records.ofMeasure(ALL.institution(1), Measure.ATTENDANCE, "note", request);
            }
        };
        return TestViewers.call(
                EVERYTHING,
                () -> new ReportRunner(report, LocalDate.of(2026, 11, 14)).evidence("", Map.of(), "1", "attendance"));
    }

    private static SourceRecord absence(String code, String pupil) {
        return new SourceRecord(
                Count.Source.ATTENDANCE,
                1,
                11,
                "5 «А»",
                7,
                "Физика",
                "",
                pupil,
                Optional.of(LocalDate.of(2026, 9, 7)),
                OptionalInt.of(2),
                code,
                "",
                "",
                "",
                Optional.<Instant>empty());
    }
}
