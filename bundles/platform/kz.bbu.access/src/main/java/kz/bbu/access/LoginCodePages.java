package kz.bbu.access;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import kz.bbu.access.jte.JteloginCodeGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Limits;
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

/** The second step of logging in, for accounts with a second factor. */
@Component(service = LoginCodePages.class)
@JakartarsResource
@Path(LoginCodePages.PATH)
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ANONYMOUS)
public final class LoginCodePages {
    static final String PATH = "/login/code";

    /** Of a million codes three are good at a time: whoever knows the password guesses for years, and each guess is in the audit log. */
    private static final int GUESSES = 5;

    private static final Duration TIME = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final AccountBook accounts;
    private final SecondFactor secondFactor;
    private final Limits limits;
    private final Audit audit;
    private final Texts texts;
    private final Entry entry;

    @Activate
    public LoginCodePages(
            @Reference Sessions sessions,
            @Reference AccountBook accounts,
            @Reference SecondFactor secondFactor,
            @Reference Limits limits,
            @Reference Audit audit,
            @Reference Texts texts) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.secondFactor = secondFactor;
        this.limits = limits;
        this.audit = audit;
        this.texts = texts;
        this.entry = new Entry(sessions, accounts, audit);
    }

    static URI leadingTo(URI to) {
        return URI.create(PATH + "?to=" + URLEncoder.encode(to.toString(), StandardCharsets.UTF_8));
    }

    @GET
    public Page form(@QueryParam("to") @DefaultValue("/") String to, @Context HttpServletRequest request) {
        return account(request).isPresent() ? form(to, "", true, 200) : over(to);
    }

    @POST
    public Response enter(
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("to") @DefaultValue("/") String to,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response)
            throws Exception {
        Optional<Long> id = account(request);
        if (id.isEmpty()) {
            return Response.ok(over(to)).build();
        }
        try {
            limits.count("login.code", Long.toString(id.get()), GUESSES, TIME);
            secondFactor.use(id.get(), code);
        } catch (Problem e) {
            if (e.code().status() >= 500) {
                throw e;
            }
            audit.record("login.refused", accounts.login(id.get()).orElse(""));
            return Response.ok(form(to, texts.explain(e), true, e.code().status()))
                    .build();
        }
        entry.begin(id.get(), request, response);
        return Response.seeOther(LoginPages.own(to)).build();
    }

    private Optional<Long> account(HttpServletRequest request) {
        return Cookies.get(request, Cookies.session(request)).flatMap(sessions::pending);
    }

    /** Nobody waits for a code here: it took too long, or the password has not been told yet. */
    private Page over(String to) {
        return form(to, texts.text("code.over"), false, 422);
    }

    private Page form(String to, String error, boolean waits, int status) {
        String target = LoginPages.own(to).toString();
        return Page.of(
                        texts.text("code.title"),
                        Jte.html(out ->
                                JteloginCodeGenerated.render(out, null, texts, target, error, waits, Csrf.field())))
                .status(status);
    }
}
