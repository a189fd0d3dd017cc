package kz.bbu.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import kz.bbu.admin.jte.JteoverviewGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What there is to administer. */
@Component(service = Overview.class)
@JakartarsResource
@Path("/admin")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.STAFF)
public final class Overview {
    private final ModuleAdmin modules;
    private final Mails mails;
    private final Texts texts;

    @Activate
    public Overview(@Reference ModuleAdmin modules, @Reference Mails mails, @Reference Texts texts) {
        this.modules = modules;
        this.mails = mails;
        this.texts = texts;
    }

    @GET
    public Page overview() {
        boolean administrator = Viewer.current().may(Role.ADMINISTRATOR);
        boolean all = modules.isPermitted();
        int unsent = all ? mails.failed().size() : 0;
        return Page.of(
                texts.text("title"),
                Jte.html(out -> JteoverviewGenerated.render(out, null, texts, all, unsent, administrator)));
    }
}
