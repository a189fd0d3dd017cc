package kz.bbu.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import kz.bbu.admin.jte.JtemailGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What became of the portal's mail, for administrators of the root. */
@Component(service = MailPages.class)
@JakartarsResource
@Path("/admin/mail")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class MailPages {
    private final Mails mails;
    private final Scopes scopes;
    private final Audit audit;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public MailPages(
            @Reference Mails mails,
            @Reference Scopes scopes,
            @Reference Audit audit,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.mails = mails;
        this.scopes = scopes;
        this.audit = audit;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    public Page page() {
        requireAll();
        long waiting = mails.waiting();
        Optional<Mails.Trouble> trouble = mails.trouble();
        List<Mails.Failed> failed = mails.failed();
        Html csrf = Csrf.field();
        return Page.of(
                texts.text("mail.title"),
                Jte.html(out ->
                        JtemailGenerated.render(out, null, texts, mails.isOn(), waiting, trouble, failed, csrf)));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/retry")
    public Response retry(@PathParam("id") long id) {
        requireAll();
        mails.retry(id);
        audit.record("mail.retry", Long.toString(id));
        return done("mail.retried");
    }

    @POST
    @Path("{id: [0-9]{1,18}}/drop")
    public Response drop(@PathParam("id") long id) {
        requireAll();
        mails.drop(id);
        audit.record("mail.drop", Long.toString(id));
        return done("mail.dropped");
    }

    private Response done(String key) {
        notices.show(Notices.Kind.DONE, texts.text(key));
        return Response.seeOther(URI.create("/admin/mail")).build();
    }

    private void requireAll() {
        if (!Scopes.administersAll(Viewer.current(), scopes)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }
}
