package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.bbu.admin.jte.JteuserGenerated;
import kz.bbu.admin.jte.JteusersGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.platform.Accounts;
import kz.bbu.api.platform.PasswordLinks;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The accounts of the administrator's scope: the list, and each with what it may see and what can be done with it. */
@Component(service = UserPages.class)
@JakartarsResource
@Path("/admin/users")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class UserPages {
    static final List<Role> ROLES = List.of(Role.MEMBER, Role.STAFF, Role.ADMINISTRATOR);

    private static final int MOST_PAGES = 100_000;
    private static final int LONGEST_SEARCH = 100;

    private final Accounts accounts;
    private final PasswordLinks links;
    private final Registry registry;
    private final Scopes scopes;
    private final Modules modules;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public UserPages(
            @Reference Accounts accounts,
            @Reference PasswordLinks links,
            @Reference Registry registry,
            @Reference Scopes scopes,
            @Reference Modules modules,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.accounts = accounts;
        this.links = links;
        this.registry = registry;
        this.scopes = scopes;
        this.modules = modules;
        this.notices = notices;
        this.texts = texts;
    }

    /** What was typed into the form for a new account. */
    public record Typed(String login, String name, String role, long authority, String error) {
        static final Typed NOTHING = new Typed("", "", Role.STAFF.name(), 0, "");
    }

    @GET
    public Page list(
            @QueryParam("search") @DefaultValue("") String search, @QueryParam("page") @DefaultValue("1") int page) {
        if (page < 1 || page > MOST_PAGES || search.length() > LONGEST_SEARCH) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
        return list(search.strip(), page, Typed.NOTHING, List.of(), 200);
    }

    private Page list(String search, int number, Typed typed, List<HandOut> links, int status) {
        List<Accounts.Account> found = accounts.list(search, (number - 1) * UserList.PAGE, UserList.PAGE);
        Map<Long, String> names = found.stream()
                .map(Accounts.Account::authorityId)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), id -> scopes.name(id).orElse("")));
        List<UserList.Row> rows = found.stream()
                .map(account -> new UserList.Row(account, names.get(account.authorityId())))
                .toList();
        UserList list = new UserList(search, rows, number, accounts.count(search));
        List<Authority> authorities = registry.authorities();
        return Page.of(
                        texts.text("users.title"),
                        Jte.html(out -> JteusersGenerated.render(
                                out, null, texts, list, authorities, ROLES, typed, links, Csrf.field())))
                .status(status);
    }

    @POST
    public Page add(
            @FormParam("login") @DefaultValue("") String login,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("role") @DefaultValue("STAFF") String role,
            @FormParam("authority") @DefaultValue("0") long authority,
            @Context UriInfo address) {
        try {
            PasswordLinks.Link link = links.invite(login, name, role(role), authority);
            return list("", 1, Typed.NOTHING, List.of(HandOut.of(link, address)), 200);
        } catch (Problem e) {
            if (e.code().status() == CommonError.NOT_FOUND.status()) {
                throw e;
            }
            Typed typed = new Typed(login, name, role, authority, texts.explain(e));
            return list("", 1, typed, List.of(), e.code().status());
        }
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Page user(@PathParam("id") long id) {
        return user(id, List.of(), "", 200);
    }

    private Page user(long id, List<HandOut> links, String error, int status) {
        UserView view = view(find(id), error);
        List<Authority> authorities = view.own() ? List.of() : registry.authorities();
        return Page.of(
                        view.account().name(),
                        Jte.html(out -> JteuserGenerated.render(
                                out, null, texts, view, authorities, ROLES, links, Csrf.field())))
                .status(status);
    }

    private UserView view(Accounts.Account account, String error) {
        Optional<Authority> authority = registry.authority(account.authorityId());
        long below = authority.stream()
                .flatMap(own -> registry.authorities().stream()
                        .filter(other -> own.position() < other.position() && other.position() <= own.lastPosition()))
                .count();
        long institutions = authority
                .map(own -> registry.count(InstitutionQuery.ALL.under(own.id())))
                .orElse(0L);
        List<String> open = modules.modules(account.authorityId()).stream()
                .filter(module -> account.role().includes(module.audience()))
                .map(this::title)
                .toList();
        return new UserView(
                account,
                scopes.name(account.authorityId()).orElse(""),
                account.id() == Viewer.current().accountId(),
                below,
                institutions,
                open,
                error);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/reset")
    public Page reset(@PathParam("id") long id, @Context UriInfo address) {
        return user(id, List.of(HandOut.of(links.reset(id), address)), "", 200);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/sessions")
    public Response endSessions(@PathParam("id") long id) {
        return done(id, texts.text("users.sessionsEnded", accounts.endSessions(id)));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/second-factor")
    public Response removeSecondFactor(@PathParam("id") long id) {
        return change(id, () -> accounts.removeSecondFactor(id), texts.text("users.factorRemoved"));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/enabled")
    public Response enable(@PathParam("id") long id, @FormParam("value") @DefaultValue("false") boolean enabled) {
        return change(
                id, () -> accounts.setEnabled(id, enabled), texts.text(enabled ? "users.enabled" : "users.disabled"));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/role")
    public Response setRole(
            @PathParam("id") long id,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("authority") @DefaultValue("0") long authority) {
        Role wanted = role(role);
        return change(id, () -> accounts.setRole(id, wanted, authority), texts.text("users.roleSet"));
    }

    /** What is refused is told on the account's page, unless the account itself is out of reach. */
    private Response change(long id, Runnable work, String what) {
        find(id);
        try {
            work.run();
        } catch (Problem e) {
            if (e.code().status() != CommonError.CONFLICT.status()) {
                throw e;
            }
            return Response.ok(user(id, List.of(), texts.explain(e), e.code().status()))
                    .build();
        }
        return done(id, what);
    }

    private Response done(long id, String what) {
        notices.show(Notices.Kind.DONE, what);
        return Response.seeOther(URI.create("/admin/users/" + id)).build();
    }

    private Accounts.Account find(long id) {
        return accounts.find(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    private String title(Module module) {
        return texts.of(module.symbolicName()).text("title");
    }

    static Role role(String name) {
        return ROLES.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.BAD_VALUE, "role", name));
    }
}
