package kz.bbu.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import kz.bbu.access.jte.JtesessionsGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** One's own sessions: device, time and address; each can be ended, and all others at once. */
@Component(service = SessionPages.class)
@JakartarsResource
@Path("/account/sessions")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.MEMBER)
public final class SessionPages {
    private static final URI LIST = URI.create("/account/sessions");

    private final Sessions sessions;
    private final Audit audit;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public SessionPages(
            @Reference Sessions sessions, @Reference Audit audit, @Reference Notices notices, @Reference Texts texts) {
        this.sessions = sessions;
        this.audit = audit;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    public Page list(@Context HttpServletRequest request) {
        List<Sessions.Open> open = sessions.open(Viewer.current().accountId(), secret(request));
        return Page.of(
                texts.text("account.sessions"),
                Jte.html(out -> JtesessionsGenerated.render(out, null, texts, open, Csrf.field())));
    }

    /** Ends one; where it has ended already, there is nothing to do. */
    @POST
    @Path("end")
    public Response end(@FormParam("session") @DefaultValue("") String key) {
        boolean ended = sessions.endOne(Viewer.current().accountId(), key);
        if (ended) {
            audit.record("session.end", "1");
        }
        return done(texts.text(ended ? "sessions.ended" : "sessions.gone"));
    }

    @POST
    public Response endOthers(@Context HttpServletRequest request) {
        int ended = sessions.endOthers(Viewer.current().accountId(), secret(request));
        audit.record("session.end", Integer.toString(ended));
        return done(texts.text("account.sessionsEnded", ended));
    }

    private Response done(String what) {
        notices.show(Notices.Kind.DONE, what);
        return Response.seeOther(LIST).build();
    }

    private static String secret(HttpServletRequest request) {
        return Cookies.get(request, Cookies.session(request)).orElse("");
    }
}
