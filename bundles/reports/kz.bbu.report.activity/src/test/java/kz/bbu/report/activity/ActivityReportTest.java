package kz.bbu.report.activity;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.ReportRequest.Order;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.testkit.FakeLogins;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.InstitutionBuilder;
import kz.bbu.testkit.ReportContract;
import kz.bbu.testkit.ReportRunner;
import kz.bbu.testkit.ReportRunner.Result;
import kz.bbu.testkit.ReportRunner.Row;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/**
 * Figures counted by hand; institutions 1 and 2 are in the west, 3 in the east has no log-ins in the data.
 *
 * <pre>
 * institution  person  roles          account  log-ins
 * 1            Алма    staff, parent  yes      02.10.: 2, 03.10.: 1, 02.11.: 1
 * 1            Болат   pupil          yes      02.10.: 3
 * 1            Гүл     pupil          yes      31.10.: 1
 * 1            Дана    parent         no       -
 * 2            Алма    parent         yes      02.10.: 1
 * 2            Ерлан   staff          yes      01.10.: 4
 *
 * day     visitors  staff  pupils  parents  log-ins  institutions
 * 01.10.     1        1      0       0         4         1
 * 02.10.     3        1      1       2         6         2     Алма in both institutions
 * 03.10.     1        1      0       1         1         1
 * 31.10.     1        0      1       0         1         1
 * October    5        2      2       2        12         2     mean of a day (1 + 3 + 1 + 1) / 31
 *
 * October by institution        1    2
 * visitors                      3    2
 * log-ins                       7    5
 * log-ins per visitor         7/3  5/2
 * by role                   1+2+1  1+1
 * persons  500+40+500, 150+20+150, 90+12+90: 1040, 320, 192; of them half are users
 * share who logged in      4/520  2/160
 * </pre>
 */
public class ActivityReportTest extends ReportContract {
    private static final Viewer EVERYTHING = TestViewers.staff();
    private static final Viewer EAST = TestViewers.of(Role.STAFF, new Scope(50, 99));
    private static final String BY_AUTHORITY = "byAuthority";
    private static final String ALL = "allInstitutions";
    private static final Map<String, List<String>> OCTOBER = Map.of("month", List.of("2026-10"));

    @Override
    protected Report report(Registry registry, Texts texts) {
        return new ActivityReport(logins(registry), registry, texts);
    }

    private static FakeLogins logins(Registry registry) {
        return new FakeLogins(registry)
                .person(1, 11, "Алма", true, "parent", "staff")
                .person(1, 12, "Болат", true, "pupil")
                .person(1, 13, "Гүл", true, "pupil")
                .person(1, 14, "Дана", false, "parent")
                .person(2, 11, "Алма", true, "parent")
                .person(2, 22, "Ерлан", true, "staff")
                .login(1, 11, day("2026-10-02"), 2)
                .login(1, 11, day("2026-10-03"), 1)
                .login(1, 11, day("2026-11-02"), 1)
                .login(1, 12, day("2026-10-02"), 3)
                .login(1, 13, day("2026-10-31"), 1)
                .login(2, 11, day("2026-10-02"), 1)
                .login(2, 22, day("2026-10-01"), 4);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    public void daysAreCountedAsByHand() {
        Result result = run(EVERYTHING, BY_AUTHORITY, Map.of());

        assertEquals("October is the newest whole month", 31, result.rows().size());
        assertRow(result.row("2026-10-01"), 1, 1, 0, 0, 4, 1);
        assertRow(result.row("2026-10-02"), 3, 1, 1, 2, 6, 2);
        assertRow(result.row("2026-10-03"), 1, 1, 0, 1, 1, 1);
        assertRow(result.row("2026-10-04"), 0, 0, 0, 0, 0, 0);
        assertRow(result.row("2026-10-31"), 1, 0, 1, 0, 1, 1);
        assertEquals(1552L, result.figures().get("figure.persons"));
        assertEquals(776L, result.figures().get("figure.users"));
        assertEquals(50.0, result.figures().get("figure.registered"));
        assertEquals(6.0 / 31, result.figures().get("figure.average.day"));
    }

    private static void assertRow(Row row, long... expected) {
        List<String> columns = List.of("visitors", "staff", "pupils", "parents", "logins", "institutions");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(row.key() + "/" + columns.get(i), expected[i], row.value(columns.get(i)));
        }
    }

