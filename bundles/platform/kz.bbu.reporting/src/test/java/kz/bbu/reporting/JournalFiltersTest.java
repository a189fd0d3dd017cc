package kz.bbu.reporting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.Stage;
import kz.bbu.api.platform.Reports.Format;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Options;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeClasses;
import kz.bbu.testkit.FakeFacts;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.InstitutionBuilder;
import kz.bbu.testkit.TestViewers;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.After;
import org.junit.Test;

/** Institution 1 has the first two terms of 2026/27, institution 2 the first one and half of the year, institution 3 no journal. */
public class JournalFiltersTest {
    private final FakeRegistry registry = new FakeRegistry()
            .authority(1, 0, "Облыс", 0, 99)
            .authority(2, 1, "Бірінші аудан", 1, 49)
            .authority(3, 1, "Екінші аудан", 50, 99)
            .institution(institution(1, "Арман", 2, 2), 500, 40)
            .institution(institution(2, "Болашақ", 2, 3), 150, 20)
            .institution(institution(3, "Вега", 3, 51), 90, 12);
    private final Journals journals = journals();
    private final TestEngine engine =
            new TestEngine(registry, journals, new FakeTexts(Language.RU)).with("journals", new JournalsReport());

    private static InstitutionBuilder institution(long id, String name, long authority, long position) {
        return InstitutionBuilder.institution(id, name, "lyceum").under(authority, "Аудан", position);
    }

    private Journals journals() {
        Journals both = new Journals();
        both.facts = new FakeFacts(registry)
                .subject(7, "Алгебра")
                .count(1, 11, 7, 0, Period.term(2027, 1), Map.of(Count.FINAL_5, 1L))
                .count(1, 11, 7, 0, Period.term(2027, 2), Map.of(Count.FINAL_5, 1L))
                .count(2, 21, 7, 0, Period.term(2027, 1), Map.of(Count.FINAL_5, 1L))
                .count(2, 21, 7, 0, new Period(2027, Stage.HALF_YEAR, 1), Map.of(Count.FINAL_5, 1L));
        both.classes = new FakeClasses(registry).add(1, new SchoolClass(11, "5 «А»", 5, "kk", "1", "criteria", "", 25));
        return both;
    }

    @After
    public void stop() {
        engine.close();
    }

    @Test
    public void periodsAreThoseOfTheChosenOrganisationsWithTheirSchoolYear() {
        assertEquals(
                List.of("1-е полугодие, 2026/27", "2-я четверть, 2026/27", "1-я четверть, 2026/27"),
                labels(engine.screen("journals"), "period"));
        assertEquals(
                List.of("2-я четверть, 2026/27", "1-я четверть, 2026/27"),
                labels(engine.screen("journals", "institution", "1"), "period"));
        assertEquals(List.of(), labels(engine.screen("journals", "authority", "3"), "period"));
    }

    @Test
    public void aPeriodIsAlwaysChosenAndSaidInTheAddress() {
        assertEquals("202701", chosen(engine.screen("journals"), "period"));
        assertEquals("202701", chosen(engine.screen("journals", "period", ""), "period"));
        assertEquals(
                "?period=202701",
                Canonical.address(engine.screen("journals").look()).after(""));
    }

    @Test
    public void theLastTermThatHasEndedIsTheStandard() {
        assertEnded("202701", "202702", "202701");
        assertEnded("202701", "202701");
        assertEnded("202604", "202701", "202604", "202603");
        assertEnded("202704", "202704", "202703", "202702", "202701");
        assertEnded("202703", "202704", "202703", "202702");
        assertEnded("202704", "202720", "202704", "202703");
        assertEnded("202720", "202720", "202711");
        assertEquals(Optional.empty(), JournalOptions.lastEnded(Options.of(List.of())));
    }

    private static void assertEnded(String expected, String... periods) {
        Options options = Options.of(
                Arrays.stream(periods).map(code -> new Option(code, code)).toList());
        assertEquals(expected, JournalOptions.lastEnded(options).orElseThrow().value());
    }

    @Test
    public void classesAreThoseOfTheChosenInstitution() {
        assertEquals(List.of(), labels(engine.screen("journals"), "class"));
        assertEquals(List.of("5 «А»"), labels(engine.screen("journals", "institution", "1"), "class"));
        assertNotFound("class", "11");
        assertNotFound("institution", "2", "class", "11");
    }

