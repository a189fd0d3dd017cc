package kz.bbu.metrics;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The figures for Prometheus, which comes with the token of an administrator: behind a relay everybody comes from this machine, so that alone opens nothing. */
@Component(service = MetricsPage.class)
@JakartarsResource
@Path("/api/v1/metrics")
public final class MetricsPage {
    @Reference
    private Figures figures;

    @GET
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    @Allowed(Role.ADMINISTRATOR)
    public StreamingOutput figures() {
        return figures::write;
    }
}
