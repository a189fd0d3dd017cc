package kz.bbu.tab.structure;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.tab.Tab;
import kz.bbu.api.tab.TabInfo;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import kz.bbu.tab.structure.jte.JteheadsGenerated;
import kz.bbu.tab.structure.jte.JtestructureGenerated;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The tab Structure: units, authorities below, institutions, and the heads on the left (S15–S17). */
@Component(service = StructureTab.class)
@JakartarsResource
@TabInfo(id = "structure", order = 20, audience = Role.ANONYMOUS)
@Path("/org/{authority}/structure")
public final class StructureTab implements Tab {
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 100;

    private final Directory directory;
    private final Texts texts;

    @Activate
    public StructureTab(@Reference Directory directory, @Reference Texts texts) {
        this.directory = directory;
        this.texts = texts;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    @Allowed(Role.ANONYMOUS)
    public Page structure(
            @PathParam("authority") String slug,
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("type") @DefaultValue("") String type,
            @QueryParam("page") @DefaultValue("1") int page) {
        Authority authority = directory.authority(slug).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        if (search.length() > LONGEST_SEARCH || page < 1 || page > 100_000) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
        InstitutionQuery query =
                InstitutionQuery.ALL.containing(search).ofTypes(type.isEmpty() ? Set.of() : Set.of(type));
        List<Institution> institutions = new ArrayList<>();
        directory.institutions(authority.id(), query.window((page - 1L) * PAGE, PAGE), institutions::add);
        Listing listing = new Listing(
                authority,
                directory.path(authority.id()),
                directory.children(authority.id()),
                directory.units(authority.id()),
                institutions,
                directory.count(authority.id(), query),
                types(authority),
                search,
                type,
                page,
                PAGE);
        var heads = directory.heads(authority.id());
        return Page.of(texts.text("title"), Jte.html(out -> JtestructureGenerated.render(out, null, texts, listing)))
                .left(texts.text("heads"), Jte.html(out -> JteheadsGenerated.render(out, null, texts, heads)));
    }

    private List<String> types(Authority authority) {
        Set<String> types = new TreeSet<>();
        directory.institutions(authority.id(), InstitutionQuery.ALL, i -> types.add(i.type()));
        return List.copyOf(types);
    }
}
