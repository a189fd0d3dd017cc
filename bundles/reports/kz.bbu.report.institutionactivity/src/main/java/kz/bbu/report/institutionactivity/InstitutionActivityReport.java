package kz.bbu.report.institutionactivity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Grain;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.Visitor;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column.Kind;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportInfo;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.report.Section;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The full statistics of the Kundelik activity of one institution's users: by day, by role, by person and by month (S46, S50). */
@Component
@ReportInfo(id = "institutionactivity", section = Section.INSTITUTION, order = 110)
public final class InstitutionActivityReport implements Report {
    private final Logins logins;
    private final Registry registry;
    private final Texts texts;

    @Activate
    public InstitutionActivityReport(@Reference Logins logins, @Reference Registry registry, @Reference Texts texts) {
        this.logins = logins;
        this.registry = registry;
        this.texts = texts;
    }

    @Override
    public List<Parameter> parameters(Choices chosen) {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.authority(),
                Selection.first(registry, chosen.number("authority"))
                        .map(first -> Parameter.institution().standard(Long.toString(first.id())))
                        .orElse(Parameter.institution()),
                Parameter.one("role", Role.options(texts)),
                Parameter.flag("never"),
                Parameter.one("listed", Listed.options(texts)).standard(Listed.month.name())));
        // The platform asks again for each parameter that it has read; which months there are is looked up for the
        // last.
        if (chosen.asMap().containsKey("listed")) {
            parameters.add(2, new LoginSpan(logins.span(InstitutionQuery.ALL, OptionalLong.empty())).month(texts));
        }
        return parameters;
    }

    @Override
    public Layout layout(ReportRequest request) {
        Layout.Builder layout = Layout.builder().forms(Form.ids());
        Form form = Form.of(request.form());
        return (switch (form) {
                    case byDay -> intervals(Grain.DAY).columns(layout);
                    case byRole -> ByRole.columns(layout);
                    case persons -> Persons.columns(layout);
                    case months -> intervals(Grain.MONTH).columns(layout);
                })
                .note("note." + form)
                .build();
    }

    private Intervals intervals(Grain grain) {
        return new Intervals(logins, texts, grain);
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        Selection selection = new Selection(registry, logins, request);
        selection.institution().ifPresent(institution -> fill(request, selection, institution, rows));
    }

    private void fill(ReportRequest request, Selection selection, Institution institution, Rows rows) {
        if (selection.standsIn()) {
            rows.group(Long.toString(institution.id()), institution.name());
        }
        selection.people().ifPresent(people -> figures(people, rows));
        switch (Form.of(request.form())) {
            case byDay -> intervals(Grain.DAY).fill(selection, rows);
            case byRole -> new ByRole(texts).fill(selection, rows);
            case months -> intervals(Grain.MONTH).fill(selection, rows);
            case persons ->
                new Persons(logins, texts, request)
                        .fill(
                                wanted(
                                        selection,
                                        selection.listed().orElse(on(request)),
                                        request.choices().one("role").orElse(""),
                                        request.choices().flag("never")),
                                rows);
        }
    }

    private static void figures(People people, Rows rows) {
        long persons = people.pupils() + people.staff() + people.parents();
        long users = people.pupilUsers() + people.staffUsers() + people.parentUsers();
        rows.figure("figure.persons", Kind.INTEGER, persons, "persons");
        rows.figure("figure.users", Kind.INTEGER, users, "users");
        if (persons > 0) {
            rows.figure("figure.registered", Kind.PERCENT, 100.0 * users / persons, "registered");
        }
    }

    private static Span on(ReportRequest request) {
        return new Span(request.today(), request.today());
    }

    private static Persons.Wanted wanted(Selection selection, Span days, String role, boolean never) {
        return new Persons.Wanted(selection.institution().orElseThrow().id(), days, selection.data(), role, never);
    }

    @Override
    public Evidence evidence(ReportRequest request, String rowKey, String column) {
        Selection selection = new Selection(registry, logins, request);
        if (selection.institution().isEmpty()) {
            return Evidence.none();
        }
        if (rowKey.equals(Rows.ALL)) {
            return evidence(request, wanted(selection, month(selection, request), "", false), counted(column));
        }
        return switch (Form.of(request.form())) {
            case byDay -> visitors(request, selection, Grain.DAY, rowKey, column);
            case months -> visitors(request, selection, Grain.MONTH, rowKey, column);
            case byRole -> ofRole(request, selection, rowKey, column);
            case persons -> Evidence.none();
        };
    }

    private Evidence visitors(ReportRequest request, Selection selection, Grain grain, String rowKey, String column) {
        Span interval = intervals(grain).interval(LocalDate.parse(rowKey));
        return evidence(
                request, wanted(selection, interval, Role.ofColumn(column), false), person -> person.logins() > 0);
    }

    private Evidence ofRole(ReportRequest request, Selection selection, String rowKey, String column) {
        return Role.ofKey(rowKey)
                .map(role ->
                        evidence(request, wanted(selection, month(selection, request), role, false), counted(column)))
                .orElse(Evidence.none());
    }

    private static Predicate<Visitor> counted(String column) {
        return switch (column) {
            case "persons" -> person -> true;
            case "users", "registered" -> Visitor::registered;
            default -> person -> person.logins() > 0;
        };
    }

    private static Span month(Selection selection, ReportRequest request) {
        return selection.month().map(LoginSpan::days).orElse(on(request));
    }

    private Evidence evidence(ReportRequest request, Persons.Wanted wanted, Predicate<Visitor> counted) {
        Layout layout = Persons.columns(Layout.builder()).note("note.evidence").build();
        return new Evidence(layout, rows -> new Persons(logins, texts, request).fill(wanted, counted, rows));
    }
}
