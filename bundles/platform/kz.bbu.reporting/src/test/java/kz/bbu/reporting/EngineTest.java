package kz.bbu.reporting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Reports.Format;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.InstitutionBuilder;
import kz.bbu.testkit.TestViewers;
import org.junit.After;
import org.junit.Test;

public class EngineTest {
    private final FakeRegistry registry = new FakeRegistry()
            .authority(1, 0, "Облыс", 0, 99)
            .authority(2, 1, "Бірінші аудан", 1, 49)
            .authority(3, 1, "Екінші аудан", 50, 99)
            .institution(institution(1, "Вега", 2, "Бірінші аудан", 2).places(400), 500, 40)
            .institution(institution(2, "Арман", 2, "Бірінші аудан", 3).places(300), 150, 20)
            .institution(institution(3, "Болашақ", 3, "Екінші аудан", 51), 90, 12);
    private final TestEngine engine = new TestEngine(registry).with("schools", new SchoolsReport(registry));

    @After
    public void stop() {
        engine.close();
    }

    @Test
    public void totalsAndGroupsAreSummedOverAllPages() {
        Screen screen = engine.screen("schools");

        assertEquals(740L, screen.page().totals().orElseThrow().get(1).value().orElseThrow());
        assertEquals(
                650L, screen.whole().groups().get(0).totals().get(1).value().orElseThrow());
        assertEquals(2, screen.whole().groups().size());
    }

    @Test
    public void rowsAreSortedWithinTheirGroup() {
        assertEquals(List.of("2", "1", "3"), TestEngine.keys(engine.screen("schools", "sort", "name")));
        assertEquals(List.of("1", "2", "3"), TestEngine.keys(engine.screen("schools", "sort", "-pupils")));
    }

    @Test
    public void missingValuesStandLastEitherWay() {
        FakeRegistry one = new FakeRegistry()
                .authority(1, 0, "Облыс", 0, 99)
                .institution(institution(1, "A", 1, "Облыс", 1), 1, 1)
                .institution(institution(2, "B", 1, "Облыс", 2).places(10), 5, 1)
                .institution(institution(3, "C", 1, "Облыс", 3).places(10), 6, 1);
        try (TestEngine own = new TestEngine(one).with("schools", new SchoolsReport(one))) {
            assertEquals(List.of("2", "3", "1"), TestEngine.keys(own.screen("schools", "sort", "share")));
            assertEquals(List.of("3", "2", "1"), TestEngine.keys(own.screen("schools", "sort", "-share")));
        }
    }

    @Test
    public void whatLiesOutsideTheScopeIsNotThere() {
        engine.as(TestViewers.of(Role.STAFF, new Scope(50, 99)));

        assertEquals(List.of("3"), TestEngine.keys(engine.screen("schools")));
        assertProblem(CommonError.NOT_FOUND, "schools", "institution", "1");
        assertProblem(CommonError.NOT_FOUND, "schools", "authority", "2");
        assertProblem(CommonError.NOT_FOUND, "schools", "row", "1", "column", "pupils");
    }

    @Test
    public void anInstitutionOfAnotherAuthorityIsNotThere() {
        engine.screen("schools", "authority", "3", "institution", "3");

        assertProblem(CommonError.NOT_FOUND, "schools", "authority", "2", "institution", "3");
    }

    @Test
    public void aChangedParentClearsTheChild() {
        Screen screen = engine.screen(
                "schools", "authority", "3", "was.authority", "2", "institution", "1", "was.institution", "1");

        assertEquals(
                "/reports/schools?authority=3", Canonical.address(screen.look()).after("/reports/schools"));
    }

    @Test
    public void onlyOneFoundIsChosenAtOnce() {
        Screen screen = engine.screen("schools", "find.institution", "арм", "was.institution", "");

        assertEquals(List.of("2"), screen.look().request().choices().all("institution"));
    }

    @Test
    public void aStandardValueCanBeTakenBack() {
        assertEquals(
                "1",
                engine.screen("schools").look().request().choices().one("shift").orElseThrow());
        Screen without = engine.screen("schools", "shift", "");
        assertFalse(without.look().request().choices().one("shift").isPresent());
        assertEquals("?shift=", Canonical.address(without.look()).after(""));
    }

    @Test
    public void valuesThatAreNoOptionsAreRefused() {
        assertProblem(CommonError.NOT_FOUND, "schools", "shift", "7");
        assertProblem(CommonError.NOT_FOUND, "schools", "type", "castle");
        assertProblem(CommonError.NOT_FOUND, "schools", "institution", "' or 1=1");
        assertProblem(CommonError.NOT_FOUND, "schools", "form", "three");
        assertProblem(CommonError.NOT_FOUND, "schools", "form", "four");
        assertProblem(CommonError.BAD_VALUE, "schools", "date", "31.12.2026");
        assertProblem(CommonError.NOT_FOUND, "missing");
    }

    @Test
    public void whatNobodyKnowsIsLeftAside() {
        Screen screen = engine.screen("schools", "utm", "x", "page", "abc", "size", "7", "sort", "nothing");

        assertEquals(3, screen.page().rows().size());
        assertEquals(Paging.STANDARD, screen.paging().size());
    }

