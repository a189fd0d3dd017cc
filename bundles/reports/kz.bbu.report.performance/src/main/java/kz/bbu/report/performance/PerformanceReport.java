package kz.bbu.report.performance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactChoices;
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

/** Performance of pupils by their final marks: of a region, an institution, a class, a subject, a teacher (S39). */
@Component
@ReportInfo(id = "performance", section = Section.INSTITUTION, order = 40)
public final class PerformanceReport implements Report {
    private static final String WITHOUT = "without";
    private static final List<String> JOURNALS = List.of("classic", "criteria");

    private final Services services;

    @Activate
    public PerformanceReport(
            @Reference Registry registry,
            @Reference Facts facts,
            @Reference Classes classes,
            @Reference Rules rules,
            @Reference Texts texts,
            @Reference Alphabet alphabet) {
        this.services = new Services(registry, facts, classes, rules, texts, alphabet);
    }

    @Override
    public List<Parameter> parameters(Choices chosen) {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.authority(),
                Parameter.institution(),
                Parameter.institutionType(),
                Parameter.period(),
                Parameter.schoolClass(),
                Parameter.subject(),
                Parameter.instructionLanguage(),
                Parameter.shift(),
                Parameter.many(WITHOUT, grades())));
        if (chosen.asMap().containsKey(WITHOUT) && hasBothJournals(chosen)) {
            parameters.add(Parameter.one("journal", journals()));
        }
        return parameters;
    }

    private static List<Option> grades() {
        return IntStream.rangeClosed(1, Selection.LAST_GRADE)
                .mapToObj(Integer::toString)
                .map(grade -> new Option(grade, grade))
                .toList();
    }

    private List<Option> journals() {
        return JOURNALS.stream()
                .map(code -> new Option(code, services.texts().term("journal", code)))
                .toList();
    }

    /** An institution is asked whether it has both kinds of journal; among many, both are taken to be there. */
    private boolean hasBothJournals(Choices chosen) {
        FactChoices choices = new FactChoices(chosen, services.facts());
        if (choices.institution().isEmpty() || choices.period().isEmpty()) {
            return true;
        }
        Set<String> found = new HashSet<>();
        services.facts()
                .select(
                        choices.organisations().in(choices.period().get()).toldApartBy(Dimension.JOURNAL),
                        row -> found.add(row.text(Dimension.JOURNAL)));
        return found.containsAll(JOURNALS);
    }

    @Override
    public Layout layout(ReportRequest request) {
        Layout.Builder layout = Layout.builder().forms(Form.ids(request));
        Selection selection = new Selection(services, request);
        if (!selection.isReady()) {
            return layout.columns(Column.text("name"))
                    .note(selection.hasPeriod() ? "note." + selection.form().id() + "Choose" : "note.noPeriod")
                    .build();
        }
        switch (selection.form()) {
            case CLASS -> new ClassForm(services, selection).layout(layout);
            case SUBJECT, TEACHER -> new MarksForm(services, selection).layout(layout);
            case SCHOOL, INSTITUTION, DISTRICT -> new PupilsForm(services, selection).layout(layout);
        }
        return layout.build();
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        Selection selection = new Selection(services, request);
        if (!selection.isReady()) {
            return;
        }
        switch (selection.form()) {
            case CLASS -> new ClassForm(services, selection).fill(rows);
            case SUBJECT, TEACHER -> new MarksForm(services, selection).fill(rows);
            case SCHOOL, INSTITUTION, DISTRICT -> new PupilsForm(services, selection).fill(rows);
        }
    }

    @Override
    public Evidence evidence(ReportRequest request, String rowKey, String column) {
        Selection selection = new Selection(services, request);
        if (!selection.isReady()) {
            return Evidence.none();
        }
        boolean ofPupil = selection.form() == Form.CLASS && !rowKey.equals(Rows.ALL);
        return ofPupil
                ? new PupilRecords(services, selection, request).of(rowKey, column)
                : Figure.of(column)
                        .map(figure ->
                                new Records(services, selection.day()).of(selection.row(rowKey), figure, request))
                        .orElseGet(Evidence::none);
    }
}
