package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bbu.admin.jte.JtematchesGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.Matches;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What sources say differently of one person or institution: staff decide. */
@Component(service = MatchPages.class)
@JakartarsResource
@Path("/admin/matches")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.STAFF)
public final class MatchPages {
    private static final int LISTED = 50;

    private final Matches matches;
    private final Imports imports;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public MatchPages(
            @Reference Matches matches,
            @Reference Imports imports,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.matches = matches;
        this.imports = imports;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    public Page list(
            @QueryParam("state") @DefaultValue("OPEN") String wanted,
            @QueryParam("after") @DefaultValue("0") long after) {
        Matches.State state = state(wanted);
        Matches.Part found = matches.list(state, after, LISTED);
        Map<Long, String> sources =
                imports.sources().stream().collect(Collectors.toMap(Imports.Source::id, Imports.Source::name));
        return Page.of(
                texts.text("matches.title"),
                Jte.html(out -> JtematchesGenerated.render(out, null, texts, state, found, sources, Csrf.field())));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/decide")
    public Response decide(@PathParam("id") long id, @FormParam("decision") @DefaultValue("") String decision) {
        Matches.State state = decision(decision);
        matches.decide(id, state);
        notices.show(Notices.Kind.DONE, texts.text("matches.done." + state));
        return Response.seeOther(URI.create("/admin/matches")).build();
    }

    static Matches.State decision(String name) {
        Matches.State state = state(name);
        if (state == Matches.State.OPEN) {
            throw new Problem(CommonError.BAD_VALUE, "decision", name);
        }
        return state;
    }

    static Matches.State state(String name) {
        return Arrays.stream(Matches.State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.BAD_VALUE, "state", name));
    }
}
