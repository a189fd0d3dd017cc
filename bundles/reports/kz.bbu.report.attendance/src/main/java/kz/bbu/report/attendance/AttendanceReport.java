package kz.bbu.report.attendance;

import java.util.List;
import java.util.Optional;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.RecordTable;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
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

/** Attendance: missed lessons by reason, full days and the percent of attendance, by class, pupil, institution, district and week (S40). */
@Component
@ReportInfo(id = "attendance", section = Section.INSTITUTION, order = 50)
public final class AttendanceReport implements Report {
    private final Services services;

    @Activate
    public AttendanceReport(
            @Reference Registry registry,
            @Reference Facts facts,
            @Reference Classes classes,
            @Reference Rules rules,
            @Reference Calendar calendar,
            @Reference Alphabet alphabet,
            @Reference Texts texts) {
        this.services = new Services(registry, facts, classes, rules, calendar, alphabet, texts);
    }

    /** No subject, since a full day is a figure of a class. */
    @Override
    public List<Parameter> parameters(Choices chosen) {
        return List.of(
                Parameter.authority(),
                Parameter.institution(),
                Parameter.institutionType(),
                Parameter.period(),
                Parameter.schoolClass(),
                Parameter.instructionLanguage(),
                Parameter.shift());
    }

    @Override
    public Layout layout(ReportRequest request) {
        Layout.Builder layout = Layout.builder().forms(Form.ids(request));
        Selection selection = new Selection(services, request);
        if (!selection.isReady()) {
            layout.columns(Column.text("name")).note(selection.hasPeriod() ? "note.choose" : "note.noPeriod");
        } else if (selection.form() == Form.heatMap) {
            new HeatMap(services, selection).layout(layout);
        } else {
            new Absences(services, selection).layout(layout);
        }
        return layout.build();
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        Selection selection = new Selection(services, request);
        if (!selection.isReady()) {
            return;
        }
        if (selection.form() == Form.heatMap) {
            new HeatMap(services, selection).fill(rows);
        } else {
            new Absences(services, selection).fill(rows);
        }
    }

    /** The large figures of the form by pupil are those of the class, which the sums of its pupils of today are not. */
    @Override
    public Evidence evidence(ReportRequest request, String rowKey, String column) {
        Selection selection = new Selection(services, request);
        if (!selection.isReady()) {
            return Evidence.none();
        }
        Optional<String> large = KeyFigures.column(column);
        FactQuery row = large.isPresent() ? selection.query() : selection.row(rowKey);
        return large.isEmpty() && selection.form() == Form.heatMap
                ? HeatMap.week(column)
                        .map(week -> services.breakdown().of(By.WEEK, row, week.toString()))
                        .map(square -> evidence(square, Absences.PERCENT, request))
                        .orElseGet(Evidence::none)
                : evidence(row, large.orElse(column), request);
    }

    private Evidence evidence(FactQuery counted, String column, ReportRequest request) {
        RecordTable records = new RecordTable(services.facts(), services.registry(), services.texts());
        if (column.equals(Absences.PERCENT)) {
            return records.ofMeasure(counted, Measure.ATTENDANCE, "evidence.attendance", request);
        }
        String note = column.startsWith("fullDays") ? "evidence.fullDays" : "evidence.absences";
        return Figure.of(column)
                .map(figure -> records.ofCounts(counted, figure.counts(), note, request))
                .orElseGet(Evidence::none);
    }
}
