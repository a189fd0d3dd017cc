package kz.bbu.report.institutions;

import java.util.List;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The registry of institutions in its two forms: all institutions, and by type (S33–S35). */
@Component
@ReportInfo(id = "institutions", section = Section.AUTHORITY, order = 20)
public final class InstitutionsReport implements Report {
    private static final String ALL = "all";
    private static final String BY_TYPE = "byType";

    private final Registry registry;
    private final Texts texts;
    private final Duties duties = new Duties();

    @Activate
    public InstitutionsReport(@Reference Registry registry, @Reference Texts texts) {
        this.registry = registry;
        this.texts = texts;
    }

    @Override
    public List<Parameter> parameters(Choices chosen) {
        return List.of(
                Parameter.authority(), Parameter.institutionType(), Parameter.one("problem", Problems.options(texts)));
    }

    @Override
    public Layout layout(ReportRequest request) {
        Layout.Builder layout = Layout.builder().forms(ALL, BY_TYPE);
        return isByType(request)
                ? ByTypeForm.columns(layout).note("note.byType").build()
                : AllForm.columns(layout).note("note.all").build();
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        Selection selection = Selection.of(registry, duties, request);
        if (isByType(request)) {
            new ByTypeForm(texts).fill(selection, registry.types(), rows);
        } else {
            new AllForm(texts).fill(selection, rows);
        }
    }

    @Override
    public Evidence evidence(ReportRequest request, String rowKey, String column) {
        return isByType(request)
                ? new ByTypeForm(texts).evidence(Selection.of(registry, duties, request), rowKey, column)
                : Evidence.none();
    }

    private static boolean isByType(ReportRequest request) {
        return request.form().equals(BY_TYPE);
    }
}
