package kz.bbu.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Style sheet, script, fonts and icon; the address carries the version, so that browsers may keep them for ever. */
@Component(service = StaticFiles.class)
@JakartarsResource
@Path("/static")
public final class StaticFiles {
    private static final Map<String, String> TYPES = Map.of(
            "css",
            "text/css;charset=UTF-8",
            "js",
            "text/javascript;charset=UTF-8",
            "svg",
            "image/svg+xml",
            "woff2",
            "font/woff2",
            "txt",
            "text/plain;charset=UTF-8");
    private static final String SAFE_NAME = "[a-z0-9-]+(/[a-z0-9-]+)?\\.[a-z0-9]+";

    private final BundleContext context;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @Activate
    public StaticFiles(BundleContext context) {
        this.context = context;
    }

    @GET
    @Path("favicon.svg")
    @Allowed(Role.ANONYMOUS)
    public Response icon() {
        return file("favicon.svg", 86_400);
    }

    @GET
    @Path("{version}/{name: .+}")
    @Allowed(Role.ANONYMOUS)
    public Response versioned(@PathParam("name") String name) {
        return file(name, 31_536_000);
    }

    private Response file(String name, int seconds) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !name.matches(SAFE_NAME)) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        return Response.ok(files.computeIfAbsent(name, this::read), type)
                .header("Cache-Control", "public, max-age=" + seconds + ", immutable")
                .build();
    }

    private byte[] read(String name) {
        URL entry = context.getBundle().getEntry("static/" + name);
        if (entry == null) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        try (InputStream in = entry.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Problem(e, CommonError.INTERNAL);
        }
    }
}
