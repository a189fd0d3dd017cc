package kz.bbu.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.TableCounts;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells supervisors whether the portal works: 200 and {@code {"status":"up"}}, or 503. Details are in the log. */
@Component(service = Health.class)
@JakartarsResource
@Path("/health")
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile TableCounts database;

    @Reference
    private Frames frames;

    @GET
    @Produces("application/json")
    @Allowed(Role.ANONYMOUS)
    public Response health() {
        return works()
                ? Response.ok("{\"status\":\"up\"}").build()
                : Response.status(503).entity("{\"status\":\"down\"}").build();
    }

    private boolean works() {
        TableCounts present = database;
        if (present == null || frames.root().isEmpty()) {
            return false;
        }
        try {
            present.of("persistence");
            return true;
        } catch (RuntimeException e) {
            LOG.warn("the database does not answer: {}", e.getMessage());
            return false;
        }
    }
}
