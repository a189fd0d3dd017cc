package kz.bbu.report.attestation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Staff;
import kz.bbu.api.registry.StaffQuery;
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

/** Attestation of teaching staff: how many hold which category, by position, role, institution or district (S31, S32). */
@Component
@ReportInfo(id = "attestation", section = Section.AUTHORITY, order = 10)
public final class AttestationReport implements Report {
    private final Registry registry;
    private final Staff staff;
    private final Texts texts;

    @Activate
    public AttestationReport(@Reference Registry registry, @Reference Staff staff, @Reference Texts texts) {
        this.registry = registry;
        this.staff = staff;
        this.texts = texts;
    }

    @Override
    public List<Parameter> parameters(Choices chosen) {
        List<String> categories = new ArrayList<>(Codes.CATEGORIES);
        categories.add(Codes.NONE);
        return List.of(
                Parameter.date("date"),
                Parameter.authority(),
                Parameter.institution(),
                Parameter.institutionType(),
                Parameter.many("position", Codes.options(texts, "position", Codes.POSITIONS)),
                Parameter.many("role", Codes.options(texts, "position", Codes.ROLES)),
                Parameter.many("category", Codes.options(texts, "category", categories)));
    }

    @Override
    public Layout layout(ReportRequest request) {
        return new Matrix(texts, request).layout();
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        Selection selection = new Selection(registry, staff, request);
        Matrix matrix = new Matrix(texts, request);
        Form form = Form.of(request.form());
        switch (form) {
            case byPosition, byRole ->
                selection.byCode(form).forEach((key, tally) -> rows.add(key, matrix.cells(name(key), tally)));
            case byInstitution -> institutions(selection, matrix, rows);
            case byDistrict -> districts(selection, matrix, rows);
        }
        Tally all = selection.all();
        rows.figure("figure.staff", Kind.INTEGER, all.staff());
        matrix.share(all).value().ifPresent(share -> rows.figure("figure.share", Kind.PERCENT, share));
        rows.figure("figure.expired", Kind.INTEGER, all.expired());
        rows.figure("figure.expiring", Kind.INTEGER, all.expiring());
    }

    private String name(String code) {
        return code.equals(Selection.NO_ROLE) ? texts.text("row.noRole") : texts.term("position", code);
    }

    private static void institutions(Selection selection, Matrix matrix, Rows rows) {
        Map<Long, Tally> tallies = selection.byInstitution();
        selection.institutions(institution -> rows.add(
                Long.toString(institution.id()),
                selection.isDescribed(institution)
                        ? matrix.cells(institution.name(), tallies.getOrDefault(institution.id(), new Tally()))
                        : matrix.missing(institution.name(), "missing.staff")));
    }

    private static void districts(Selection selection, Matrix matrix, Rows rows) {
        Map<Long, Tally> tallies = selection.byInstitution();
        record District(long id, String name) {}
        Map<District, Tally> districts = new LinkedHashMap<>();
        selection.institutions(institution -> {
            District district = new District(institution.authorityId(), institution.authorityName());
            Tally tally = districts.computeIfAbsent(district, any -> new Tally());
            Optional.ofNullable(tallies.get(institution.id())).ifPresent(tally::add);
        });
        districts.forEach(
                (district, tally) -> rows.add(Long.toString(district.id()), matrix.cells(district.name(), tally)));
    }

    @Override
    public Evidence evidence(ReportRequest request, String rowKey, String column) {
        StaffQuery row = new Selection(registry, staff, request).row(Form.of(request.form()), rowKey);
        return Matrix.counted(row, column)
                .map(counted -> new People(staff, texts).evidence(counted, request))
                .orElse(Evidence.none());
    }
}