    @Test
    public void whoComesOnSeveralDaysIsCountedOnceInAMonth() {
        Result result = run(EVERYTHING, BY_AUTHORITY, Map.of("step", List.of("month")));

        assertEquals(List.of("2026-10-01", "2026-11-01"), keys(result));
        assertEquals("Қазан 2026", result.row("2026-10-01").value("month"));
        assertRow(result.row("2026-10-01"), 5, 2, 2, 2, 12, 2);
        assertRow(result.row("2026-11-01"), 1, 1, 0, 1, 1, 1);
        assertEquals("(5 + 1) / 2", 3.0, result.figures().get("figure.average.month"));
        assertTrue(result.layout().columns().stream().allMatch(column -> column.total() == Column.Total.NONE));
    }

    @Test
    public void weeksAreWholeAndHaveNoGaps() {
        Map<String, List<String>> chosen =
                Map.of("step", List.of("week"), "from", List.of("2026-10-02"), "to", List.of("2026-11-02"));
        Result result = run(EVERYTHING, BY_AUTHORITY, chosen);

        assertEquals(
                List.of("2026-09-28", "2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02"),
                keys(result));
        assertEquals("28.09.2026 – 04.10.2026", result.row("2026-09-28").value("week"));
        assertRow(result.row("2026-09-28"), 4, 2, 1, 2, 11, 2);
        assertRow(result.row("2026-10-05"), 0, 0, 0, 0, 0, 0);
    }

    @Test
    public void anIntervalHoldsItsDaysOnly() {
        Map<String, List<String>> chosen = Map.of("from", List.of("2026-10-30"), "to", List.of("2026-11-01"));

        assertEquals(List.of("2026-10-30", "2026-10-31", "2026-11-01"), keys(run(EVERYTHING, BY_AUTHORITY, chosen)));
        Map<String, List<String>> backwards = Map.of("from", List.of("2026-10-03"), "to", List.of("2026-10-02"));
        assertThrows(Problem.class, () -> run(EVERYTHING, BY_AUTHORITY, backwards));
    }

    @Test
    public void daysOutsideTheDataAreDashesWithTheReason() {
        Map<String, List<String>> second = with(OCTOBER, "institution", "2");
        Row covered = run(EVERYTHING, BY_AUTHORITY, second).row("2026-10-02");
        Row outside = run(EVERYTHING, BY_AUTHORITY, second).row("2026-10-03");
        Row nothing =
                run(EVERYTHING, BY_AUTHORITY, with(OCTOBER, "institution", "3")).row("2026-10-03");

        assertEquals(1L, covered.value("visitors"));
        assertNull(outside.value("visitors"));
        assertEquals(
                "Кірулер туралы дерек тек 01.10.2026 – 02.10.2026 аралығы үшін бар",
                outside.cells().get("visitors").reason());
        assertNull(nothing.value("logins"));
        assertEquals(
                "Жүктелген пакеттерде кірулер туралы дерек жоқ",
                nothing.cells().get("logins").reason());
    }

