package kz.bbu.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import kz.bbu.web.jte.JteapiGenerated;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The description of the API, for people and for programs. It names operations, no data, so everybody may read it. */
@Component(service = ApiPages.class)
@JakartarsResource
@Path("/api/v1")
public final class ApiPages {
    private final Operations operations;
    private final Texts texts;
    private final String version;

    @Activate
    public ApiPages(BundleContext context, @Reference Operations operations, @Reference Texts texts) {
        this.operations = operations;
        this.texts = texts;
        this.version = context.getBundle().getVersion().toString();
    }

    /** A line of the page. */
    public record Line(String verb, String address, String summary, String role) {}

    @GET
    @Produces("text/html;charset=UTF-8")
    @Allowed(Role.ANONYMOUS)
    public Page page() {
        List<Line> lines = operations.served().stream().map(this::line).toList();
        return Page.of(texts.text("api.title"), Jte.html(out -> JteapiGenerated.render(out, null, texts, lines)));
    }

    @GET
    @Path("openapi.json")
    @Produces("application/json")
    @Allowed(Role.ANONYMOUS)
    public Object openapi() {
        return OpenApi.document(operations.served(), texts, version);
    }

    private Line line(Operation operation) {
        return new Line(
                operation.verb(),
                operation.address(),
                OpenApi.summary(texts, operation).orElse(""),
                texts.term("role", operation.role().name()));
    }
}
