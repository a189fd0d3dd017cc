package kz.bbu.report.journalkeeping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportInfo;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.report.Section;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the e-journal is kept: topics, homework, marks and finals, and how timely, by class, subject, teacher, institution and district (S45). */
@Component
@ReportInfo(id = "journalkeeping", section = Section.INSTITUTION, order = 100)
public final class JournalKeepingReport implements Report {
    private final Services services;

    @Activate
    public JournalKeepingReport(
            @Reference Registry registry,
            @Reference Facts facts,
            @Reference Classes classes,
            @Reference Rules rules,
            @Reference Alphabet alphabet,
            @Reference Texts texts) {
        this.services = new Services(registry, facts, classes, rules, alphabet, texts);
    }

    @Override
    public List<Parameter> parameters(Choices chosen) {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.authority(),
                Parameter.institution(),
                Parameter.institutionType(),
                Parameter.period(),
                Parameter.date(Selection.FROM),
                Parameter.date(Selection.UNTIL),
                Parameter.schoolClass()));
        if (!Selection.isByWeeks(chosen)) {
            parameters.add(Parameter.subject());
        }
        parameters.addAll(
                List.of(Parameter.instructionLanguage(), Parameter.shift(), Parameter.one(Selection.STATE, states())));
        return parameters;
    }

    private List<Option> states() {
        return Stream.of(Selection.FILLED, Selection.UNFILLED)
                .map(state -> new Option(state, services.texts().text("state." + state)))
                .toList();
    }

    @Override
    public Layout layout(ReportRequest request) {
        Layout.Builder layout = Layout.builder().forms(Form.ids(request));
        Selection selection = new Selection(services, request);
        if (selection.isReady()) {
            new Journals(services, selection).layout(layout);
        } else {
            layout.columns(Column.text("name")).note(selection.hasPeriod() ? "note.choose" : "note.noPeriod");
        }
        return layout.build();
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        Selection selection = new Selection(services, request);
        if (selection.isReady()) {
            new Journals(services, selection).fill(rows);
        }
    }

    @Override
    public Evidence evidence(ReportRequest request, String rowKey, String column) {
        Selection selection = new Selection(services, request);
        return selection.isReady() ? new Records(services, selection).of(rowKey, column, request) : Evidence.none();
    }
}
