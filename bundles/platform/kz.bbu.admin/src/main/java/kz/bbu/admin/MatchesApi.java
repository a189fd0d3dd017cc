package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Matches;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What sources say differently, for programs. */
@Component(service = MatchesApi.class)
@JakartarsResource
@Path("/api/v1/matches")
@Produces("application/json")
@Allowed(Role.STAFF)
public final class MatchesApi {
    private static final int LARGEST_PAGE = 100;

    private final Matches matches;

    @Activate
    public MatchesApi(@Reference Matches matches) {
        this.matches = matches;
    }

    @GET
    public Matches.Part list(
            @QueryParam("state") @DefaultValue("OPEN") String state,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new Problem(CommonError.BAD_VALUE, "limit", limit);
        }
        return matches.list(MatchPages.state(state), after, limit);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/decide")
    public Response decide(@PathParam("id") long id, @QueryParam("decision") @DefaultValue("") String decision) {
        matches.decide(id, MatchPages.decision(decision));
        return Response.noContent().build();
    }
}
