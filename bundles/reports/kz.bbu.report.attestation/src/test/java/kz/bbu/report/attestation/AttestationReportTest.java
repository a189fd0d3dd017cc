package kz.bbu.report.attestation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Staff;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Report;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.testkit.FakeStaff;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.ReportContract;
import kz.bbu.testkit.ReportRunner;
import kz.bbu.testkit.ReportRunner.Result;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/**
 * Figures counted by hand for 14.11.2026.
 *
 * <pre>
 * institution  name  position   role          category     from        until        on 14.11.2026
 * 1 (west)     Алма  principal                headManager  25.08.2024  25.08.2027   expires within 12 months
 * 1 (west)     Болат teacher    classTeacher  expert       25.08.2022  25.08.2027   expires within 12 months
 * 1 (west)     Гүл   teacher    classTeacher, expert       25.08.2023  25.08.2028   valid
 *                               methodologist
 * 1 (west)     Дана  teacher                  master       25.08.2020  25.08.2025   expired
 * 2 (west)     Ерлан teacher                  none                                  none
 * 2 (west)     Жан   lecturer                 (not stated)                          not stated
 * 3 (east)     Зере  educator                 trainee      25.08.2026  31.08.2027   expires within 12 months
 *
 * position   expert  master  trainee  headManager  none  expired  not stated  all  share            within 12 months
 * principal     0       0       0          1         0      0         0        1   1/1 = 100           1
 * teacher       2       0       0          0         1      1         0        4   2/4 = 50            1
 * lecturer      0       0       0          0         0      0         1        1   nothing known       0
 * educator      0       0       1          0         0      0         0        1   1/1 = 100           1
 * all           2       0       1          1         1      1         1        7   4/6 = 66.7          3
 * </pre>
 */
public class AttestationReportTest extends ReportContract {
    private static final Viewer EVERYTHING = TestViewers.staff();
    private static final Viewer EAST = TestViewers.of(Role.STAFF, new Scope(50, 99));

    @Override
    protected Report report(Registry registry, Texts texts) {
        return new AttestationReport(registry, staff(registry), texts);
    }

