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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.bbu.admin.jte.JtecalendarGenerated;
import kz.bbu.admin.jte.JtedaysOutGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.platform.RuleAdmin;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Institution;
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

/** The days without ordinary classes, by school year. */
@Component(service = CalendarPages.class)
@JakartarsResource
@Path("/admin/calendar")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class CalendarPages {
    /** How many institutions a form offers; of a larger authority a lower one is chosen first. */
    static final int OFFERED = 500;

    private static final String LIST = "/admin/calendar";
    private static final int MOST_PAGES = 100_000;

    private final RuleAdmin admin;
    private final Registry registry;
    private final Scopes scopes;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public CalendarPages(
            @Reference RuleAdmin admin,
            @Reference Registry registry,
            @Reference Scopes scopes,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.admin = admin;
        this.registry = registry;
        this.scopes = scopes;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    public Page list(
            @QueryParam("year") @DefaultValue("") String year, @QueryParam("page") @DefaultValue("1") int page) {
        if (page < 1 || page > MOST_PAGES) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
        SchoolYear wanted = SchoolYear.parse(year);
        DaysOutList found = DaysOutList.of(
                wanted,
                admin.daysOut(wanted.first(), wanted.last()),
                page,
                Viewer.current().scope(),
                scopes);
        return Page.of(
                texts.text("calendar.title"), Jte.html(out -> JtecalendarGenerated.render(out, null, texts, found)));
    }

    @GET
    @Path("new")
    public Page askNew() {
        long first = registry.authorities().stream()
                .findFirst()
                .map(Authority::id)
                .orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        return form(DaysOutForm.empty(first));
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Page askChange(@PathParam("id") long id) {
        DaysOut days = find(id);
        long authority = registry.authority(days.organisationId())
                .map(Authority::id)
                .or(() -> registry.institution(days.organisationId()).map(Institution::authorityId))
                .orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        return form(DaysOutForm.of(days, authority));
    }

    /**
     * Adds days out, or changes those of an id.
     *
     * @param step {@code choose} to see the institutions of the authority before anything is kept
     */
    @POST
    public Response save(
            @FormParam("id") @DefaultValue("0") String id,
            @FormParam("authority") @DefaultValue("0") String authority,
            @FormParam("institution") @DefaultValue("0") String institution,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("first") @DefaultValue("") String first,
            @FormParam("last") @DefaultValue("") String last,
            @FormParam("note") @DefaultValue("") String note,
            @FormParam("step") @DefaultValue("") String step) {
        DaysOutForm form = new DaysOutForm(
                Fields.id(id),
                Fields.id(authority),
                Fields.id(institution),
                kind(kind).name(),
                first,
                last,
                note,
                Map.of());
        if (step.equals("choose")) {
            return Response.ok(form(form)).build();
        }
        form = form.checked(
                institutions(form.authority()).stream().map(Institution::id).toList(), texts);
        if (form.errors().isEmpty()) {
            try {
                DaysOut days = form.days();
                admin.save(days);
                return done(days.id() == 0 ? "calendar.added" : "calendar.changed", days);
            } catch (Problem e) {
                form = form.refused(e, texts);
            }
        }
        return Response.ok(form(form).status(422)).build();
    }

    /** Asks before removing: names the days and says what will happen. */
    @GET
    @Path("{id: [0-9]{1,18}}/remove")
    public Page askRemove(@PathParam("id") long id) {
        return Removal.ask(texts, "calendar", name(find(id)), LIST, id);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/remove")
    public Response remove(@PathParam("id") long id) {
        DaysOut days = find(id);
        admin.removeDaysOut(id);
        return done("calendar.removed", days);
    }

    private Page form(DaysOutForm form) {
        List<Authority> authorities = registry.authorities();
        List<Institution> institutions = institutions(form.authority());
        boolean more = institutions.size() == OFFERED;
        return Page.of(
                texts.text(form.id() == 0 ? "calendar.new" : "calendar.change"),
                Jte.html(out -> JtedaysOutGenerated.render(
                        out, null, texts, form, authorities, institutions, more, Csrf.field())));
    }

    private List<Institution> institutions(long authority) {
        List<Institution> found = new ArrayList<>();
        if (registry.authority(authority).isPresent()) {
            registry.institutions(InstitutionQuery.ALL.under(authority).window(0, OFFERED), found::add);
        }
        return found;
    }

    private Response done(String what, DaysOut days) {
        notices.show(Notices.Kind.DONE, texts.text(what, name(days)));
        return Response.seeOther(
                        URI.create(LIST + "?year=" + SchoolYear.of(days.first()).year()))
                .build();
    }

    /** The days' name in questions and answers: kind, organisation and days. */
    private String name(DaysOut days) {
        return texts.text(
                "calendar.name",
                texts.term("daysOut", days.kind().name()),
                scopes.name(days.organisationId()).orElse(""),
                texts.formats().date(days.first()),
                texts.formats().date(days.last()));
    }

    /** Days out within the viewer's scope. */
    private DaysOut find(long id) {
        return admin.daysOut(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    static Calendar.Kind kind(String name) {
        return Fields.oneOf(Calendar.Kind.class, "kind", name);
    }
}
