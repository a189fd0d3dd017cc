package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import kz.bbu.admin.jte.JtesettingsGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.RootAuthority;
import kz.bbu.api.platform.Scopes;
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

/** The portal's name, BIN and address, for administrators of the root; what concerns the machine is the operator's, in etc. */
@Component(service = SettingsPages.class)
@JakartarsResource
@Path("/admin/settings")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class SettingsPages {
    private final RootAuthority root;
    private final Scopes scopes;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public SettingsPages(
            @Reference RootAuthority root,
            @Reference Scopes scopes,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.root = root;
        this.scopes = scopes;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    public Page page() {
        requireAll();
        return page(SettingsForm.of(root.description()));
    }

    @POST
    public Response save(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("bin") @DefaultValue("") String bin,
            @FormParam("slug") @DefaultValue("") String slug) {
        requireAll();
        SettingsForm form = new SettingsForm(name, bin, slug, Map.of()).checked(texts);
        if (!form.errors().isEmpty()) {
            return Response.ok(page(form).status(422)).build();
        }
        root.describe(form.description());
        notices.show(Notices.Kind.DONE, texts.text("portal.saved"));
        return Response.seeOther(URI.create("/admin/settings")).build();
    }

    private Page page(SettingsForm form) {
        return Page.of(
                texts.text("portal.title"),
                Jte.html(out -> JtesettingsGenerated.render(out, null, texts, form, Csrf.field())));
    }

    private void requireAll() {
        if (!Scopes.administersAll(Viewer.current(), scopes)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }
}
