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
import java.util.List;
import kz.bbu.access.jte.JteaccountGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
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

/** What people do with their own account: password and personal tokens. Immediate for the same reason as {@link LoginPages}. */
@Component(service = AccountPages.class, immediate = true)
@JakartarsResource
@Path("/account")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.MEMBER)
public final class AccountPages {
    private static final int MOST_TOKENS = 20;
    private static final int LONGEST_TOKEN_DAYS = 366;
    private static final int LONGEST_TOKEN_NAME = 100;

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

    /** What somebody typed that was refused, and why; all empty if nothing was. */
    public record Refused(String field, String error, String tokenName, String days) {
        static final Refused NOTHING = new Refused("", "", "", "30");
    }

    /** What the page shows. */
    public record Model(
            String login,
            String name,
            String role,
            boolean mustChange,
            Refused refused,
            String secret,
            List<Sessions.Token> tokens) {}

    @GET
    public Page page() {
        return page(Refused.NOTHING, "", 200);
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
            if (wanted.equals(current)) {
                throw new Problem(AccessError.PASSWORD_SAME);
            }
            if (!wanted.equals(again)) {
                throw new Problem(AccessError.PASSWORDS_DIFFER);
            }
            accounts.setPassword(viewer.accountId(), login, wanted);
        } catch (Problem e) {
            return refused(e, passwordField(e), "", "30");
        }
        sessions.endOthers(
                viewer.accountId(),
                Cookies.get(request, Cookies.session(request)).orElse(""));
        sessions.endTokens(viewer.accountId());
        if (login.equals(FirstAdministrator.LOGIN)) {
            FirstAdministrator.forget();
        }
        audit.record("password", login);
        notices.show(Notices.Kind.DONE, texts.text("account.passwordChanged"));
        return Response.seeOther(URI.create("/account")).build();
    }

    @POST
    @Path("tokens")
    public Response addToken(
            @FormParam("name") @DefaultValue("") String name, @FormParam("days") @DefaultValue("30") String days) {
        long id = Viewer.current().accountId();
        String secret;
        try {
            secret = addToken(id, name.strip(), days);
        } catch (Problem e) {
            return refused(e, e.code() == AccessError.TOKEN_DAYS ? "days" : "token-name", name, days);
        }
        audit.record("token.add", name.strip());
        return Response.ok(page(Refused.NOTHING, secret, 200)).build();
    }

    private String addToken(long id, String name, String days) {
        if (name.isEmpty() || name.length() > LONGEST_TOKEN_NAME) {
            throw new Problem(AccessError.TOKEN_NAME);
        }
        if (!days.matches("[0-9]{1,3}") || Integer.parseInt(days) < 1 || Integer.parseInt(days) > LONGEST_TOKEN_DAYS) {
            throw new Problem(AccessError.TOKEN_DAYS, LONGEST_TOKEN_DAYS);
        }
        if (sessions.tokens(id).size() >= MOST_TOKENS) {
            throw new Problem(AccessError.TOKENS_MANY, MOST_TOKENS);
        }
        return sessions.addToken(id, name, Integer.parseInt(days));
    }

    @POST
    @Path("tokens/revoke")
    public Response revokeToken(@FormParam("id") long tokenId) {
        sessions.revokeToken(Viewer.current().accountId(), tokenId);
        audit.record("token.revoke", Long.toString(tokenId));
        notices.show(Notices.Kind.DONE, texts.text("account.tokenRevoked"));
        return Response.seeOther(URI.create("/account")).build();
    }

    private static String passwordField(Problem problem) {
        if (problem.code() == AccessError.PASSWORD_WRONG || problem.code() == CommonError.TOO_MANY) {
            return "current";
        }
        return problem.code() == AccessError.PASSWORDS_DIFFER ? "again" : "new";
    }

    private Response refused(Problem problem, String field, String tokenName, String days) {
        if (problem.code().status() >= 500) {
            throw problem;
        }
        Refused refused = new Refused(field, texts.explain(problem), tokenName, days);
        return Response.ok(page(refused, "", problem.code().status())).build();
    }

    private Page page(Refused refused, String secret, int status) {
        Viewer viewer = Viewer.current();
        Model model = new Model(
                accounts.login(viewer.accountId()).orElse(""),
                viewer.name(),
                texts.term("role", viewer.role().name()),
                accounts.mustChange(viewer.accountId()),
                refused,
                secret,
                sessions.tokens(viewer.accountId()));
        return Page.of(
                        texts.text("account.title"),
                        Jte.html(out -> JteaccountGenerated.render(out, null, texts, model, Csrf.field())))
                .status(status);
    }
}
