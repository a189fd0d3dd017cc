package kz.bbu.report.institutionactivity;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
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
 * Figures counted by hand; institution 1 by name comes first, 3 is in another district and has no log-ins in the data.
 *
 * <pre>
 * institution  person  roles          account  log-ins
 * 1            Алма    staff, parent  yes      02.10.: 2, 03.10.: 1, 02.11.: 1
 * 1            Болат   pupil          yes      02.10.: 3
 * 1            Гүл     pupil          yes      31.10.: 1
 * 1            Дана    parent         no       -
 * 2            Ерлан   staff          yes      25.05.: 1, 01.10.: 4, 30.11.: 1
 *
 * institution 1
 * day       visitors  staff  pupils  parents  log-ins  per visitor
 * 02.10.       2        1      1       1         5        5/2
 * 03.10.       1        1      0       1         1         1
 * 31.10.       1        0      1       0         1         1
 * October      3        1      2       1         7        7/3       mean of its 30 days from 02.10.: 4/30
 * November     1        1      0       1         1         1        mean of a month (3 + 1) / 2
 *
 * role     persons  users  visitors in October  share
 * pupils     500     250           2            2/250
 * staff       40      20           1            1/20
 * parents    500     250           1            1/250
 * </pre>
 */
public class InstitutionActivityReportTest extends ReportContract {
    private static final Viewer EVERYTHING = TestViewers.staff();
    private static final Viewer EAST = TestViewers.of(kz.bbu.api.access.Role.STAFF, new Scope(50, 99));
    private static final Map<String, List<String>> OCTOBER =
            Map.of("institution", List.of("1"), "month", List.of("2026-10"));

    @Override
    protected Report report(Registry registry, Texts texts) {
        return new InstitutionActivityReport(logins(registry), registry, texts);
    }

