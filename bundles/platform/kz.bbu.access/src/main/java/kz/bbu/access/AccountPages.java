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
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import kz.bbu.access.jte.JteaccountGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Audit;
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

/** What people do with their own account: password, sessions, personal tokens. */
@Component(service = AccountPages.class)
@JakartarsResource
@Path("/account")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.MEMBER)
public final class AccountPages {
    private static final int MOST_TOKENS = 20;
    private static final int LONGEST_TOKEN_DAYS = 366;

    private final Sessions sessions;
    private final AccountBook accounts;
    private final Audit audit;
    private final Notices notices;
    private final Texts texts;
    private final Attempts attempts = new Attempts(10, Duration.ofMinutes(5));

    @Activate
    public AccountPages(
            @Reference Sessions sessions,
            @Reference AccountBook accounts,
            @Reference Audit audit,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
        this.notices = notices;
        this.texts = texts;
    }

    /** What the page shows. */
    public record Model(
            String login, String name, String role, boolean mustChange, String error, String errorField, String secret, java.util.List<Sessions.Token> tokens) {}

    @GET
    public Page page() {
        return page("", "", "", 200);
    }

    @POST
    public Response changePassword(
            @FormParam("current") @DefaultValue("") String current,
            @FormParam("new") @DefaultValue("") String wanted,
            @FormParam("again") @DefaultValue("") String again,
            @Context HttpServletRequest request)
            throws IOException {
        Viewer viewer = Viewer.current();
        String login = accounts.login(viewer.accountId()).orElseThrow();
        try {
            attempts.count(login);
            String hash = accounts.credentials(login).orElseThrow().password();
            if (current.length() > Passwords.LONGEST || !accounts.passwords().matches(current, hash)) {
                throw new Problem(AccessError.PASSWORD_WRONG);
            }
            if (!wanted.equals(again)) {
                throw new Problem(AccessError.PASSWORDS_DIFFER);
            }
            accounts.setPassword(viewer.accountId(), login, wanted);
        } catch (Problem e) {
            String field = e.code() == AccessError.PASSWORD_WRONG ? "current" : e.code() == AccessError.PASSWORDS_DIFFER ? "again" : "new";
            return Response.ok(page(texts.explain(e), field, "", e.code().status())).build();
        }
        sessions.endOthers(
                viewer.accountId(), Cookies.get(request, Cookies.session(request)).orElse(""));
        if (login.equals("admin")) {
            FirstAdministrator.forget();
        }
        audit.record("password", login);
        notices.show(Notices.Kind.DONE, texts.text("account.passwordChanged"));
        return Response.seeOther(URI.create("/account")).build();
    }

    @POST
    @Path("sessions")
    public Response endOtherSessions(@Context HttpServletRequest request) {
        int ended = sessions.endOthers(
                Viewer.current().accountId(), Cookies.get(request, Cookies.session(request)).orElse(""));
        notices.show(Notices.Kind.DONE, texts.text("account.sessionsEnded", ended));
        return Response.seeOther(URI.create("/account")).build();
    }

    @POST
    @Path("tokens")
    public Page addToken(@FormParam("name") @DefaultValue("") String name, @FormParam("days") @DefaultValue("30") int days) {
        long id = Viewer.current().accountId();
        if (days < 1 || days > LONGEST_TOKEN_DAYS || sessions.tokens(id).size() >= MOST_TOKENS || accounts.mustChange(id)) {
            throw new Problem(CommonError.BAD_VALUE, "days", days);
        }
        String secret = sessions.addToken(id, name.isBlank() ? texts.text("account.token") : name.strip(), days);
        audit.record("token.add", name);
        return page("", "", secret, 200);
    }

    @POST
    @Path("tokens/revoke")
    public Response revokeToken(@FormParam("id") long tokenId) {
        sessions.revokeToken(Viewer.current().accountId(), tokenId);
        audit.record("token.revoke", Long.toString(tokenId));
        notices.show(Notices.Kind.DONE, texts.text("account.tokenRevoked"));
        return Response.seeOther(URI.create("/account")).build();
    }

    private Page page(String error, String errorField, String secret, int status) {
        Viewer viewer = Viewer.current();
        Model model = new Model(
                accounts.login(viewer.accountId()).orElse(""),
                viewer.name(),
                texts.term("role", viewer.role().name()),
                accounts.mustChange(viewer.accountId()),
                error,
                errorField,
                secret,
                sessions.tokens(viewer.accountId()));
        return Page.of(
                        texts.text("account.title"),
                        Jte.html(out -> JteaccountGenerated.render(out, null, texts, model, Csrf.field())))
                .status(status);
    }
}
