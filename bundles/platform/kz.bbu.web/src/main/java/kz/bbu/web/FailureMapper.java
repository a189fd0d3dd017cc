package kz.bbu.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** Turns whatever a resource throws into an answer. */
@Component(service = ExceptionMapper.class)
@JakartarsExtension
@JakartarsName("failures")
public final class FailureMapper implements ExceptionMapper<Throwable> {
    private final Failures failures;

    /** Comes after what writes the pages of its answers: without that a failure would be another one while the portal starts. */
    @Activate
    public FailureMapper(
            @Reference Failures failures,
            @Reference(target = "(osgi.jakartars.name=pages)") ContainerResponseFilter pages) {
        this.failures = failures;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        Failures.Told told = failures.tell(failure, Exchange.current().orElseThrow());
        return Response.status(told.status())
                .type(told.type())
                .entity(told.body())
                .build();
    }
}
