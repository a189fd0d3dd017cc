package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import kz.bbu.admin.jte.JtefunctionSwitchGenerated;
import kz.bbu.admin.jte.JtefunctionsGenerated;
import kz.bbu.admin.jte.JtereceiptGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.platform.FunctionAdmin;
import kz.bbu.api.platform.FunctionAdmin.Function;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The functions of an authority's page on and off and in order (S29); each switch ends with a receipt of rows before and after. */
@Component(service = FunctionPages.class)
@JakartarsResource
@Path("/admin/functions")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class FunctionPages {
    private static final String OF = "{organisation: [0-9]{1,19}}/{id}/";

    private final FunctionAdmin admin;
    private final Registry registry;
    private final Texts texts;

    @Activate
    public FunctionPages(@Reference FunctionAdmin admin, @Reference Registry registry, @Reference Texts texts) {
        this.admin = admin;
        this.registry = registry;
        this.texts = texts;
    }

    /** The functions of an authority; of the viewer's own one, or else the first of the scope, if none is named. */
    @GET
    public Page list(@QueryParam("authority") @DefaultValue("") String authority) {
        List<Authority> authorities = registry.authorities();
        Authority chosen = authority.isEmpty()
                ? registry.authority(Viewer.current().authorityId())
                        .or(() -> authorities.stream().findFirst())
                        .orElseThrow(() -> new Problem(CommonError.NOT_FOUND))
                : find(Fields.id(authority));
        List<Function> functions = admin.functions(chosen.id());
        return Page.of(
                texts.text("functions.title"),
                Jte.html(out -> JtefunctionsGenerated.render(
                        out, null, texts, chosen, authorities, functions, this::title, Csrf.field())));
    }

    /** Asks before switching: says what will happen and names function and authority. */
    @GET
    @Path(OF + "{action: enable|disable}")
    public Page ask(
            @PathParam("organisation") long authorityId,
            @PathParam("id") String id,
            @PathParam("action") String action) {
        Authority authority = find(authorityId);
        Module module = module(authorityId, id);
        return Page.of(
                texts.text("functions.ask." + action, title(module), authority.name()),
                Jte.html(out -> JtefunctionSwitchGenerated.render(
                        out, null, texts, authority, module, title(module), action, Csrf.field())));
    }

    @POST
    @Path(OF + "enable")
    public Page enable(@PathParam("organisation") long authority, @PathParam("id") String id) {
        return receipt(authority, admin.enable(authority, id));
    }

    @POST
    @Path(OF + "disable")
    public Page disable(@PathParam("organisation") long authority, @PathParam("id") String id) {
        return receipt(authority, admin.disable(authority, id));
    }

    @POST
    @Path(OF + "{direction: up|down}")
    public Response move(
            @PathParam("organisation") long authority,
            @PathParam("id") String id,
            @PathParam("direction") String direction) {
        admin.move(authority, id, direction.equals("up"));
        return Response.seeOther(URI.create(list(authority) + "#" + id)).build();
    }

    private Page receipt(long authorityId, ModuleAdmin.Receipt receipt) {
        Authority authority = find(authorityId);
        Module module = module(authorityId, receipt.module());
        return Page.of(
                texts.text("functions.done." + receipt.action(), title(module), authority.name()),
                Jte.html(out -> JtereceiptGenerated.render(
                        out, null, texts, module, receipt, list(authorityId), texts.text("functions.all"))));
    }

    private static String list(long authority) {
        return "/admin/functions?authority=" + authority;
    }

    private Authority find(long id) {
        return registry.authority(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    private Module module(long authority, String id) {
        return admin.functions(authority).stream()
                .map(Function::module)
                .filter(module -> module.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    private String title(Module module) {
        return texts.of(module.symbolicName()).text("title");
    }
}