    @Test
    public void institutionsAreCountedAsByHand() {
        Result result = run(EVERYTHING, ALL, OCTOBER);

        Row first = result.row("1");
        assertEquals(1040L, first.value("persons"));
        assertEquals(520L, first.value("users"));
        assertEquals(50.0, first.value("registered"));
        assertEquals(50.0, first.value("pupils"));
        assertEquals(3L, first.value("visitors"));
        assertEquals(400.0 / 520, (double) first.value("active"), 1e-9);
        assertEquals(7L, first.value("logins"));
        assertEquals(7.0 / 3, (double) first.value("perVisitor"), 1e-9);
        Row second = result.row("2");
        assertEquals(2L, second.value("visitors"));
        assertEquals(200.0 / 160, (double) second.value("active"), 1e-9);
        assertEquals(2.5, second.value("perVisitor"));
        assertEquals(5L, result.figures().get("figure.visitors"));
        assertEquals(776L, result.figures().get("figure.users"));
    }

    @Test
    public void largeFiguresAndSumsOpenTheInstitutionsThatMakeThem() {
        for (String form : List.of(BY_AUTHORITY, ALL)) {
            Result persons = evidence(EVERYTHING, form, OCTOBER, "*", "persons");
            assertEquals(
                    1552L,
                    persons.rows().stream()
                            .mapToLong(row -> (Long) row.value("persons"))
                            .sum());
            assertEquals(
                    "/reports/activity?form=allInstitutions&month=2026-10&row=1&column=persons",
                    persons.row("1").cells().get("institution").link());
        }
        Result visitors = evidence(EVERYTHING, ALL, OCTOBER, "*", "visitors");
        assertEquals(
                5L,
                visitors.rows().stream()
                        .mapToLong(row -> (Long) row.value("visitors"))
                        .sum());
        assertEquals(
                "/reports/activity?form=allInstitutions&month=2026-10&row=1&column=visitors",
                visitors.row("1").cells().get("institution").link());
        assertTrue(run(EVERYTHING, ALL, OCTOBER).layout().sumsOpen());
        assertEquals(
                Set.of("persons", "users", "registered", "visitors"),
                Set.copyOf(run(EVERYTHING, ALL, OCTOBER).opening().values()));
    }

    @Test
    public void anInstitutionWithoutLogInsShowsDashes() {
        Row none = run(EVERYTHING, ALL, OCTOBER).row("3");
        Row before = run(EVERYTHING, ALL, Map.of("month", List.of("2026-11"))).row("2");

        for (String column : List.of("visitors", "active", "logins", "perVisitor")) {
            assertNull(column, none.value(column));
            assertEquals(
                    "Жүктелген пакеттерде кірулер туралы дерек жоқ",
                    none.cells().get(column).reason());
            assertNull(column, before.value(column));
            assertEquals(
                    "Кірулер туралы дерек тек 01.10.2026 – 31.10.2026 аралығы үшін бар",
                    before.cells().get(column).reason());
        }
        assertEquals(192L, none.value("persons"));
    }

    @Test
    public void theMonthsAreThoseOfTheDataNewestFirst() {
        Parameter month = month(EVERYTHING);

        assertEquals(
                List.of(new Option("2026-11", "Қараша 2026"), new Option("2026-10", "Қазан 2026")),
                month.options().orElseThrow().page("", 0, 100));
        assertEquals("2026-10", month.standard());
        Parameter none = month(EAST);
        assertEquals(List.of(), none.options().orElseThrow().page("", 0, 100));
        assertEquals("", none.standard());
    }

