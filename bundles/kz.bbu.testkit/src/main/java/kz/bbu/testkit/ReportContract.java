package kz.bbu.testkit;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import org.junit.Test;

/** What every report keeps: labels in three languages, rows that fit the columns, nothing outside the scope. */
public abstract class ReportContract extends ModuleContract {
    /** A day on which the tests run. */
    protected static final LocalDate TODAY = LocalDate.of(2026, 11, 14);

    /** The report under test over a registry and texts. */
    protected abstract Report report(Registry registry, Texts texts);

    @Test
    public void everythingPeopleReadHasALabelInEveryLanguage() {
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            Report report = report(region(), texts);
            for (String key : keys(report)) {
                assertTrue(key + " in " + language, texts.find(key).isPresent());
            }
        }
    }

    @Test
    public void anEmptyRegistryGivesNoRows() {
        Report report = report(new FakeRegistry(), new FakeTexts(Language.KK));
        for (String form : forms(report)) {
            ReportRunner.Result result =
                    TestViewers.call(TestViewers.staff(), () -> new ReportRunner(report, TODAY).run(form, Map.of()));
            assertTrue(form, result.rows().isEmpty());
        }
    }

    @Test
    public void rowsFitTheColumns() {
        Report report = report(region(), new FakeTexts(Language.KK));
        for (String form : forms(report)) {
            ReportRunner.Result result =
                    TestViewers.call(TestViewers.staff(), () -> new ReportRunner(report, TODAY).run(form, Map.of()));
            assertFalse("form " + form + " has rows", result.rows().isEmpty());
        }
    }

    @Test
    public void aViewerWithoutScopeSeesNothing() {
        Report report = report(region(), new FakeTexts(Language.KK));
        for (String form : forms(report)) {
            ReportRunner.Result result = TestViewers.call(
                    TestViewers.of(Role.STAFF, Scope.NOTHING),
                    () -> new ReportRunner(report, TODAY).run(form, Map.of()));
            assertTrue("form " + form, result.rows().isEmpty());
        }
    }

    /** A region of two districts with three institutions: 1 and 2 in the district at positions 1–49, 3 in the other. */
    protected static FakeRegistry region() {
        LocalDate past = LocalDate.of(2020, 5, 1);
        return new FakeRegistry()
                .authority(1, 0, "Облыс", 0, 99)
                .authority(2, 1, "Бірінші аудан", 1, 49)
                .authority(3, 1, "Екінші аудан", 50, 99)
                .institution(
                        InstitutionBuilder.institution(1, "Абай атындағы мектеп", "secondarySchool")
                                .under(2, "Бірінші аудан", 2)
                                .places(400)
                                .licence("№ 1", past)
                                .accreditation("А-1", past, LocalDate.of(2025, 5, 1)),
                        500,
                        40)
                .institution(
                        InstitutionBuilder.institution(2, "№ 5 лицей", "lyceum")
                                .under(2, "Бірінші аудан", 3)
                                .places(300)
                                .licence("№ 2", past)
                                .accreditation("А-2", past, LocalDate.of(2028, 5, 1)),
                        150,
                        20)
                .institution(
                        InstitutionBuilder.institution(3, "Балапан балабақшасы", "kindergarten")
                                .under(3, "Екінші аудан", 51),
                        90,
                        12);
    }

    private static List<String> forms(Report report) {
        Layout layout = TestViewers.call(TestViewers.staff(), () -> report.layout(request(report)));
        return layout.forms().isEmpty() ? List.of("") : layout.forms();
    }

    private static ReportRequest request(Report report) {
        return new ReportRunner(report, TODAY).request("", Map.of());
    }

    private static List<String> keys(Report report) {
        return TestViewers.call(TestViewers.staff(), () -> {
            List<String> keys = new ArrayList<>();
            for (Parameter parameter : report.parameters(Choices.NONE)) {
                keys.add("parameter." + parameter.id());
            }
            for (String form : forms(report)) {
                ReportRunner.Result result = new ReportRunner(report, TODAY).run(form, Map.of());
                Layout layout = result.layout();
                layout.forms().forEach(id -> keys.add("form." + id));
                layout.columns().stream().filter(c -> c.label().isEmpty()).forEach(c -> keys.add("column." + c.id()));
                layout.columns().stream().map(Column::group).forEach(group -> group.ifPresent(keys::add));
                layout.charts().stream().map(Chart::titleKey).forEach(keys::add);
                layout.note().ifPresent(keys::add);
                keys.addAll(result.figures().keySet());
            }
            return keys;
        });
    }
}
