package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import kz.bbu.admin.jte.JteusersGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Accounts;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Registry;
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

/** The accounts of the administrator's scope. */
@Component(service = UserPages.class)
@JakartarsResource
@Path("/admin/users")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class UserPages {
    private static final int LISTED = 500;
    private static final List<Role> ROLES = List.of(Role.MEMBER, Role.STAFF, Role.ADMINISTRATOR);

    private final Accounts accounts;
    private final Registry registry;
    private final Scopes scopes;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public UserPages(
            @Reference Accounts accounts,
            @Reference Registry registry,
            @Reference Scopes scopes,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.accounts = accounts;
        this.registry = registry;
        this.scopes = scopes;
        this.notices = notices;
        this.texts = texts;
    }

    /** What was typed into the form for a new account. */
    public record Typed(String login, String name, String role, long authority, String error) {
        static final Typed NOTHING = new Typed("", "", Role.STAFF.name(), 0, "");
    }

    /** A row of the list. */
    public record Row(Accounts.Account account, String authority) {}

    @GET
    public Page list() {
        return list(Typed.NOTHING, "", "", 200);
    }

    private Page list(Typed typed, String login, String password, int status) {
        List<Row> rows = accounts.list(0, LISTED).stream()
                .map(a -> new Row(a, scopes.name(a.authorityId()).orElse("")))
                .toList();
        List<Authority> authorities = registry.authorities();
        Html csrf = Csrf.field();
        return Page.of(
                        texts.text("users.title"),
                        Jte.html(out -> JteusersGenerated.render(
                                out, null, texts, rows, authorities, ROLES, typed, login, password, csrf)))
                .status(status);
    }

    @POST
    public Page add(
            @FormParam("login") @DefaultValue("") String login,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("role") @DefaultValue("STAFF") String role,
            @FormParam("authority") @DefaultValue("0") long authority) {
        try {
            return list(Typed.NOTHING, login.strip(), accounts.add(login, name, role(role), authority), 200);
        } catch (Problem e) {
            if (e.code().status() == CommonError.NOT_FOUND.status()) {
                throw e;
            }
            return list(
                    new Typed(login, name, role, authority, texts.explain(e)),
                    "",
                    "",
                    e.code().status());
        }
    }

    @POST
    @Path("{id: [0-9]{1,18}}/reset")
    public Page reset(@PathParam("id") long id) {
        Accounts.Account account = accounts.find(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        return list(Typed.NOTHING, account.login(), accounts.resetPassword(account.login()), 200);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/enabled")
    public Response enable(@PathParam("id") long id, @FormParam("value") @DefaultValue("false") boolean enabled) {
        accounts.setEnabled(id, enabled);
        notices.show(Notices.Kind.DONE, texts.text(enabled ? "users.enabled" : "users.disabled"));
        return Response.seeOther(URI.create("/admin/users")).build();
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(r -> ROLES.contains(r) && r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.BAD_VALUE, "role", name));
    }
}
