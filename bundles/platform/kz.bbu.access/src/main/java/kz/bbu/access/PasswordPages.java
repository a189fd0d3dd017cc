package kz.bbu.access;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import kz.bbu.access.jte.JtepasswordGenerated;
import kz.bbu.access.jte.JtepasswordGoneGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Viewers;
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

/** Where a link of {@link StoredLinks} leads: whoever has it sets the password of its account. Immediate for the same reason as {@link LoginPages}. */
@Component(service = PasswordPages.class, immediate = true)
@JakartarsResource
@Path("/password/{secret}")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ANONYMOUS)
public final class PasswordPages {
    private static final int LONGEST_SECRET = 100;

    private final StoredLinks links;
    private final AccountBook accounts;
    private final Audit audit;
    private final Notices notices;
    private final Texts texts;
    private final Attempts attempts;

    @Activate
    public PasswordPages(
            @Reference StoredLinks links,
            @Reference AccountBook accounts,
            @Reference Audit audit,
            @Reference Notices notices,
            @Reference Texts texts) {
        this(links, accounts, audit, notices, texts, TimeMeter.SYSTEM_MILLISECONDS);
    }

    PasswordPages(StoredLinks links, AccountBook accounts, Audit audit, Notices notices, Texts texts, TimeMeter clock) {
        this.links = links;
        this.accounts = accounts;
        this.audit = audit;
        this.notices = notices;
        this.texts = texts;
        this.attempts = new Attempts(60, Duration.ofMinutes(5), clock);
    }

    @GET
    public Page form(@PathParam("secret") String secret, @Context HttpServletRequest request) {
        attempts.count(request.getRemoteAddr());
        return login(secret).map(login -> form(secret, login, "", "", 200)).orElseGet(this::gone);
    }

    @POST
    public Response set(
            @PathParam("secret") String secret,
            @FormParam("new") @DefaultValue("") String wanted,
            @FormParam("again") @DefaultValue("") String again,
            @Context HttpServletRequest request)
            throws Exception {
        attempts.count(request.getRemoteAddr());
        Optional<String> login = login(secret);
        if (login.isEmpty()) {
            return Response.ok(gone()).build();
        }
        try {
            if (!wanted.equals(again)) {
                throw new Problem(AccessError.PASSWORDS_DIFFER);
            }
            record(links.use(secret, wanted), login.get(), request);
        } catch (Problem e) {
            if (e.code() == CommonError.NOT_FOUND) {
                return Response.ok(gone()).build();
            }
            if (e.code().status() >= 500) {
                throw e;
            }
            String field = e.code() == AccessError.PASSWORDS_DIFFER ? "again" : "new";
            return Response.ok(form(
                            secret,
                            login.get(),
                            field,
                            texts.explain(e),
                            e.code().status()))
                    .build();
        }
        if (login.get().equals(FirstAdministrator.LOGIN)) {
            FirstAdministrator.forget();
        }
        notices.show(Notices.Kind.DONE, texts.text("password.done"));
        return Response.seeOther(URI.create("/login")).build();
    }

    /** It is the account's own doing, though nobody has logged in. */
    private void record(long id, String login, HttpServletRequest request) throws Exception {
        Viewer owner = accounts.viewer(id, Viewer.current().language(), request.getRemoteAddr())
                .orElseThrow();
        Viewers.call(owner, () -> {
            audit.record("password.link", login);
            return null;
        });
    }

    private Optional<String> login(String secret) {
        return secret.length() > LONGEST_SECRET ? Optional.empty() : links.login(secret);
    }

    private Page form(String secret, String login, String field, String error, int status) {
        return Page.of(
                        texts.text("password.title"),
                        Jte.html(out -> JtepasswordGenerated.render(
                                out, null, texts, StoredLinks.PATH + secret, login, field, error, Csrf.field())))
                .status(status);
    }

    /** The same for a link that was never there and for one that has been used. */
    private Page gone() {
        return Page.of(
                        texts.text("password.gone.title"),
                        Jte.html(out -> JtepasswordGoneGenerated.render(out, null, texts)))
                .status(CommonError.NOT_FOUND.status());
    }
}
