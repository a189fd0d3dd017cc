package kz.bbu.reporting;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Reports.Format;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import kz.bbu.reporting.jte.JteactionsGenerated;
import kz.bbu.reporting.jte.JtelistGenerated;
import kz.bbu.reporting.jte.JtereportGenerated;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The pages and files of reports. */
@Component(service = ReportPages.class)
@JakartarsResource
@Path("/reports")
public final class ReportPages {
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String ID = "{id: [a-z][a-z0-9-]*}";

    private final Engine engine;

    @Activate
    public ReportPages(@Reference Engine engine) {
        this.engine = engine;
    }

    /** The list of the reports that are on and permitted (S30). */
    @GET
    @Produces(HTML)
    @Allowed(Role.MEMBER)
    public Page list() {
        Texts texts = engine.texts();
        List<InstalledReport> reports = engine.visible();
        if (reports.isEmpty() && !Viewer.current().may(Role.STAFF)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        ReportList list = ReportList.of(reports, texts);
        return Page.of(texts.text("list.title"), Jte.html(out -> JtelistGenerated.render(out, null, list, texts)));
    }

    /** A report, or with {@code row} and {@code column} the records behind one of its figures. */
    @GET
    @Path(ID)
    @Produces(HTML)
    @Allowed(Role.MEMBER)
    public Response page(@PathParam("id") String id, @Context UriInfo uri) {
        Address address = Address.of(uri.getQueryParameters());
        Screen screen = engine.screen(id, address);
        if (address.hasNameThatStartsWith(Address.WAS)) {
            return Response.seeOther(URI.create(Canonical.address(screen.look()).after("/reports/" + id)))
                    .build();
        }
        Texts texts = engine.texts();
        ReportModel model = new ReportModel(screen, texts);
        Page page = Page.of(model.pageTitle(), Jte.html(out -> JtereportGenerated.render(out, null, model, texts)));
        return Response.ok(
                        model.isPrinted()
                                ? page
                                : page.actions(Jte.html(out -> JteactionsGenerated.render(out, null, model, texts))))
                .build();
    }

    /** The same rows as a file. */
    @GET
    @Path(ID + ".{format: xlsx|csv|json}")
    @Produces("*/*")
    @Allowed(Role.MEMBER)
    public Response file(@PathParam("id") String id, @PathParam("format") String format, @Context UriInfo uri) {
        Format kind = Format.valueOf(format.toUpperCase(Locale.ROOT));
        Export export = engine.export(id, Address.of(uri.getQueryParameters()), kind);
        return answer(export, format);
    }

    static Response answer(Export export, String ending) {
        StreamingOutput content = export::answer;
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, export.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        FileName.disposition(export.head().title(), ending))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