    private Parameter month(Viewer viewer) {
        return as(
                viewer,
                () ->
                        report(region(), new FakeTexts(Language.KK))
                                .parameters(new Choices(Map.of("to", List.of())))
                                .stream()
                                .filter(parameter -> parameter.id().equals("month"))
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    public void everyParameterHasALabel() {
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            as(EVERYTHING, () -> report(region(), texts).parameters(new Choices(Map.of("to", List.of()))))
                    .forEach(parameter -> assertTrue(
                            parameter.id(),
                            texts.find("parameter." + parameter.id()).isPresent()));
        }
    }

    @Test
    public void aFigureOfSeveralInstitutionsOpensTheirsWhichAddUp() {
        for (String column : List.of("visitors", "staff", "pupils", "parents", "logins")) {
            Row figure = run(EVERYTHING, BY_AUTHORITY, OCTOBER).row("2026-10-02");
            Result opened = evidence(EVERYTHING, BY_AUTHORITY, OCTOBER, "2026-10-02", column);

            assertEquals(
                    column,
                    figure.value(column),
                    opened.rows().stream()
                            .mapToLong(row -> (long) row.value(column))
                            .sum());
            assertTrue(opened.rows().stream().noneMatch(row -> row.value(column).equals(0L)));
        }
        Row first = evidence(EVERYTHING, BY_AUTHORITY, OCTOBER, "2026-10-02", "staff")
                .row("1");
        assertEquals(
                "/reports/activity?form=byAuthority&institution=1&month=2026-10&row=2026-10-02&column=staff",
                first.cells().get("institution").link());
    }

    @Test
    public void everyFigureOfOneInstitutionOpensAsManyPersonsAsItSays() {
        for (String step : List.of("day", "week", "month")) {
            Map<String, List<String>> chosen = with(with(OCTOBER, "institution", "1"), "step", step);
            for (Row row : run(EVERYTHING, BY_AUTHORITY, chosen).rows()) {
                for (String column : List.of("visitors", "staff", "pupils", "parents")) {
                    Result opened = evidence(EVERYTHING, BY_AUTHORITY, chosen, row.key(), column);
                    Object figure = row.value(column) == null ? 0L : row.value(column);
                    assertEquals(step + " " + row.key() + "/" + column, figure, (long)
                            opened.rows().size());
                }
            }
        }
    }

    @Test
    public void theFiguresOfAnInstitutionOpenTheirPersons() {
        assertEquals(List.of("Алма", "Болат", "Гүл"), names(evidence(EVERYTHING, ALL, OCTOBER, "1", "visitors")));
        assertEquals(
                "who has two roles counts twice",
                List.of("Алма", "Алма", "Болат", "Гүл", "Дана"),
                names(evidence(EVERYTHING, ALL, OCTOBER, "1", "persons")));
        assertEquals(List.of("Алма", "Алма", "Болат", "Гүл"), names(evidence(EVERYTHING, ALL, OCTOBER, "1", "users")));
        assertEquals(List.of("Алма"), names(evidence(EVERYTHING, ALL, OCTOBER, "1", "parents")));
        Row alma = evidence(EVERYTHING, ALL, OCTOBER, "1", "logins").rows().get(0);
        assertEquals(2L, alma.value("days"));
        assertEquals(3L, alma.value("logins"));
        assertEquals(day("2026-10-03"), alma.value("last"));
    }

    @Test
    public void openedPersonsComeInTheWantedOrderAndWindow() {
        Order most = new Order("logins", true);
        assertEquals(List.of("Болат", "Алма"), names(opened(Optional.of(most), new Window(0, 2))));
        assertEquals(List.of("Гүл"), names(opened(Optional.of(most), new Window(2, 2))));
        assertEquals(List.of("Болат"), names(opened(Optional.empty(), new Window(1, 1))));
        assertEquals(
                List.of("Гүл", "Болат", "Алма"), names(opened(Optional.of(new Order("person", true)), Window.ALL)));
    }

    /** The visitors of institution 1 in October. */
    private Result opened(Optional<Order> order, Window window) {
        return as(EVERYTHING, () -> {
            Report report = report(region(), new FakeTexts(Language.KK));
            ReportRequest request = new ReportRequest(new Choices(OCTOBER), ALL, order, window, TODAY);
            Report inOrder = new Report() {
                @Override
                public Layout layout(ReportRequest any) {
                    return report.evidence(request, "1", "visitors").layout();
                }

                @Override
                public void fill(ReportRequest any, Rows rows) {
                    report.evidence(request, "1", "visitors").fill().accept(rows);
                }
            };
            return new ReportRunner(inOrder, TODAY).run();
        });
    }

    @Test
    public void evidenceIsExplainedInEveryLanguage() {
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            for (String column : List.of("visitors", "persons")) {
                explained(texts, ALL, OCTOBER, "1", column);
            }
            explained(texts, BY_AUTHORITY, OCTOBER, "2026-10-02", "visitors");
        }
    }

