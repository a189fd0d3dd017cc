package kz.bbu.tab.people;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Presence;
import kz.bbu.api.access.Role;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.People;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Tables;
import kz.bbu.api.tab.Tab;
import kz.bbu.api.tab.TabInfo;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import kz.bbu.tab.people.jte.JteactionsGenerated;
import kz.bbu.tab.people.jte.JtecategoriesGenerated;
import kz.bbu.tab.people.jte.JtelistGenerated;
import kz.bbu.tab.people.jte.JtepeopleGenerated;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The tab People: for staff of the authority alone; each look, export and refusal is recorded (S18–S24). */
@Component(service = PeopleTab.class)
@JakartarsResource
@TabInfo(id = "people", order = 30, audience = Role.STAFF)
@Path("/org/{authority}/people")
@Allowed(Role.STAFF)
public final class PeopleTab implements Tab {
    private static final int PAGE = 50;
    private static final int MOST_INSTITUTIONS = 400;
    private static final People.Found NOBODY = new People.Found(
            List.of(), OptionalLong.empty(), Optional.empty(), false, People.State.COMPLETE, Optional.empty());

    private final Directory directory;
    private final Registry registry;
    private final Classes classes;
    private final People people;
    private final Presence presence;
    private final PeopleFile file;
    private final Alphabet alphabet;
    private final Audit audit;
    private final Texts texts;

    @Activate
    public PeopleTab(
            @Reference Directory directory,
            @Reference Registry registry,
            @Reference Classes classes,
            @Reference People people,
            @Reference Presence presence,
            @Reference Tables tables,
            @Reference Alphabet alphabet,
            @Reference Audit audit,
            @Reference Texts texts) {
        this.directory = directory;
        this.registry = registry;
        this.classes = classes;
        this.people = people;
        this.presence = presence;
        this.file = new PeopleFile(people, tables, texts);
        this.alphabet = alphabet;
        this.audit = audit;
        this.texts = texts;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    public Page people(@PathParam("authority") String slug, @Context UriInfo uri) {
        Look look = Look.of(authority(slug, "/people"), uri.getQueryParameters());
        audit.record("people.view", look.next(look.after()));
        Listing listing = listing(
                look,
                people.counts(look.authority().id()),
                directory.children(look.authority().id()),
                institutions(look),
                look.institution().isPresent() ? classes.of(look.institution().getAsLong()) : List.of());
        Page page = Page.of(texts.text("title"), Jte.html(out -> JtepeopleGenerated.render(out, null, listing)))
                .left(texts.text("categories"), Jte.html(out -> JtecategoriesGenerated.render(out, null, listing)));
        return listing.showsPresent()
                ? page
                : page.actions(Jte.html(out -> JteactionsGenerated.render(out, null, listing)));
    }

    /** The list alone, as the page has it; asked for while a name is typed. */
    @GET
    @Path("found")
    @Produces("text/html;charset=UTF-8")
    public Response found(@PathParam("authority") String slug, @Context UriInfo uri) {
        Look look = Look.of(authority(slug, "/people/found"), uri.getQueryParameters());
        institution(look);
        audit.record("people.view", look.next(look.after()));
        Listing listing = listing(look, Map.of(), List.of(), List.of(), List.of());
        return Response.ok(Jte.html(out -> JtelistGenerated.render(out, null, listing))
                        .asString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Listing listing(
            Look look,
            Map<People.Category, People.Count> counts,
            List<Authority> children,
            List<Institution> institutions,
            List<Classes.SchoolClass> ofInstitution) {
        boolean now = look.logins() == Look.Logins.NOW;
        return new Listing(
                texts,
                look,
                counts,
                children,
                institutions,
                ofInstitution,
                posts(),
                now ? NOBODY : people.find(look.query(PAGE)),
                now ? present(look) : List.of());
    }

    /** The same people as a file, all pages. */
    @GET
    @Path("list.{format: xlsx|csv}")
    @Produces("*/*")
    public Response file(
            @PathParam("authority") String slug, @PathParam("format") String format, @Context UriInfo uri) {
        Look look = Look.of(authority(slug, "/people/list." + format), uri.getQueryParameters());
        Tables.File written = file.of(look, institution(look), Tables.Format.valueOf(format.toUpperCase(Locale.ROOT)));
        audit.record("export", look.export(format));
        StreamingOutput content = written::answer;
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, written.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, written.disposition())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What searches while a name is typed; without it the form does. */
    @GET
    @Path("search.js")
    @Produces("text/javascript;charset=UTF-8")
    public Response script() throws IOException {
        try (InputStream script = PeopleTab.class.getResourceAsStream("search.js")) {
            return Response.ok(script.readAllBytes())
                    .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                    .build();
        }
    }

    /** The authority of an address, if the viewer is of its staff or of those above. */
    private Authority authority(String slug, String path) {
        Authority named = directory.authority(slug).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        return registry.authority(named.id()).orElseThrow(() -> {
            audit.record("refused", "GET /org/" + slug + path);
            return new Problem(CommonError.FORBIDDEN);
        });
    }

    private List<Institution> institutions(Look look) {
        List<Institution> institutions = new ArrayList<>();
        registry.institutions(
                InstitutionQuery.ALL.under(look.authority().id()).window(0, MOST_INSTITUTIONS), institutions::add);
        institution(look).filter(chosen -> !institutions.contains(chosen)).ifPresent(institutions::add);
        return institutions;
    }

    /** The chosen institution; one that is not of the authority is not there. */
    private Optional<Institution> institution(Look look) {
        if (look.institution().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(registry.institution(look.institution().getAsLong())
                .filter(chosen -> look.authority().position() <= chosen.position()
                        && chosen.position() <= look.authority().lastPosition())
                .orElseThrow(() -> new Problem(CommonError.NOT_FOUND)));
    }

    /** The roles that the shared terms know. */
    private List<String> posts() {
        return PeopleFile.POSTS.stream()
                .filter(post -> texts.find("position." + post).isPresent())
                .toList();
    }

    private List<Presence.Present> present(Look look) {
        String wanted = alphabet.fold(look.search());
        return presence.now(look.authority().id()).stream()
                .filter(present -> alphabet.fold(present.name()).contains(wanted))
                .toList();
    }
}
