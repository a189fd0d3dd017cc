package kz.bbu.admin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.List;
import kz.bbu.admin.jte.JtemoduleGenerated;
import kz.bbu.admin.jte.JtemodulesGenerated;
import kz.bbu.admin.jte.JtereceiptGenerated;
import kz.bbu.admin.jte.JteswitchGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.files.Upload;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Modules on and off, installed and updated; each change ends with a receipt of rows before and after. */
@Component(service = ModulePages.class)
@JakartarsResource
@Path("/admin/modules")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class ModulePages {
    private final Modules modules;
    private final ModuleAdmin admin;
    private final Texts texts;

    @Activate
    public ModulePages(@Reference Modules modules, @Reference ModuleAdmin admin, @Reference Texts texts) {
        this.modules = modules;
        this.admin = admin;
        this.texts = texts;
    }

    @GET
    public Page list() {
        return list("", 200);
    }

    private Page list(String error, int status) {
        permitted();
        List<Module> all = modules.modules();
        return Page.of(
                        texts.text("modules.title"),
                        Jte.html(out ->
                                JtemodulesGenerated.render(out, null, texts, all, this::title, error, Csrf.query())))
                .status(status);
    }

    @GET
    @Path("{id}")
    public Page module(@PathParam("id") String id) {
        Module module = find(id);
        List<ModuleAdmin.Event> history = admin.history(id);
        return Page.of(
                title(module),
                Jte.html(out -> JtemoduleGenerated.render(out, null, texts, module, history, Csrf.field())));
    }

    /** Asks before switching: says what will happen and names the module. */
    @GET
    @Path("{id}/{action: enable|disable|rollback}")
    public Page ask(@PathParam("id") String id, @PathParam("action") String action) {
        permitted();
        Module module = find(id);
        return Page.of(
                texts.text("modules.ask." + action, title(module)),
                Jte.html(out ->
                        JteswitchGenerated.render(out, null, texts, module, title(module), action, Csrf.field())));
    }

    @POST
    @Path("{id}/enable")
    public Page enable(@PathParam("id") String id) {
        return receipt(admin.enable(id));
    }

    @POST
    @Path("{id}/disable")
    public Page disable(@PathParam("id") String id) {
        return receipt(admin.disable(id));
    }

    @POST
    @Path("{id}/rollback")
    public Page rollback(@PathParam("id") String id) {
        return receipt(admin.rollback(id));
    }

    @POST
    @Consumes("multipart/form-data")
    @Upload(megabytes = ModuleAdmin.LARGEST_MEGABYTES)
    public Page install(
            @FormDataParam("file") InputStream file, @FormDataParam("file") FormDataContentDisposition details) {
        if (file == null
                || details == null
                || details.getFileName() == null
                || details.getFileName().isBlank()) {
            return list(texts.text("upload.noFile"), 422);
        }
        try {
            return receipt(admin.install(file, details.getFileName()));
        } catch (Problem e) {
            if (e.code().status() >= 500) {
                throw e;
            }
            return list(texts.explain(e), e.code().status());
        }
    }

    private Page receipt(ModuleAdmin.Receipt receipt) {
        Module module = find(receipt.module());
        return Page.of(
                texts.text("modules.done." + receipt.action(), title(module)),
                Jte.html(out -> JtereceiptGenerated.render(
                        out, null, texts, module, receipt, "/admin/modules", texts.text("modules.all"))));
    }

    private void permitted() {
        if (!admin.isPermitted()) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }

    private Module find(String id) {
        return modules.module(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    private String title(Module module) {
        return texts.of(module.symbolicName()).text("title");
    }
}
