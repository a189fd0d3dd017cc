package kz.bbu.access;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import kz.bbu.access.jte.JteloginGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Logging in and out. Immediate, so that the limits outlive the whiteboard's letting go of its resources. */
@Component(service = LoginPages.class, immediate = true)
@JakartarsResource
@Path("/")
@Produces("text/html;charset=UTF-8")
public final class LoginPages {
    private final Sessions sessions;
    private final AccountBook accounts;
    private final SecondFactor secondFactor;
    private final Entry entry;
    private final Audit audit;
    private final Texts texts;
    private final Attempts byAccount;
    private final Attempts byAddress;

    @Activate
    public LoginPages(
            @Reference Sessions sessions,
            @Reference AccountBook accounts,
            @Reference SecondFactor secondFactor,
            @Reference Audit audit,
            @Reference Texts texts) {
        this(sessions, accounts, secondFactor, audit, texts, TimeMeter.SYSTEM_MILLISECONDS);
    }

    LoginPages(
            Sessions sessions,
            AccountBook accounts,
            SecondFactor secondFactor,
            Audit audit,
            Texts texts,
            TimeMeter clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.secondFactor = secondFactor;
        this.entry = new Entry(sessions, accounts, audit);
        this.audit = audit;
        this.texts = texts;
        this.byAccount = new Attempts(10, Duration.ofMinutes(5), clock);
        this.byAddress = new Attempts(60, Duration.ofMinutes(5), clock);
    }

    @GET
    @Path("login")
    @Allowed(Role.ANONYMOUS)
    public Page form(@QueryParam("to") @DefaultValue("/") String to) {
        return form("", to, "", 200);
    }

    @POST
    @Path("login")
    @Allowed(Role.ANONYMOUS)
    public Response login(
            @FormParam("login") @DefaultValue("") String login,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("to") @DefaultValue("/") String to,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response)
            throws Exception {
        try {
            byAddress.count(request.getRemoteAddr());
            byAccount.count(Secrets.hash(login.strip().toLowerCase(Locale.ROOT)));
            long id = check(login, password);
            if (secondFactor.isOn(id)) {
                entry.waitForCode(id, request, response);
                return Response.seeOther(LoginCodePages.leadingTo(own(to))).build();
            }
            entry.begin(id, request, response);
            return Response.seeOther(own(to)).build();
        } catch (Problem e) {
            if (e.code().status() >= 500) {
                throw e;
            }
            if (e.code() == AccessError.WRONG_LOGIN) {
                audit.record("login.refused", login.strip());
            }
            return Response.ok(form(login, to, texts.explain(e), e.code().status()))
                    .build();
        }
    }

    @POST
    @Path("logout")
    @Allowed(Role.MEMBER)
    public Response logout(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        Cookies.get(request, Cookies.session(request)).ifPresent(sessions::end);
        Cookies.set(request, response, Cookies.session(request), "", 0);
        audit.record("logout", "");
        return Response.seeOther(URI.create("/")).build();
    }

    private long check(String login, String password) {
        boolean tooLong = login.length() > 100 || password.length() > Passwords.LONGEST;
        Optional<AccountBook.Credentials> known = tooLong ? Optional.empty() : accounts.credentials(login);
        String hash = known.map(AccountBook.Credentials::password).orElse(null);
        if (!accounts.passwords().matches(tooLong ? "" : password, hash)) {
            throw new Problem(AccessError.WRONG_LOGIN);
        }
        return known.orElseThrow().id();
    }

    private Page form(String login, String to, String error, int status) {
        return Page.of(
                        texts.text("login.title"),
                        Jte.html(out -> JteloginGenerated.render(
                                out, null, texts, login, own(to).toString(), error, Jte.content(Csrf.field()))))
                .status(status);
    }

    /** An address of this portal; anything else becomes the home page, so nobody can be led away by a link. */
    static URI own(String to) {
        boolean local = to.startsWith("/") && !to.startsWith("//") && to.indexOf('\\') < 0 && to.length() < 2000;
        try {
            URI address = URI.create(to);
            return local && address.getHost() == null && !address.isAbsolute() ? address : URI.create("/");
        } catch (IllegalArgumentException notAnAddress) {
            return URI.create("/");
        }
    }
}
