package kz.bbu.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;

/**
 * A method of the API as its annotations declare it.
 *
 * @param path with its parameters in braces, their patterns included
 * @param bundle the symbolic name of the bundle that serves it
 */
record Operation(String verb, String path, Method method, String bundle) {
    /** The operations of a resource, in no order. */
    static List<Operation> of(Class<?> resource, String bundle) {
        List<Operation> operations = new ArrayList<>();
        for (Method method : resource.getMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    String path = "/" + pathOf(resource.getAnnotation(Path.class)) + "/"
                            + pathOf(method.getAnnotation(Path.class));
                    operations.add(new Operation(
                            verb.value(), path.replaceAll("/+", "/").replaceAll("(?<=.)/$", ""), method, bundle));
                }
            }
        }
        return operations;
    }

    private static String pathOf(Path path) {
        return path == null ? "" : path.value();
    }

    /** The least role that may call it. */
    Role role() {
        Allowed own = method.getAnnotation(Allowed.class);
        Allowed common = method.getDeclaringClass().getAnnotation(Allowed.class);
        return own != null ? own.value() : common != null ? common.value() : Role.STAFF;
    }

    /** The path as people write it: {@code /api/v1/jobs/{id}}. */
    String address() {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean pattern = false;
        for (char c : path.toCharArray()) {
            depth += c == '{' ? 1 : 0;
            pattern |= depth > 0 && c == ':';
            if (!pattern && c != ' ' || depth == 1 && c == '}') {
                plain.append(c);
            }
            depth -= c == '}' ? 1 : 0;
            pattern &= depth > 0;
        }
        return plain.toString();
    }

    /** The key of its text in the messages of its bundle. */
    String key() {
        return "api." + method.getName();
    }

    List<String> produces() {
        Produces own = method.getAnnotation(Produces.class);
        Produces common = method.getDeclaringClass().getAnnotation(Produces.class);
        return own != null ? List.of(own.value()) : common != null ? List.of(common.value()) : List.of();
    }

    List<String> consumes() {
        Consumes consumes = method.getAnnotation(Consumes.class);
        return consumes == null ? List.of("application/octet-stream") : List.of(consumes.value());
    }
}
