package kz.bbu.modules;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.FunctionAdmin;
import kz.bbu.api.platform.ModuleAdmin.Receipt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The functions of authorities' pages for programs. */
@Component(service = FunctionsApi.class)
@JakartarsResource
@Path("/api/v1/functions/{organisation: [0-9]{1,19}}")
@Produces("application/json")
@Allowed(Role.ADMINISTRATOR)
public final class FunctionsApi {
    private final FunctionAdmin admin;

    @Activate
    public FunctionsApi(@Reference FunctionAdmin admin) {
        this.admin = admin;
    }

    @GET
    public List<FunctionAdmin.Function> functions(@PathParam("organisation") long authority) {
        return admin.functions(authority);
    }

    @POST
    @Path("{id}/enable")
    public Receipt functionOn(@PathParam("organisation") long authority, @PathParam("id") String id) {
        return admin.enable(authority, id);
    }

    @POST
    @Path("{id}/disable")
    public Receipt functionOff(@PathParam("organisation") long authority, @PathParam("id") String id) {
        return admin.disable(authority, id);
    }

    /** Moves a function one place; gives the new order. */
    @POST
    @Path("{id}/{direction: up|down}")
    public List<FunctionAdmin.Function> functionMove(
            @PathParam("organisation") long authority,
            @PathParam("id") String id,
            @PathParam("direction") String direction) {
        admin.move(authority, id, direction.equals("up"));
        return admin.functions(authority);
    }
}
