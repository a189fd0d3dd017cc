package kz.bbu.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.annotation.Annotation;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/**
 * Turns whatever a resource throws into an answer, and writes the frame around each {@link Page}.
 *
 * <p>Both are one extension: apart, one of them may be there without the other for a moment while the portal starts, and then a
 * failure has a page that nothing writes. A page is written whole before the answer begins, so that a template that fails gives an
 * error page and never half a page.
 */
@Component(service = {ExceptionMapper.class, ContainerResponseFilter.class})
@JakartarsExtension
@JakartarsName("pages")
public final class PageAnswers implements ExceptionMapper<Throwable>, ContainerResponseFilter {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private final Frames frames;
    private final Failures failures;

    @Activate
    public PageAnswers(@Reference Frames frames, @Reference Failures failures) {
        this.frames = frames;
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

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Page page)) {
            return;
        }
        Exchange exchange = Exchange.current().orElseThrow();
        if (response.getStatus() == 200) {
            response.setStatus(page.status());
        }
        byte[] body;
        try {
            body = frames.render(page, exchange);
        } catch (RuntimeException e) {
            Failures.Told told = failures.tell(e, exchange);
            response.setStatus(told.status());
            body = told.body() instanceof Page error ? frames.render(error, exchange) : (byte[]) told.body();
        }
        response.setEntity(body, new Annotation[0], HTML);
    }
}
