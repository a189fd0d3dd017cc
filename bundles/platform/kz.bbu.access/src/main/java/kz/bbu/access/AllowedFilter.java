package kz.bbu.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Audit;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** Decides, after the method is found and before it is called, whether the viewer may call it. */
@Component(service = ContainerRequestFilter.class)
@JakartarsExtension
@JakartarsName("allowed")
public final class AllowedFilter implements ContainerRequestFilter {
    private final Audit audit;

    @Activate
    public AllowedFilter(@Reference Audit audit) {
        this.audit = audit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
        Method method = uri.getMatchedResourceMethod().getInvocable().getHandlingMethod();
        Class<?> resource = uri.getMatchedResourceMethod().getInvocable().getHandler().getHandlerClass();
        Role needed = Routes.allowed(resource, method);
        Viewer viewer = Viewer.current();
        if (!Routes.admitted(resource, method)) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        if (viewer.may(needed)) {
            return;
        }
        String path = "/" + uri.getPath();
        audit.record("refused", request.getMethod() + " " + path);
        boolean page = !path.startsWith("/api/") && request.getMethod().equals("GET");
        if (viewer.role() != Role.ANONYMOUS) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        if (!page) {
            throw new Problem(CommonError.LOGIN_REQUIRED);
        }
        String query = uri.getRequestUri().getRawQuery();
        String to = URLEncoder.encode(query == null ? path : path + "?" + query, StandardCharsets.UTF_8);
        request.abortWith(Response.seeOther(URI.create("/login?to=" + to)).build());
    }
}
