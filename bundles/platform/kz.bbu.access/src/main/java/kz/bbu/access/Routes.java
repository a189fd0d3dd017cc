package kz.bbu.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jakartars.runtime.JakartarsServiceRuntime;
import org.osgi.service.jakartars.runtime.dto.BaseApplicationDTO;
import org.osgi.service.jakartars.runtime.dto.ResourceDTO;
import org.osgi.service.jakartars.runtime.dto.RuntimeDTO;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/**
 * The routes of the running portal: method, path, the least role, and the bundle that answers.
 *
 * <p>A servlet or a folder of files beside the REST resources is listed with the method {@code *} as open to everybody, since no filter decides about it.
 */
@Component(service = Routes.class)
@JakartarsResource
@Path("/api/v1/routes")
public final class Routes {
    /** One route. */
    public record Route(String method, String path, Role role, String bundle) {}

    private static final String SERVLET = "osgi.http.whiteboard.servlet.pattern";
    private static final String FILES = "osgi.http.whiteboard.resource.pattern";
    private static final String SERVLETS = "(|(" + SERVLET + "=*)(" + FILES + "=*))";

    private final BundleContext context;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile JakartarsServiceRuntime runtime;

    @Activate
    public Routes(BundleContext context) {
        this.context = context;
    }

    /** What the whiteboard serves at present, as its runtime tells. */
    @GET
    @Produces("application/json")
    @Allowed(Role.ADMINISTRATOR)
    public List<Route> list() throws InvalidSyntaxException {
        Set<Long> served = served();
        List<Route> routes = new ArrayList<>();
        for (ServiceReference<?> reference : context.getAllServiceReferences(null, "(osgi.jakartars.resource=true)")) {
            Object resource =
                    served.contains(reference.getProperty("service.id")) ? context.getService(reference) : null;
            if (resource != null) {
                try {
                    add(routes, resource.getClass(), reference.getBundle().getSymbolicName());
                } finally {
                    context.ungetService(reference);
                }
            }
        }
        for (ServiceReference<?> reference : context.getAllServiceReferences(null, SERVLETS)) {
            for (String pattern : patterns(reference)) {
                routes.add(new Route(
                        "*", pattern, Role.ANONYMOUS, reference.getBundle().getSymbolicName()));
            }
        }
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return routes;
    }

    private static List<String> patterns(ServiceReference<?> reference) {
        List<String> patterns = new ArrayList<>();
        for (String property : List.of(SERVLET, FILES)) {
            Object value = reference.getProperty(property);
            if (value instanceof String one) {
                patterns.add(one);
            } else if (value instanceof String[] several) {
                patterns.addAll(List.of(several));
            } else if (value instanceof Collection<?> several) {
                several.forEach(pattern -> patterns.add(String.valueOf(pattern)));
            }
        }
        return patterns;
    }

    private Set<Long> served() {
        Set<Long> services = new HashSet<>();
        JakartarsServiceRuntime present = runtime;
        if (present != null) {
            RuntimeDTO state = present.getRuntimeDTO();
            add(services, state.defaultApplication);
            for (BaseApplicationDTO application : state.applicationDTOs) {
                add(services, application);
            }
        }
        return services;
    }

    private static void add(Set<Long> services, BaseApplicationDTO application) {
        for (ResourceDTO resource : application.resourceDTOs) {
            services.add(resource.serviceId);
        }
    }

    /** Adds the routes of a class. */
    static void add(List<Route> routes, Class<?> type, String bundle) {
        add(routes, type, Resource.from(type), "", bundle);
    }

    private static void add(List<Route> routes, Class<?> type, Resource resource, String above, String bundle) {
        String path = RouteRules.clean(above + "/" + resource.getPath());
        for (ResourceMethod method : resource.getAllMethods()) {
            Role role = RouteRules.allowed(type, method.getInvocable().getHandlingMethod());
            routes.add(new Route(method.getHttpMethod() == null ? "*" : method.getHttpMethod(), path, role, bundle));
        }
        for (Resource child : resource.getChildResources()) {
            add(routes, type, child, path, bundle);
        }
    }
}
