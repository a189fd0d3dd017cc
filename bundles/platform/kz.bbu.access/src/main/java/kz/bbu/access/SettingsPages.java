package kz.bbu.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import kz.bbu.access.jte.JtesettingsGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What people choose for themselves: the language that each log-in begins with. */
@Component(service = SettingsPages.class)
@JakartarsResource
@Path("/account/settings")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.MEMBER)
public final class SettingsPages {
    private final AccountBook accounts;
    private final Audit audit;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public SettingsPages(
            @Reference AccountBook accounts,
            @Reference Audit audit,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.accounts = accounts;
        this.audit = audit;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    public Page page() {
        String chosen = accounts.language(Viewer.current().accountId())
                .map(Language::code)
                .orElse("");
        return Page.of(
                texts.text("settings.title"),
                Jte.html(out -> JtesettingsGenerated.render(out, null, texts, chosen, Csrf.field())));
    }

    @POST
    public Response save(
            @FormParam("language") @DefaultValue("") String code,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        Optional<Language> language = Language.of(code);
        if (language.isEmpty() && !code.isEmpty()) {
            throw new Problem(CommonError.BAD_VALUE, "language", code);
        }
        accounts.setLanguage(Viewer.current().accountId(), language);
        language.ifPresent(chosen -> Cookies.language(request, response, chosen));
        audit.record("account.settings", code);
        notices.show(Notices.Kind.DONE, language.map(texts::in).orElse(texts).text("settings.saved"));
        return Response.seeOther(URI.create("/account/settings")).build();
    }
}
