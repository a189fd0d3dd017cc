package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.bbu.admin.jte.JteruleGenerated;
import kz.bbu.admin.jte.JterulesGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.platform.RuleAdmin;
import kz.bbu.api.platform.Scopes;
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

/** The dated rules: every administrator reads them, those of the root authority change them. */
@Component(service = RulePages.class)
@JakartarsResource
@Path("/admin/rules")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class RulePages {
    private static final String LIST = "/admin/rules";

    private final Rules rules;
    private final RuleAdmin admin;
    private final Scopes scopes;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public RulePages(
            @Reference Rules rules,
            @Reference RuleAdmin admin,
            @Reference Scopes scopes,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.rules = rules;
        this.admin = admin;
        this.scopes = scopes;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    public Page list() {
        Map<Kind, List<Rule>> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            byKind.put(kind, rules.all(kind));
        }
        boolean mayChange = Scopes.administersAll(Viewer.current(), scopes);
        return Page.of(
                texts.text("rules.title"),
                Jte.html(out -> JterulesGenerated.render(out, null, texts, byKind, mayChange)));
    }

    @GET
    @Path("new")
    public Page askNew(@QueryParam("kind") @DefaultValue("") String kind) {
        requireAll();
        return form(RuleForm.empty(kind(kind)));
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Page askChange(@PathParam("id") long id) {
        requireAll();
        return form(RuleForm.of(find(id)));
    }

    /** Adds a rule, or changes the one of an id. */
    @POST
    public Response save(
            @FormParam("id") @DefaultValue("0") String id,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("from") @DefaultValue("") String from,
            @FormParam("until") @DefaultValue("") String until,
            @FormParam("firstGrade") @DefaultValue("") String firstGrade,
            @FormParam("lastGrade") @DefaultValue("") String lastGrade,
            @FormParam("number") List<String> numbers,
            @FormParam("source") @DefaultValue("") String source) {
        requireAll();
        RuleForm form = new RuleForm(
                        Fields.id(id), kind(kind), from, until, firstGrade, lastGrade, numbers, source, Map.of())
                .checked(texts);
        if (form.errors().isEmpty()) {
            try {
                Rule rule = form.rule();
                admin.save(rule);
                return done(rule.id() == 0 ? "rules.added" : "rules.changed", rule);
            } catch (Problem e) {
                form = form.refused(e, texts);
            }
        }
        return Response.ok(form(form).status(422)).build();
    }

    /** Asks before removing: names the rule and says what will happen. */
    @GET
    @Path("{id: [0-9]{1,18}}/remove")
    public Page askRemove(@PathParam("id") long id) {
        requireAll();
        return Removal.ask(texts, "rules", RuleView.name(find(id), texts), LIST, id);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/remove")
    public Response remove(@PathParam("id") long id) {
        Rule rule = find(id);
        admin.remove(id);
        return done("rules.removed", rule);
    }

    private Page form(RuleForm form) {
        String kind = texts.term("rule", form.kind().name());
        return Page.of(
                texts.text(form.id() == 0 ? "rules.new" : "rules.change", kind),
                Jte.html(out -> JteruleGenerated.render(out, null, texts, form, Csrf.field())));
    }

    private Response done(String what, Rule rule) {
        notices.show(Notices.Kind.DONE, texts.text(what, RuleView.name(rule, texts)));
        return Response.seeOther(URI.create(LIST)).build();
    }

    private Rule find(long id) {
        return admin.rule(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    private void requireAll() {
        if (!Scopes.administersAll(Viewer.current(), scopes)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }

    static Kind kind(String name) {
        return Fields.oneOf(Kind.class, "kind", name);
    }
}
