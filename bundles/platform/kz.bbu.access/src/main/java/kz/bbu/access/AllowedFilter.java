package kz.bbu.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Modules;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.Invocable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/**
 * Decides, after the method is found and before it is called, whether the viewer may call it.
 *
 * <p>Needs nothing, so that it stands before the first resource does: while nobody is bound to the thread, nothing is open.
 */
@Component(service = ContainerRequestFilter.class)
@JakartarsExtension
@JakartarsName("allowed")
@JakartarsApplicationSelect("(osgi.jakartars.name=*)")
public final class AllowedFilter implements ContainerRequestFilter {
    /** A longer one would not fit into the header that leads to the login. */
    private static final int LONGEST_QUERY = 2_000;

    private static final int NOTED_OF_A_STRANGER = 20;

    private final Attempts strangers = new Attempts(NOTED_OF_A_STRANGER, Duration.ofHours(1));

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Audit audit;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Strays strays;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Modules modules;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Directory directory;

    @Override
    public void filter(ContainerRequestContext request) {
        ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
        Invocable called = uri.getMatchedResourceMethod().getInvocable();
        Class<?> resource = called.getHandler().getHandlerClass();
        Viewer viewer = Viewer.bound().orElseThrow(() -> new Problem(CommonError.UNAVAILABLE));
        if (!RouteRules.admitted(resource, RouteRules.path(uri))) {
            refuseStray(resource, uri);
        }
        RouteRules.module(resource).ifPresent(module -> requireFunction(module, uri, viewer));
        if (!viewer.may(RouteRules.allowed(resource, called.getHandlingMethod()))) {
            refuse(viewer, request, uri);
        }
    }

    /** A function that the authority of the address, or else that of the viewer, has switched off is not there for anybody. */
    private void requireFunction(String module, ExtendedUriInfo uri, Viewer viewer) {
        Modules present = modules;
        Directory names = directory;
        if (present == null || names == null) {
            throw new Problem(CommonError.UNAVAILABLE);
        }
        String slug = uri.getPathParameters().getFirst("authority");
        long authority = slug == null
                ? viewer.authorityId()
                : names.authority(slug).map(Authority::id).orElse(0L);
        if (!present.has(authority, module)) {
            throw new Problem(CommonError.NOT_FOUND);
        }
    }

    /** Notes a refusal; of an address that nobody has logged in from only so many an hour, since robots must not fill the audit log. */
    private void record(Viewer viewer, String what) {
        Audit present = audit;
        if (present == null) {
            return;
        }
        if (viewer.role() == Role.ANONYMOUS) {
            try {
                strangers.count(viewer.address());
            } catch (Problem tooMany) {
                return;
            }
        }
        present.record("refused", what);
    }

    private void refuseStray(Class<?> resource, ExtendedUriInfo uri) {
        Strays present = strays;
        if (present != null) {
            present.report(resource, RouteRules.path(uri));
        }
        throw new Problem(CommonError.NOT_FOUND);
    }

    private void refuse(Viewer viewer, ContainerRequestContext request, ExtendedUriInfo uri) {
        String path = "/" + uri.getPath();
        record(viewer, request.getMethod() + " " + path);
        if (viewer.role() != Role.ANONYMOUS) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        // Whoever has not logged in yet is asked to.
        boolean page = !path.startsWith("/api/") && request.getMethod().equals("GET");
        if (!page) {
            throw new Problem(CommonError.LOGIN_REQUIRED);
        }
        String query = uri.getRequestUri().getRawQuery();
        boolean kept = query != null && query.length() <= LONGEST_QUERY;
        String to = URLEncoder.encode(kept ? path + "?" + query : path, StandardCharsets.UTF_8);
        request.abortWith(Response.seeOther(URI.create("/login?to=" + to)).build());
    }
}
