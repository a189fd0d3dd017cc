package kz.bbu.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The home page: the first tab of the root authority that is on. */
@Component(service = Home.class)
@JakartarsResource
@Path("/")
@Produces("text/html;charset=UTF-8")
public final class Home {
    private final Frames frames;
    private final Texts texts;

    @Activate
    public Home(@Reference Frames frames, @Reference Texts texts) {
        this.frames = frames;
        this.texts = texts;
    }

    @GET
    @Allowed(Role.ANONYMOUS)
    public Response home() {
        return open(frames.root());
    }

    @GET
    @Path("org/{authority}")
    @Allowed(Role.ANONYMOUS)
    public Response organisation(@PathParam("authority") String slug) {
        return open(Optional.of(frames.bySlug(slug).orElseThrow(() -> new Problem(CommonError.NOT_FOUND))));
    }

    private Response open(Optional<Authority> authority) {
        return authority
                .flatMap(a -> frames.firstTab(a, Viewer.current()))
                .map(href -> Response.status(302).location(URI.create(href)))
                .orElseGet(() -> Response.ok(nothing()))
                .build();
    }

    private Page nothing() {
        return Page.of(texts.text("home.title"), out -> {
            out.write("<div class=\"empty\"><p>");
            Html.text(texts.text("home.nothing")).writeTo(out);
            out.write("</p></div>");
        });
    }
}
