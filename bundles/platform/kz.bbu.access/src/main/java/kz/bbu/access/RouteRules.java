package kz.bbu.access;

import java.lang.reflect.Method;
import java.util.Optional;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.module.ModuleNamespace;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleRevision;

/** Who may call a method, and which addresses a module may have. */
final class RouteRules {
    private RouteRules() {}

    /** What a method asks for, else its class, else staff. */
    static Role allowed(Class<?> resource, Method method) {
        Allowed allowed = method.getAnnotation(Allowed.class);
        if (allowed == null) {
            allowed = resource.getAnnotation(Allowed.class);
        }
        return allowed == null ? Role.STAFF : allowed.value();
    }

    /** Tells whether a module keeps to its own addresses; bundles of the platform are free. */
    static boolean admitted(Class<?> resource, String path) {
        return module(resource).map(module -> isOf(module, path)).orElse(true);
    }

    /** The module that a resource belongs to; empty for one of the platform. A bundle is one module at most. */
    static Optional<String> module(Class<?> resource) {
        Bundle bundle = FrameworkUtil.getBundle(resource);
        return bundle == null
                ? Optional.empty()
                : bundle.adapt(BundleRevision.class).getDeclaredCapabilities(ModuleNamespace.NAMESPACE).stream()
                        .findFirst()
                        .map(module -> String.valueOf(module.getAttributes().get(ModuleNamespace.ID)));
    }

    /** Tells whether an address is one of a module: {@code /org/{authority}/<id>} or {@code /api/v1/<id>}, or below. */
    static boolean isOf(String module, String path) {
        return under(path, "/org/{authority}/" + module) || under(path, "/api/v1/" + module);
    }

    /** The template of the address that was matched. */
    static String path(ExtendedUriInfo uri) {
        StringBuilder path = new StringBuilder();
        for (UriTemplate template : uri.getMatchedTemplates()) {
            path.insert(0, "/" + template.getTemplate());
        }
        return clean(path.toString());
    }

    /** A template without the expressions of its places, with one slash between the parts and none at the end. */
    static String clean(String template) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        boolean expression = false;
        for (char c : template.toCharArray()) {
            depth += c == '{' ? 1 : 0;
            expression |= depth == 1 && c == ':';
            expression &= depth != 1 || c != '}';
            boolean again = c == '/' && path.length() > 0 && path.charAt(path.length() - 1) == '/';
            if (!expression && !again && !(depth > 0 && c == ' ')) {
                path.append(c);
            }
            depth -= c == '}' ? 1 : 0;
        }
        boolean slashAtEnd = path.length() > 1 && path.charAt(path.length() - 1) == '/';
        return slashAtEnd ? path.substring(0, path.length() - 1) : path.toString();
    }

    private static boolean under(String path, String base) {
        return path.equals(base) || path.startsWith(base + "/");
    }
}
