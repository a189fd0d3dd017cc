package kz.bbu.modules;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.platform.ModuleAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The modules for programs. */
@Component(service = ModulesApi.class)
@JakartarsResource
@Path("/api/v1/modules")
@Produces("application/json")
@Allowed(Role.ADMINISTRATOR)
public final class ModulesApi {
    private final Modules modules;
    private final ModuleAdmin admin;

    @Activate
    public ModulesApi(@Reference Modules modules, @Reference ModuleAdmin admin) {
        this.modules = modules;
        this.admin = admin;
    }

    @GET
    public List<Module> list() {
        return modules.modules();
    }

    @GET
    @Path("{id}/history")
    public List<ModuleAdmin.Event> history(@PathParam("id") String id) {
        return admin.history(id);
    }

    @POST
    @Path("{id}/enable")
    public ModuleAdmin.Receipt enable(@PathParam("id") String id) {
        return admin.enable(id);
    }

    @POST
    @Path("{id}/disable")
    public ModuleAdmin.Receipt disable(@PathParam("id") String id) {
        return admin.disable(id);
    }

    @POST
    @Path("{id}/rollback")
    public ModuleAdmin.Receipt rollback(@PathParam("id") String id) {
        return admin.rollback(id);
    }

    /** Installs or updates a module; the body is the jar. */
    @POST
    @Consumes("application/octet-stream")
    public ModuleAdmin.Receipt install(InputStream jar, @QueryParam("fileName") String fileName) {
        return admin.install(jar, fileName == null ? "module.jar" : fileName);
    }
}
