package kz.bbu.report.institutions;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Report;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.ReportContract;
import kz.bbu.testkit.ReportRunner;
import kz.bbu.testkit.ReportRunner.Result;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class InstitutionsReportTest extends ReportContract {
    private static final Viewer EVERYTHING = TestViewers.staff();

    @Override
    protected Report report(Registry registry, Texts texts) {
        return new InstitutionsReport(registry, texts);
    }

    @Test
    public void anExpiredAccreditationIsMarked() {
        Result result = run(EVERYTHING, TODAY, "all", Map.of());

        assertFalse(result.row("1").cells().get("accreditationUntil").warning().isEmpty());
        assertTrue(result.row("2").cells().get("accreditationUntil").warning().isEmpty());
        assertEquals(1L, result.figures().get("figure.faults"));
    }

    @Test
    public void anAccreditationIsGoodOnItsLastDay() {
        Result lastDay = run(EVERYTHING, LocalDate.of(2025, 5, 1), "all", Map.of());
        Result dayAfter = run(EVERYTHING, LocalDate.of(2025, 5, 2), "all", Map.of());

        assertTrue(lastDay.row("1").cells().get("accreditationUntil").warning().isEmpty());
        assertFalse(
                dayAfter.row("1").cells().get("accreditationUntil").warning().isEmpty());
    }

    @Test
    public void aKindergartenNeedsALicenceFrom2027() {
        Result before = run(EVERYTHING, LocalDate.of(2026, 12, 31), "all", Map.of());
        Result after = run(EVERYTHING, LocalDate.of(2027, 1, 1), "all", Map.of());

        assertTrue(before.row("3").cells().get("licenceNumber").warning().isEmpty());
        assertFalse(after.row("3").cells().get("licenceNumber").warning().isEmpty());
    }

    @Test
    public void theProblemFilterKeepsWhomItConcerns() {
        Result result = run(EVERYTHING, TODAY, "all", Map.of("problem", List.of("accreditationExpired")));

        assertEquals(
                List.of("1"), result.rows().stream().map(ReportRunner.Row::key).toList());
    }

    @Test
    public void typesAreCountedByLevel() {
        Result result = run(EVERYTHING, TODAY, "byType", Map.of());

        assertEquals(2, result.groups().size());
        assertEquals(1L, result.row("lyceum").value("institutions"));
        assertEquals(150L, result.row("lyceum").value("pupils"));
        assertEquals(1L, result.row("secondarySchool").value("accreditationFaults"));
    }

    @Test
    public void everyCountOpensAsManyInstitutionsAsItSays() {
        TestViewers.call(EVERYTHING, () -> {
            ReportRunner runner = new ReportRunner(report(region(), new FakeTexts(Language.KK)), TODAY);
            for (ReportRunner.Row row : runner.run("byType", Map.of()).rows()) {
                for (String column : List.of("institutions", "licenceFaults", "accreditationFaults")) {
                    Result opened = runner.evidence("byType", Map.of(), row.key(), column);
                    assertEquals(row.key() + "/" + column, row.value(column), (long)
                            opened.rows().size());
                }
            }
            return null;
        });
    }

    @Test
    public void aDistrictSeesItsOwnInstitutionsOnly() {
        Viewer district = TestViewers.of(Role.STAFF, new Scope(50, 99));

        assertEquals(1, run(district, TODAY, "all", Map.of()).rows().size());
        assertEquals(90L, run(district, TODAY, "byType", Map.of()).figures().get("figure.pupils"));
    }

    private Result run(Viewer viewer, LocalDate day, String form, Map<String, List<String>> chosen) {
        return TestViewers.call(
                viewer, () -> new ReportRunner(report(region(), new FakeTexts(Language.KK)), day).run(form, chosen));
    }
}
