package kz.bbu.access;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.bbu.access.jte.JtesecondFactorGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Limits;
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

/** Where the own second factor is set up, given new recovery codes, and switched off where it need not be. */
@Component(service = SecondFactorPages.class)
@JakartarsResource
@Path(SecondFactorPages.PATH)
@Produces("text/html;charset=UTF-8")
@Allowed(Role.MEMBER)
public final class SecondFactorPages {
    static final String PATH = "/account/second-factor";

    private static final int GUESSES = 5;
    private static final Duration TIME = Duration.ofMinutes(15);

    private final SecondFactor secondFactor;
    private final AccountBook accounts;
    private final Limits limits;
    private final Audit audit;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public SecondFactorPages(
            @Reference SecondFactor secondFactor,
            @Reference AccountBook accounts,
            @Reference Limits limits,
            @Reference Audit audit,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.secondFactor = secondFactor;
        this.accounts = accounts;
        this.limits = limits;
        this.audit = audit;
        this.notices = notices;
        this.texts = texts;
    }

    /**
     * What the page shows.
     *
     * @param required whether the account may not be without
     * @param setUp the app that is being set up
     * @param left how many recovery codes have not been used
     * @param codes the new recovery codes, which are shown once; empty if there are none
     */
    public record Model(
            boolean on, boolean required, Optional<SetUp> setUp, long left, List<String> codes, String error) {}

    /**
     * An app that is being set up.
     *
     * @param secret in groups of four, for typing
     * @param link for an app on the same device
     */
    public record SetUp(String secret, String link, QrImage image) {}

    @GET
    public Page page() {
        return page(List.of(), "", 200);
    }

    /** Makes a secret for the app. */
    @POST
    @Path("begin")
    public Response begin() {
        secondFactor.begin(id());
        return Response.seeOther(URI.create(PATH)).build();
    }

    @POST
    @Path("confirm")
    public Page confirm(@FormParam("code") @DefaultValue("") String code) {
        return codes("secondFactor.on", () -> secondFactor.confirm(id(), code));
    }

    /** Gives new recovery codes. */
    @POST
    @Path("recovery")
    public Page renew(@FormParam("code") @DefaultValue("") String code) {
        return codes("secondFactor.recovery", () -> {
            secondFactor.use(id(), code);
            return secondFactor.renewRecovery(id());
        });
    }

    @POST
    @Path("off")
    public Response off(@FormParam("code") @DefaultValue("") String code) {
        if (secondFactor.isRequired(Viewer.current().role())) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        try {
            count();
            secondFactor.use(id(), code);
        } catch (Problem e) {
            return Response.ok(refused(e)).build();
        }
        secondFactor.off(id());
        audit.record("secondFactor.off", login());
        notices.show(Notices.Kind.DONE, texts.text("factor.offDone"));
        return Response.seeOther(URI.create(PATH)).build();
    }

    private Page codes(String action, Callable<List<String>> work) {
        try {
            count();
            List<String> codes = work.call();
            audit.record(action, login());
            return page(codes, "", 200);
        } catch (Problem e) {
            return refused(e);
        } catch (Exception e) {
            throw new Problem(e, CommonError.INTERNAL);
        }
    }

    private void count() {
        limits.count("secondFactor", Long.toString(id()), GUESSES, TIME);
    }

    private Page refused(Problem problem) {
        if (problem.code().status() >= 500) {
            throw problem;
        }
        return page(List.of(), texts.explain(problem), problem.code().status());
    }

    private Page page(List<String> codes, String error, int status) {
        Model model = new Model(
                secondFactor.isOn(id()),
                secondFactor.isRequired(Viewer.current().role()),
                secondFactor.pending(id()).map(this::setUp),
                secondFactor.recoveryLeft(id()),
                codes,
                error);
        return Page.of(
                        texts.text("factor.title"),
                        Jte.html(out -> JtesecondFactorGenerated.render(out, null, texts, model, Csrf.field())))
                .status(status);
    }

    private SetUp setUp(String secret) {
        String issuer = encoded(texts.text("factor.issuer"));
        String link = "otpauth://totp/" + issuer + ":" + encoded(login()) + "?secret=" + secret + "&issuer=" + issuer
                + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=30";
        return new SetUp(secret.replaceAll("(.{4})(?!$)", "$1 "), link, QrImage.of(link));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String login() {
        return accounts.login(id()).orElse("");
    }

    private static long id() {
        return Viewer.current().accountId();
    }
}