    private static Staff staff(Registry registry) {
        List<String> both = List.of("classTeacher", "methodologist");
        return new FakeStaff(registry)
                .member(1, "Алма", "principal", List.of(), "headManager", day("2024-08-25"), day("2027-08-25"))
                .member(1, "Болат", "teacher", List.of("classTeacher"), "expert", day("2022-08-25"), day("2027-08-25"))
                .member(1, "Гүл", "teacher", both, "expert", day("2023-08-25"), day("2028-08-25"))
                .member(1, "Дана", "teacher", List.of(), "master", day("2020-08-25"), day("2025-08-25"))
                .member(2, "Ерлан", "teacher", List.of(), "none", null, null)
                .member(2, "Жан", "lecturer", List.of(), "", null, null)
                .member(3, "Зере", "educator", List.of(), "trainee", day("2026-08-25"), day("2027-08-31"));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    public void positionsAreCountedAsByHand() {
        Result result = run(EVERYTHING, "byPosition", Map.of());

        assertEquals(
                List.of("principal", "teacher", "lecturer", "educator"),
                result.rows().stream().map(ReportRunner.Row::key).toList());
        assertRow(result.row("principal"), 0, 0, 0, 1, 0, 0, 0, 1, 100.0, 1);
        assertRow(result.row("teacher"), 2, 0, 0, 0, 1, 1, 0, 4, 50.0, 1);
        assertRow(result.row("lecturer"), 0, 0, 0, 0, 0, 0, 1, 1, null, 0);
        assertRow(result.row("educator"), 0, 0, 1, 0, 0, 0, 0, 1, 100.0, 1);
        assertEquals(7L, result.figures().get("figure.staff"));
        assertEquals(400.0 / 6, (double) result.figures().get("figure.share"), 1e-9);
        assertEquals(1L, result.figures().get("figure.expired"));
        assertEquals(3L, result.figures().get("figure.expiring"));
    }

    private static void assertRow(ReportRunner.Row row, Object... expected) {
        List<String> columns = List.of(
                "expert",
                "master",
                "trainee",
                "headManager",
                "none",
                "expired",
                "unknown",
                "total",
                "share",
                "expiring");
        for (int i = 0; i < expected.length; i++) {
            Object value = row.value(columns.get(i));
            Object wanted = expected[i] instanceof Integer number ? Long.valueOf(number) : expected[i];
            assertEquals(row.key() + "/" + columns.get(i), wanted, value);
        }
    }

    @Test
    public void whoHasSeveralRolesIsCountedInEach() {
        Result result = run(EVERYTHING, "byRole", Map.of());

        assertEquals(2L, result.row("classTeacher").value("total"));
        assertEquals(1L, result.row("methodologist").value("total"));
        assertEquals(5L, result.row("-").value("total"));
        assertEquals(7L, result.figures().get("figure.staff"));
        assertTrue(result.layout().columns().stream().allMatch(column -> column.total() == Column.Total.NONE));
    }

    @Test
    public void institutionsAndDistrictsAddUp() {
        Result institutions = run(EVERYTHING, "byInstitution", Map.of());
        Result districts = run(EVERYTHING, "byDistrict", Map.of());

        assertEquals(4L, institutions.row("1").value("total"));
        assertEquals(75.0, institutions.row("1").value("share"));
        assertEquals(6L, districts.row("2").value("total"));
        assertEquals(60.0, districts.row("2").value("share"));
        assertEquals(1L, districts.row("3").value("total"));
    }

    @Test
    public void anInstitutionWhoseStaffAreNotInTheDataShowsDashes() {
        Result all = TestViewers.call(EVERYTHING, () -> {
            Registry registry = region();
            Staff nobody = new FakeStaff(registry).member(1, "Алма", "principal", List.of(), "headManager", null, null);
            return new ReportRunner(new AttestationReport(registry, nobody, new FakeTexts(Language.KK)), TODAY)
                    .run("byInstitution", Map.of("position", List.of("teacher")));
        });

        assertEquals(0L, all.row("1").value("total"));
        assertNull(all.row("2").value("total"));
        assertFalse(all.row("2").cells().get("total").reason().isEmpty());
    }

    @Test
    public void anotherDayGivesWhatWasValidThen() {
        Result result = run(EVERYTHING, "byPosition", Map.of("date", List.of("2025-08-25")));

        assertEquals("valid on its last day", 1L, result.row("teacher").value("master"));
        assertEquals("expires within 12 months", 1L, result.row("teacher").value("expiring"));
        assertEquals(0L, result.row("educator").value("trainee"));
        assertEquals(1L, result.row("educator").value("unknown"));
        assertEquals(
                "expired the day after",
                1L,
                run(EVERYTHING, "byPosition", Map.of("date", List.of("2025-08-26")))
                        .row("teacher")
                        .value("expired"));
    }

    @Test
    public void chosenCategoriesAreTheColumnsAndLeaveTheShareAlone() {
        Result result = run(EVERYTHING, "byPosition", Map.of("category", List.of("expert", "none")));

        assertEquals(
                List.of("position", "expert", "none", "expired", "unknown", "total", "share", "expiring"),
                result.layout().columns().stream().map(Column::id).toList());
        assertEquals(4L, result.row("teacher").value("total"));
        assertEquals(50.0, result.row("teacher").value("share"));
        assertEquals(List.of("expert", "none"), result.layout().charts().get(0).values());
    }

    @Test
    public void filtersKeepWhomTheyMean() {
        assertEquals(
                4L,
                run(EVERYTHING, "byInstitution", Map.of("position", List.of("teacher")))
                        .figures()
                        .get("figure.staff"));
        assertEquals(
                List.of("methodologist"),
                run(EVERYTHING, "byRole", Map.of("role", List.of("methodologist"))).rows().stream()
                        .map(ReportRunner.Row::key)
                        .toList());
        assertEquals(
                List.of("2"),
                run(EVERYTHING, "byInstitution", Map.of("institution", List.of("2"))).rows().stream()
                        .map(ReportRunner.Row::key)
                        .toList());
    }

    @Test
    public void everyFigureOpensAsManyPersonsAsItSays() {
        List<Map<String, List<String>>> choices = List.of(
                Map.of(),
                Map.of("position", List.of("teacher", "principal")),
                Map.of("role", List.of("classTeacher")),
                Map.of("institution", List.of("1")),
                Map.of("date", List.of("2025-08-25")));
        TestViewers.call(EVERYTHING, () -> {
            ReportRunner runner = new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY);
            for (Form form : Form.values()) {
                for (Map<String, List<String>> chosen : choices) {
                    Result result = runner.run(form.name(), chosen);
                    for (ReportRunner.Row row : result.rows()) {
                        for (Column column : result.layout().columns()) {
                            if (row.value(column.id()) instanceof Long count) {
                                Result opened = runner.evidence(form.name(), chosen, row.key(), column.id());
                                assertEquals(form + " " + chosen + " " + row.key() + "/" + column.id(), count, (Long)
                                        (long) opened.rows().size());
                            }
                        }
                    }
                }
            }
            return null;
        });
    }

    @Test
    public void theShareOpensItsNumerator() {
        List<String> names = evidence(EVERYTHING, "byPosition", "teacher", "share");
        assertEquals(List.of("Болат", "Гүл"), names);
    }

    @Test
    public void aDistrictSeesItsOwnStaffOnly() {
        assertEquals(1L, run(EAST, "byPosition", Map.of()).figures().get("figure.staff"));
        assertEquals(
                List.of("3"),
                run(EAST, "byInstitution", Map.of()).rows().stream()
                        .map(ReportRunner.Row::key)
                        .toList());
        assertEquals(
                List.of(),
                run(EAST, "byPosition", Map.of("authority", List.of("2"))).rows());
        assertEquals(List.of("Зере"), evidence(EAST, "byPosition", "educator", "total"));
        assertEquals(List.of(), evidence(EAST, "byPosition", "teacher", "total"));
        assertEquals(List.of(), evidence(EAST, "byInstitution", "1", "total"));
        assertEquals(List.of(), evidence(EAST, "byDistrict", "2", "total"));
    }

    private List<String> evidence(Viewer viewer, String form, String row, String column) {
        return TestViewers.call(
                viewer,
                () -> new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY)
                        .evidence(form, Map.of(), row, column).rows().stream()
                                .map(person -> (String) person.value("name"))
                                .toList());
    }

    private Result run(Viewer viewer, String form, Map<String, List<String>> chosen) {
        return TestViewers.call(
                viewer, () -> new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY).run(form, chosen));
    }
}
