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
import java.util.Arrays;
import java.util.Optional;
import kz.bbu.access.StoredNotifications.Mailing;
import kz.bbu.access.StoredNotifications.Wish;
import kz.bbu.access.jte.JtesettingsGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Mails;
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

/** What people choose for themselves: the language that each log-in begins with, and how they are told what is new. */
@Component(service = SettingsPages.class)
@JakartarsResource
@Path("/account/settings")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.MEMBER)
public final class SettingsPages {
    private final AccountBook accounts;
    private final StoredNotifications notifications;
    private final Audit audit;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public SettingsPages(
            @Reference AccountBook accounts,
            @Reference StoredNotifications notifications,
            @Reference Audit audit,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.accounts = accounts;
        this.notifications = notifications;
        this.audit = audit;
        this.notices = notices;
        this.texts = texts;
    }

    /**
     * What the page shows.
     *
     * @param address where mail goes; empty if the login is no address
     */
    public record Model(String language, Wish wish, boolean mailOn, String address) {}

    @GET
    public Page page() {
        long account = Viewer.current().accountId();
        Model model = new Model(
                accounts.language(account).map(Language::code).orElse(""),
                notifications.wish(account),
                notifications.isMailOn(),
                accounts.login(account).filter(Mails::isAddress).orElse(""));
        return Page.of(
                texts.text("settings.title"),
                Jte.html(out -> JtesettingsGenerated.render(out, null, texts, model, Csrf.field())));
    }

    @POST
    public Response save(
            @FormParam("language") @DefaultValue("") String code,
            @FormParam("pages") @DefaultValue("") String pages,
            @FormParam("mail") @DefaultValue("NEVER") String mail,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        Optional<Language> language = Language.of(code);
        if (language.isEmpty() && !code.isEmpty()) {
            throw new Problem(CommonError.BAD_VALUE, "language", code);
        }
        Mailing mailing = Arrays.stream(Mailing.values())
                .filter(each -> each.name().equals(mail))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.BAD_VALUE, "mail", mail));
        long account = Viewer.current().accountId();
        accounts.setLanguage(account, language);
        notifications.setWish(account, new Wish(!pages.isEmpty(), mailing));
        language.ifPresent(chosen -> Cookies.language(request, response, chosen));
        audit.record("account.settings", code);
        notices.show(Notices.Kind.DONE, language.map(texts::in).orElse(texts).text("settings.saved"));
        return Response.seeOther(URI.create("/account/settings")).build();
    }
}