    private void explained(FakeTexts texts, String form, Map<String, List<String>> chosen, String row, String column) {
        Evidence evidence = as(EVERYTHING, () -> {
            Report report = report(region(), texts);
            return report.evidence(new ReportRunner(report, TODAY).request(form, chosen), row, column);
        });
        assertTrue(texts.find(evidence.layout().note().orElseThrow()).isPresent());
        evidence.layout()
                .columns()
                .forEach(one ->
                        assertTrue(one.id(), texts.find("column." + one.id()).isPresent()));
    }

    @Test
    public void aDistrictSeesItsOwnLogInsOnly() {
        assertEquals(List.of("3"), keys(run(EAST, ALL, Map.of())));
        assertEquals(List.of(), run(EAST, BY_AUTHORITY, Map.of()).rows());
        assertEquals(List.of(), evidence(EAST, ALL, OCTOBER, "1", "visitors").rows());
        assertEquals(
                List.of(),
                evidence(EAST, BY_AUTHORITY, OCTOBER, "2026-10-02", "visitors").rows());
        assertEquals(
                List.of(),
                evidence(EAST, BY_AUTHORITY, with(OCTOBER, "institution", "1"), "2026-10-02", "visitors")
                        .rows());
    }

    @Test
    public void filtersKeepWhomTheyMean() {
        assertEquals(List.of("2"), keys(run(EVERYTHING, ALL, Map.of("type", List.of("lyceum")))));
        assertEquals(List.of("1", "2"), keys(run(EVERYTHING, ALL, Map.of("authority", List.of("2")))));
        assertEquals(
                1L,
                run(EVERYTHING, BY_AUTHORITY, with(OCTOBER, "type", "lyceum"))
                        .row("2026-10-02")
                        .value("visitors"));
    }

    @Test
    public void moreLogInsThanUsersAreMarked() {
        Row row = as(EVERYTHING, () -> {
            FakeRegistry registry = new FakeRegistry()
                    .institution(
                            InstitutionBuilder.institution(1, "Мектеп", "secondarySchool")
                                    .under(1, "Аудан", 1),
                            2,
                            0);
            return new ReportRunner(report(registry, new FakeTexts(Language.KK)), TODAY)
                    .run(ALL, OCTOBER)
                    .row("1");
        });
        assertEquals("4 by role of 2 users", 200.0, row.value("active"));
        assertNotEquals("", row.cells().get("active").warning());
        assertFalse(run(EVERYTHING, ALL, OCTOBER)
                        .row("1")
                        .cells()
                        .get("active")
                        .warning()
                        .length()
                > 0);
    }

    private static Map<String, List<String>> with(Map<String, List<String>> chosen, String id, String value) {
        Map<String, List<String>> more = new HashMap<>(chosen);
        more.put(id, List.of(value));
        return more;
    }

    private static List<String> keys(Result result) {
        return result.rows().stream().map(Row::key).toList();
    }

    private static List<String> names(Result result) {
        return result.rows().stream().map(row -> (String) row.value("person")).toList();
    }

    private Result evidence(Viewer viewer, String form, Map<String, List<String>> chosen, String row, String column) {
        return as(
                viewer,
                () -> new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY)
                        .evidence(form, chosen, row, column));
    }

    private Result run(Viewer viewer, String form, Map<String, List<String>> chosen) {
        return as(
                viewer, () -> new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY).run(form, chosen));
    }

    private static <T> T as(Viewer viewer, Callable<T> work) {
        return TestViewers.call(viewer, work);
    }
}
