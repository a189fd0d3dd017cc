package kz.bbu.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.module.ModuleNamespace;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The routes of the running portal: method, path, the least role, and the bundle that answers. */
@Component(service = Routes.class)
@JakartarsResource
@Path("/api/v1/routes")
public final class Routes {
    /** One route. */
    public record Route(String method, String path, Role role, String bundle) {}

    private final BundleContext context;

    @Activate
    public Routes(BundleContext context) {
        this.context = context;
    }

    @GET
    @Produces("application/json")
    @Allowed(Role.ADMINISTRATOR)
    public List<Route> list() throws InvalidSyntaxException {
        List<Route> routes = new ArrayList<>();
        for (ServiceReference<?> reference :
                context.getAllServiceReferences(null, "(osgi.jakartars.resource=true)")) {
            Object resource = context.getService(reference);
            if (resource != null) {
                try {
                    add(routes, resource.getClass(), reference.getBundle());
                } finally {
                    context.ungetService(reference);
                }
            }
        }
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return routes;
    }

    private static void add(List<Route> routes, Class<?> resource, Bundle bundle) {
        for (Method method : resource.getMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (http != null) {
                    routes.add(new Route(
                            http.value(), path(resource, method), allowed(resource, method), bundle.getSymbolicName()));
                }
            }
        }
    }

    /** What a method asks for, else its class, else staff. */
    static Role allowed(Class<?> resource, Method method) {
        Allowed allowed = method.getAnnotation(Allowed.class);
        if (allowed == null) {
            allowed = resource.getAnnotation(Allowed.class);
        }
        return allowed == null ? Role.STAFF : allowed.value();
    }

    /** Tells whether a module keeps to its own addresses: {@code /org/{authority}/<id>} and {@code /api/v1/<id>}; bundles of the platform are free. */
    static boolean admitted(Class<?> resource, Method method) {
        Bundle bundle = FrameworkUtil.getBundle(resource);
        if (bundle == null) {
            return true;
        }
        List<BundleCapability> modules =
                bundle.adapt(BundleRevision.class).getDeclaredCapabilities(ModuleNamespace.NAMESPACE);
        String path = path(resource, method);
        return modules.isEmpty()
                || modules.stream().anyMatch(m -> {
                    String id = String.valueOf(m.getAttributes().get(ModuleNamespace.ID));
                    return under(path, "/org/{authority}/" + id) || under(path, "/api/v1/" + id);
                });
    }

    private static boolean under(String path, String base) {
        return path.equals(base) || path.startsWith(base + "/");
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String joined = "/" + resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        String clean = joined.replaceAll("/{2,}", "/");
        return clean.length() > 1 && clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }
}