    @Test
    public void aReportIsForItsAudience() {
        engine.as(TestViewers.of(Role.MEMBER, Scope.EVERYTHING));

        assertProblem(CommonError.FORBIDDEN, "schools");
        assertTrue(engine.call(engine.engine::visible).isEmpty());
    }

    @Test
    public void aReportThatAnAuthorityHasSwitchedOffIsNotThereForItsPeopleAlone() {
        engine.without(1, "schools");
        assertProblem(CommonError.NOT_FOUND, "schools");
        Problem file = assertThrows(Problem.class, () -> engine.export("schools", Format.CSV));
        assertEquals(CommonError.NOT_FOUND, file.code());
        assertTrue(engine.call(engine.engine::visible).isEmpty());
        engine.as(new Viewer(2, "Other", Role.STAFF, 2, Scope.EVERYTHING, Language.KK, "127.0.0.1", ""));
        assertEquals(1, engine.call(engine.engine::visible).size());
        assertEquals(3, engine.screen("schools").page().rows().size());
    }

    @Test
    public void aFigureOpensItsRecords() {
        Screen opened = engine.screen("schools", "row", "1", "column", "pupils");

        assertEquals("Вега", opened.look().figure().orElseThrow().rowName());
        assertEquals("500", opened.look().figure().orElseThrow().value());
        assertEquals(1, opened.page().rows().size());
        assertProblem(CommonError.NOT_FOUND, "schools", "row", "1", "column", "staff");
        assertProblem(CommonError.NOT_FOUND, "schools", "row", "99", "column", "pupils");
        assertProblem(CommonError.NOT_FOUND, "schools", "row", "1");
    }

    @Test
    public void aLargeFigureOpensTheRecordsOfAllRows() {
        Screen opened = engine.screen("schools", "row", "*", "column", "schools");

        assertEquals("3", opened.look().figure().orElseThrow().value());
        assertEquals("*", TestEngine.keys(opened).get(0));
        assertProblem(CommonError.NOT_FOUND, "schools", "row", "*", "column", "rooms");
    }

    @Test
    public void sumsOpenTheirRecords() {
        Screen all = engine.screen("schools", "row", "*", "column", "pupils");
        assertEquals("740", all.look().figure().orElseThrow().value());
        Screen group = engine.screen("schools", "row", "Бірінші аудан", "column", "pupils");
        assertEquals("650", group.look().figure().orElseThrow().value());
        assertEquals("Бірінші аудан", group.look().figure().orElseThrow().rowName());

        assertProblem(CommonError.NOT_FOUND, "schools", "row", "*", "column", "staff");
        try (TestEngine shut = new TestEngine().with("rows", rows(2))) {
            Problem problem = assertThrows(Problem.class, () -> shut.screen("rows", "row", "*", "column", "pupils"));
            assertEquals(CommonError.NOT_FOUND, problem.code());
        }
    }

    @Test
    public void pagesAreCutAndTheLastOneIsNeverPassed() {
        try (TestEngine many = new TestEngine().with("rows", rows(260))) {
            Screen last = many.screen("rows", "page", "99", "size", "100");

            assertEquals(60, last.page().rows().size());
            assertEquals(3, last.paging().page());
            assertEquals(
                    33670L, last.page().totals().orElseThrow().get(1).value().orElseThrow());
        }
    }

    @Test
    public void printingShowsAllRows() {
        try (TestEngine many = new TestEngine().with("rows", rows(260))) {
            assertEquals(260, many.screen("rows", "print", "1").page().rows().size());
        }
    }

    @Test
    public void tooManyRowsAreSaidAndNotCut() {
        try (TestEngine many =
                new TestEngine().with("full", rows(Looks.SMALL_LIMIT)).with("over", rows(Looks.SMALL_LIMIT + 1))) {
            assertEquals(Looks.SMALL_LIMIT, many.screen("full").paging().count());
            Problem problem = assertThrows(Problem.class, () -> many.screen("over"));
            assertEquals(ReportingError.TOO_MANY_ROWS, problem.code());
        }
    }

    @Test
    public void everyExportIsRecorded() {
        engine.export("schools", Format.CSV, "authority", "2");

        assertEquals(List.of("export /reports/schools.csv?authority=2"), engine.audited);
    }

    private void assertProblem(ErrorCode code, String id, String... query) {
        Problem problem = assertThrows(Problem.class, () -> engine.screen(id, query));
        assertEquals(code, problem.code());
    }

    private static InstitutionBuilder institution(
            long id, String name, long authority, String authorityName, long position) {
        return InstitutionBuilder.institution(id, name, "lyceum").under(authority, authorityName, position);
    }

    private static Report rows(int count) {
        return new Report() {
            @Override
            public Layout layout(ReportRequest request) {
                return Layout.builder()
                        .columns(
                                Column.text("name"),
                                Column.integer("pupils").summed().opening())
                        .build();
            }

            @Override
            public void fill(ReportRequest request, Rows rows) {
                IntStream.range(0, count).forEach(i -> rows.add("k" + i, "Row " + i, i));
            }
        };
    }
}