    @Test
    public void languagesAndShiftsCanBeSeveral() {
        Screen screen = engine.screen("journals", "language", "kk", "language", "uz", "shift", "1", "shift", "3");

        assertEquals(List.of("kk", "uz"), screen.look().request().choices().all("language"));
        assertEquals(List.of("1", "3"), screen.look().request().choices().all("shift"));
        assertEquals(
                List.of("казахский", "русский", "английский", "узбекский", "уйгурский", "таджикский"),
                labels(screen, "language"));
    }

    @Test
    public void valuesThatAreNoOptionsAreRefused() {
        assertNotFound("period", "202604");
        assertNotFound("period", "' or 1=1");
        assertNotFound("institution", "1", "period", "202711");
        assertNotFound("subject", "8");
        assertNotFound("language", "de");
        assertNotFound("shift", "4");
        engine.as(TestViewers.of(Role.STAFF, new Scope(50, 99)));
        assertNotFound("period", "202701");
        assertNotFound("institution", "1", "class", "11");
    }

    @Test
    public void aPeriodThatOtherOrganisationsLackGivesWay() {
        Screen screen = engine.screen("journals", "institution", "1", "was.institution", "2", "period", "202711");

        assertEquals("202701", chosen(screen, "period"));
    }

    @Test
    public void takingTheAuthorityBackClearsTheClassToo() {
        Screen screen = engine.screen("journals", "authority", "2", "institution", "1", "class", "11");

        String authority = new ReportModel(screen, new FakeTexts(Language.RU))
                .filters()
                .chips()
                .get(0)
                .address();

        assertEquals("/reports/journals?period=202701", authority);
    }

    @Test
    public void coverageIsThatOfTheJournals() {
        assertEquals(
                new Coverage(2, 3, Optional.empty(), 0),
                engine.screen("journals").coverage().orElseThrow());
        assertEquals(
                new Coverage(1, 3, Optional.empty(), 0),
                engine.screen("journals", "period", "202702").coverage().orElseThrow());
        assertEquals(
                new Coverage(1, 1, Optional.empty(), 0),
                engine.screen("journals", "institution", "1").coverage().orElseThrow());
    }

    @Test
    public void everyFaceTellsThatFiguresAreBeingCountedAnew() throws Exception {
        String told = "показатели 2 организации пересчитываются, пока показаны прежние";
        ((FakeFacts) journals.facts).outdated(2);
        assertEquals(
                "По 2 из 3 организаций · данные ещё не загружены · " + told,
                new ReportModel(engine.screen("journals"), new FakeTexts(Language.RU))
                        .coverage()
                        .orElseThrow());
        JsonNode json = new ObjectMapper().readTree(engine.export("journals", Format.JSON));
        assertEquals(2, json.at("/coverage/outdated").asInt());
        assertTrue(engine.text("journals", Format.TABLE).contains(told));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(engine.export("journals", Format.XLSX)))) {
            assertTrue(StreamSupport.stream(book.getSheetAt(0).spliterator(), false)
                    .anyMatch(row -> row.getCell(0).getStringCellValue().contains(told)));
        }
    }

    @Test
    public void withoutJournalsThereIsNothingToChoose() {
        journals.facts = null;
        journals.classes = null;

        Screen screen = engine.screen("journals", "institution", "1");

        assertEquals(List.of(), labels(screen, "period"));
        assertEquals(List.of(), labels(screen, "class"));
        assertEquals(List.of(), labels(screen, "subject"));
        assertEquals(
                new Coverage(3, 3, Optional.empty(), 0),
                engine.screen("journals").coverage().orElseThrow());
        assertNotFound("period", "202701");
    }

    private void assertNotFound(String... query) {
        Problem problem = assertThrows(Problem.class, () -> engine.screen("journals", query));
        assertEquals(CommonError.NOT_FOUND, problem.code());
    }

    private String chosen(Screen screen, String id) {
        return screen.look().request().choices().one(id).orElseThrow();
    }

    private List<String> labels(Screen screen, String id) {
        return engine.call(() -> screen.look().filters().stream()
                .filter(filter -> filter.parameter().id().equals(id))
                .flatMap(filter -> filter.options().orElseThrow().page("", 0, 100).stream())
                .map(Option::label)
                .toList());
    }

    private static final class JournalsReport implements Report {
        @Override
        public List<Parameter> parameters(Choices chosen) {
            return List.of(
                    Parameter.authority(),
                    Parameter.institution(),
                    Parameter.schoolClass(),
                    Parameter.period(),
                    Parameter.subject(),
                    Parameter.instructionLanguage(),
                    Parameter.shift());
        }

        @Override
        public Layout layout(ReportRequest request) {
            return Layout.builder().columns(Column.text("name")).build();
        }

        @Override
        public void fill(ReportRequest request, Rows rows) {
            rows.add("1", "a row");
        }
    }
}
