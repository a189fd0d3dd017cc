package kz.bbu.report.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportInfo;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.report.Section;
import kz.bbu.api.text.Texts;
import kz.bbu.report.activity.Counted.Whom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Kundelik activity of an authority's institutions in its two forms: all together by day, and one by one (S49, S51). */
@Component
@ReportInfo(id = "activity", section = Section.AUTHORITY, order = 40)
public final class ActivityReport implements Report {
    private static final String BY_AUTHORITY = "byAuthority";
    static final String ALL_INSTITUTIONS = "allInstitutions";

    private final Logins logins;
    private final Registry registry;
    private final Texts texts;

    @Activate
    public ActivityReport(@Reference Logins logins, @Reference Registry registry, @Reference Texts texts) {
        this.logins = logins;
        this.registry = registry;
        this.texts = texts;
    }

    @Override
    public List<Parameter> parameters(Choices chosen) {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.authority(),
                Parameter.institution(),
                Parameter.institutionType(),
                Parameter.one("step", Step.options(texts)).standard(Step.day.name()),
                Parameter.date("from"),
                Parameter.date("to")));
        // The platform asks again for each parameter that it has read; which months there are is looked up for the
        // last.
        if (chosen.asMap().containsKey("to")) {
            parameters.add(3, new LoginSpan(logins.span(InstitutionQuery.ALL, OptionalLong.empty())).month(texts));
        }
        return parameters;
    }

    @Override
    public Layout layout(ReportRequest request) {
        Layout.Builder layout = Layout.builder().forms(BY_AUTHORITY, ALL_INSTITUTIONS);
        return isByAuthority(request)
                ? byAuthority(request).columns(layout).note("note.byAuthority").build()
                : AllInstitutions.columns(layout)
                        .note("note.allInstitutions")
                        .sumsOpen()
                        .build();
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        Selection selection = new Selection(registry, logins, request);
        if (isByAuthority(request)) {
            byAuthority(request).fill(selection, rows);
        } else {
            new AllInstitutions(logins, texts).fill(selection, rows);
        }
    }

    @Override
    public Evidence evidence(ReportRequest request, String rowKey, String column) {
        Selection selection = new Selection(registry, logins, request);
        if (rowKey.equals(Rows.ALL)) {
            return ofAll(selection, request, column);
        }
        Persons persons = new Persons(logins, texts, request);
        if (isByAuthority(request)) {
            Step step = Selection.step(request);
            Span interval = step.interval(LocalDate.parse(rowKey));
            return selection.institution().isPresent()
                    ? persons.evidence(
                            new Counted(selection.institution().getAsLong(), interval, role(column), Whom.VISITORS))
                    : new Institutions(logins, selection, request).evidence(step, interval, column);
        }
        Optional<Span> month = selection.month().map(LoginSpan::days);
        Whom whom = whom(column);
        return whom == Whom.VISITORS && month.isEmpty()
                ? Evidence.none()
                : persons.evidence(new Counted(
                        Long.parseLong(rowKey),
                        month.orElse(new Span(request.today(), request.today())),
                        role(column),
                        whom));
    }

    /** Large figures, and sums of institutions. */
    private Evidence ofAll(Selection selection, ReportRequest request, String column) {
        Institutions institutions = new Institutions(logins, selection, request);
        return whom(column) == Whom.VISITORS
                ? selection
                        .month()
                        .map(month -> institutions.evidence(Step.month, LoginSpan.days(month), column))
                        .orElseGet(Evidence::none)
                : institutions.people(column);
    }

    private static Whom whom(String column) {
        return switch (column) {
            case "persons" -> Whom.PERSONS;
            case "users", "registered", "pupils", "staff", "parents" -> Whom.USERS;
            default -> Whom.VISITORS;
        };
    }

    private static String role(String column) {
        return switch (column) {
            case "pupils" -> "pupil";
            case "staff" -> "staff";
            case "parents" -> "parent";
            default -> "";
        };
    }

    private ByAuthority byAuthority(ReportRequest request) {
        return new ByAuthority(logins, texts, Selection.step(request));
    }

    private static boolean isByAuthority(ReportRequest request) {
        return request.form().isEmpty() || request.form().equals(BY_AUTHORITY);
    }
}