    private static FakeLogins logins(Registry registry) {
        return new FakeLogins(registry)
                .person(1, 11, "Алма", true, "parent", "staff")
                .person(1, 12, "Болат", true, "pupil")
                .person(1, 13, "Гүл", true, "pupil")
                .person(1, 14, "Дана", false, "parent")
                .person(2, 22, "Ерлан", true, "staff")
                .person(3, 33, "Зере", true, "staff")
                .login(1, 11, day("2026-10-02"), 2)
                .login(1, 11, day("2026-10-03"), 1)
                .login(1, 11, day("2026-11-02"), 1)
                .login(1, 12, day("2026-10-02"), 3)
                .login(1, 13, day("2026-10-31"), 1)
                .login(2, 22, day("2026-05-25"), 1)
                .login(2, 22, day("2026-10-01"), 4)
                .login(2, 22, day("2026-11-30"), 1);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    public void daysAreCountedAsByHand() {
        Result result = run(EVERYTHING, "byDay", OCTOBER);

        assertEquals(31, result.rows().size());
        assertRow(result.row("2026-10-02"), 2, 1, 1, 1, 5, 5.0 / 2);
        assertRow(result.row("2026-10-03"), 1, 1, 0, 1, 1, 1.0);
        assertRow(result.row("2026-10-04"), 0, 0, 0, 0, 0, null);
        assertRow(result.row("2026-10-31"), 1, 0, 1, 0, 1, 1.0);
        assertEquals(1040L, result.figures().get("figure.persons"));
        assertEquals(520L, result.figures().get("figure.users"));
        assertEquals(50.0, result.figures().get("figure.registered"));
        assertEquals("from 02.10. on", 4.0 / 30, result.figures().get("figure.average.day"));
        assertTrue(result.layout().columns().stream().allMatch(column -> column.total() == Column.Total.NONE));
    }

    private static void assertRow(Row row, Object... expected) {
        List<String> columns = List.of("visitors", "staff", "pupils", "parents", "logins", "perVisitor");
        for (int i = 0; i < expected.length; i++) {
            Object wanted = expected[i] instanceof Integer number ? Long.valueOf(number) : expected[i];
            assertEquals(row.key() + "/" + columns.get(i), wanted, row.value(columns.get(i)));
        }
    }

    @Test
    public void rolesAreCountedAsByHand() {
        Result result = run(EVERYTHING, "byRole", OCTOBER);

        assertRole(result.row("pupil"), "Оқушы", 500, 250, 50.0, 2, 200.0 / 250);
        assertRole(result.row("staff"), "Қызметкер", 40, 20, 50.0, 1, 100.0 / 20);
        assertRole(result.row("parent"), "Ата-ана (заңды өкіл)", 500, 250, 50.0, 1, 100.0 / 250);
    }

    private static void assertRole(Row row, Object... expected) {
        List<String> columns = List.of("role", "persons", "users", "registered", "visitors", "active");
        for (int i = 0; i < expected.length; i++) {
            Object wanted = expected[i] instanceof Integer number ? Long.valueOf(number) : expected[i];
            assertEquals(row.key() + "/" + columns.get(i), wanted, row.value(columns.get(i)));
        }
    }

    @Test
    public void monthsAreThoseOfTheSchoolYear() {
        Result result = run(EVERYTHING, "months", OCTOBER);

        assertEquals(List.of("2026-09-01", "2026-10-01", "2026-11-01"), keys(result));
        assertEquals("Қазан 2026", result.row("2026-10-01").value("month"));
        assertRow(result.row("2026-10-01"), 3, 1, 2, 1, 7, 7.0 / 3);
        assertRow(result.row("2026-11-01"), 1, 1, 0, 1, 1, 1.0);
        assertEquals(2.0, result.figures().get("figure.average.month"));
        Row september = result.row("2026-09-01");
        assertNull("before the institution's first log-in", september.value("visitors"));
        assertEquals(
                "Мекеменің кірулері туралы дерек тек 02.10.2026 – 02.11.2026 аралығы үшін бар",
                september.cells().get("visitors").reason());
        assertEquals(
                "August belongs to the year before",
                List.of("2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01"),
                keys(run(EVERYTHING, "months", Map.of("month", List.of("2026-08")))));
    }

    @Test
    public void personsHaveTheirFullStatistics() {
        Result result = run(EVERYTHING, "persons", OCTOBER);

        assertEquals(List.of("Алма", "Болат", "Гүл", "Дана"), names(result));
        Row alma = result.row("11");
        assertEquals("Ата-ана (заңды өкіл), Қызметкер", alma.value("roles"));
        assertEquals("Иә", alma.value("account"));
        assertEquals(2L, alma.value("days"));
        assertEquals(3L, alma.value("logins"));
        assertEquals(day("2026-10-03"), alma.value("last"));
        Row dana = result.row("14");
        assertEquals("Жоқ", dana.value("account"));
        assertEquals(0L, dana.value("logins"));
        assertNull(dana.value("last"));
        assertEquals("Бұл уақытта кірмеген", dana.cells().get("last").reason());
    }

    @Test
    public void thePersonsOfALongerTimeHaveAllTheirLogIns() {
        for (String listed : List.of("year", "all")) {
            Row alma =
                    run(EVERYTHING, "persons", with(OCTOBER, "listed", listed)).row("11");
            assertEquals(listed, 4L, alma.value("logins"));
            assertEquals(listed, day("2026-11-02"), alma.value("last"));
        }
    }

    @Test
    public void personsAreFilteredByRoleAndByNeverHavingLoggedIn() {
        assertEquals(List.of("Алма", "Дана"), names(run(EVERYTHING, "persons", with(OCTOBER, "role", "parent"))));
        assertEquals(List.of("Дана"), names(run(EVERYTHING, "persons", with(OCTOBER, "never", "true"))));
        assertEquals(
                List.of("Болат", "Гүл", "Дана"),
                names(run(EVERYTHING, "persons", with(with(OCTOBER, "month", "2026-11"), "never", "true"))));
        assertEquals(
                List.of(), names(run(EVERYTHING, "persons", with(with(OCTOBER, "role", "pupil"), "never", "true"))));
    }

    @Test
    public void personsComeByWindowAndOrderWithTheirCountInAll() {
        assertWindow(List.of("Болат", "Гүл"), 4, Optional.empty(), new Window(1, 2));
        assertWindow(List.of("Болат", "Алма"), 4, Optional.of(new Order("logins", true)), new Window(0, 2));
        assertWindow(List.of("Дана", "Болат"), 4, Optional.of(new Order("last", false)), new Window(0, 2));
        assertWindow(List.of("Дана"), 4, Optional.of(new Order("person", true)), new Window(0, 1));
        assertWindow(List.of(), 4, Optional.empty(), new Window(10, 2));
    }

    private void assertWindow(List<String> expected, long count, Optional<Order> order, Window window) {
        List<String> names = new ArrayList<>();
        long[] counted = new long[1];
        as(EVERYTHING, () -> {
            report(region(), new FakeTexts(Language.KK))
                    .fill(
                            new ReportRequest(new Choices(OCTOBER), "persons", order, window, TODAY),
                            names(names, counted));
            return null;
        });
        assertEquals(expected, names);
        assertEquals(count, counted[0]);
    }

    private static Rows names(List<String> names, long[] counted) {
        return new Rows() {
            @Override
            public void add(String key, Object... cells) {
                names.add((String) cells[0]);
            }

            @Override
            public void group(String key, String title) {}

            @Override
            public void figure(String labelKey, Column.Kind kind, Object value) {}

            @Override
            public void count(long all) {
                counted[0] = all;
            }
        };
    }

    @Test
    public void anInstitutionWithoutLogInsShowsDashes() {
        Map<String, List<String>> third = with(OCTOBER, "institution", "3");
        String reason = "Жүктелген пакеттерде мекеменің кірулері туралы дерек жоқ";

        assertDash(run(EVERYTHING, "byDay", third).row("2026-10-02"), "visitors", reason);
        assertDash(run(EVERYTHING, "months", third).row("2026-10-01"), "logins", reason);
        assertDash(run(EVERYTHING, "byRole", third).row("staff"), "visitors", reason);
        assertDash(run(EVERYTHING, "byRole", third).row("staff"), "active", reason);
        assertEquals(12L, run(EVERYTHING, "byRole", third).row("staff").value("persons"));
        for (String column : List.of("days", "logins", "last")) {
            assertDash(run(EVERYTHING, "persons", third).row("33"), column, reason);
        }
        assertEquals(null, run(EVERYTHING, "byDay", third).figures().get("figure.average.day"));
    }

    @Test
    public void aMonthThatTheDataDoNotCoverShowsDashes() {
        Map<String, List<String>> may = with(OCTOBER, "month", "2026-05");
        String reason = "Мекеменің кірулері туралы дерек тек 02.10.2026 – 02.11.2026 аралығы үшін бар";

        assertDash(run(EVERYTHING, "byDay", may).row("2026-05-25"), "visitors", reason);
        assertDash(run(EVERYTHING, "byRole", may).row("pupil"), "visitors", reason);
        assertDash(run(EVERYTHING, "persons", may).row("11"), "logins", reason);
    }

    @Test
    public void aMonthWithoutLogInsThatTheDataCoverIsZero() {
        Map<String, List<String>> june = with(with(OCTOBER, "month", "2026-06"), "institution", "2");

        assertEquals(0L, run(EVERYTHING, "byRole", june).row("staff").value("visitors"));
        assertEquals(0L, run(EVERYTHING, "byDay", june).row("2026-06-01").value("visitors"));
    }

    private static void assertDash(Row row, String column, String reason) {
        assertNull(row.key() + "/" + column, row.value(column));
        assertEquals(reason, row.cells().get(column).reason());
    }

    @Test
    public void theMonthsAreThoseOfTheDataNewestFirst() {
        Parameter month = parameter(EVERYTHING, "month");
        List<Option> options = month.options().orElseThrow().page("", 0, 100);

        assertEquals(7, options.size());
        assertEquals(new Option("2026-11", "Қараша 2026"), options.get(0));
        assertEquals(new Option("2026-05", "Мамыр 2026"), options.get(6));
        assertEquals("the data reach the end of November", "2026-11", month.standard());
        assertEquals("", parameter(EAST, "month").standard());
    }

    @Test
    public void withoutAChoiceTheFirstInstitutionStandsInAndIsNamed() {
        assertEquals("1", parameter(EVERYTHING, "institution").standard());
        assertEquals("3", parameter(EAST, "institution").standard());
        assertEquals(
                List.of("Балапан балабақшасы"),
                run(EVERYTHING, "byRole", Map.of("authority", List.of("3"))).groups());
        assertEquals(List.of(), run(EVERYTHING, "byRole", OCTOBER).groups());
    }

    private Parameter parameter(Viewer viewer, String id) {
        return as(
                viewer,
                () -> parameters(new FakeTexts(Language.KK)).stream()
                        .filter(parameter -> parameter.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    private List<Parameter> parameters(Texts texts) {
        return report(region(), texts).parameters(new Choices(Map.of("listed", List.of())));
    }

    @Test
    public void everyParameterHasALabel() {
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            as(EVERYTHING, () -> parameters(texts))
                    .forEach(parameter -> assertTrue(
                            parameter.id(),
                            texts.find("parameter." + parameter.id()).isPresent()));
        }
    }

    @Test
    public void everyFigureOfALogInOpensAsManyPersonsAsItSays() {
        for (String form : List.of("byDay", "months")) {
            for (Row row : run(EVERYTHING, form, OCTOBER).rows()) {
                for (String column : List.of("visitors", "staff", "pupils", "parents")) {
                    Object figure = row.value(column) == null ? 0L : row.value(column);
                    int opened = evidence(EVERYTHING, form, OCTOBER, row.key(), column)
                            .rows()
                            .size();
                    assertEquals(form + " " + row.key() + "/" + column, figure, (long) opened);
                }
            }
        }
    }

    @Test
    public void largeFiguresOpenThePersons() {
        for (String form : List.of("byDay", "byRole", "persons", "months")) {
            assertEquals(
                    Set.of("persons", "users", "registered"),
                    Set.copyOf(run(EVERYTHING, form, OCTOBER).opening().values()));
            List<String> persons = names(evidence(EVERYTHING, form, OCTOBER, "*", "persons"));
            List<String> users = names(evidence(EVERYTHING, form, OCTOBER, "*", "users"));
            assertTrue(persons.containsAll(users) && persons.size() > users.size());
            assertEquals(users, names(evidence(EVERYTHING, form, OCTOBER, "*", "registered")));
        }
    }

    @Test
    public void theFiguresOfARoleOpenItsPersons() {
        assertEquals(List.of("Алма", "Дана"), names(evidence(EVERYTHING, "byRole", OCTOBER, "parent", "persons")));
        assertEquals(List.of("Алма"), names(evidence(EVERYTHING, "byRole", OCTOBER, "parent", "users")));
        assertEquals(List.of("Алма"), names(evidence(EVERYTHING, "byRole", OCTOBER, "parent", "registered")));
        assertEquals(List.of("Болат", "Гүл"), names(evidence(EVERYTHING, "byRole", OCTOBER, "pupil", "visitors")));
        assertEquals(
                List.of(), names(evidence(EVERYTHING, "byRole", with(OCTOBER, "month", "2026-11"), "pupil", "active")));
    }

    @Test
    public void evidenceIsExplainedInEveryLanguage() {
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            Evidence evidence = as(EVERYTHING, () -> {
                Report report = report(region(), texts);
                return report.evidence(new ReportRunner(report, TODAY).request("byRole", OCTOBER), "staff", "users");
            });
            assertTrue(texts.find(evidence.layout().note().orElseThrow()).isPresent());
        }
    }

    @Test
    public void anInstitutionOutsideTheScopeIsNotThere() {
        for (Form form : Form.values()) {
            assertEquals(List.of(), run(EAST, form.name(), OCTOBER).rows());
        }
        Boolean closed = as(EAST, () -> {
            Report report = report(region(), new FakeTexts(Language.KK));
            ReportRequest request = new ReportRunner(report, TODAY).request("byDay", OCTOBER);
            return report.evidence(request, "2026-10-02", "visitors").isNone();
        });
        assertTrue(closed);
        assertEquals(List.of("Зере"), names(run(EAST, "persons", Map.of())));
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
                    .run("byRole", OCTOBER)
                    .row("pupil");
        });
        assertEquals("2 of 1 user", 200.0, row.value("active"));
        assertNotEquals("", row.cells().get("active").warning());
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
