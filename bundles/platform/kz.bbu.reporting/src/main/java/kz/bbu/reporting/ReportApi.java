package kz.bbu.reporting;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Reports.Format;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The reports for programs. */
@Component(service = ReportApi.class)
@JakartarsResource
@Path("/api/v1/reports")
public final class ReportApi {
    private static final String JSON = "application/json;charset=UTF-8";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Engine engine;

    @Activate
    public ReportApi(@Reference Engine engine) {
        this.engine = engine;
    }

    /** The reports that the caller may see: id, section, title, description and address. */
    @GET
    @Produces(JSON)
    @Allowed(Role.MEMBER)
    public String list() throws java.io.IOException {
        List<Map<String, Object>> reports = new ArrayList<>();
        for (InstalledReport report : engine.visible()) {
            ReportList.Item item = ReportList.item(report, engine.texts());
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", item.id());
            entry.put("section", report.section().name());
            entry.put("title", item.title());
            entry.put("description", item.description());
            entry.put("address", "/api/v1/reports/" + item.id());
            reports.add(entry);
        }
        return MAPPER.writeValueAsString(Map.of("reports", reports));
    }

    /** All rows of a report, with the same filters as on its page. */
    @GET
    @Path("{id: [a-z][a-z0-9-]*}")
    @Produces(JSON)
    @Allowed(Role.MEMBER)
    public Response report(@PathParam("id") String id, @Context UriInfo uri) {
        Export export = engine.export(id, Address.of(uri.getQueryParameters()), Format.JSON);
        StreamingOutput content = export::answer;
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, export.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
