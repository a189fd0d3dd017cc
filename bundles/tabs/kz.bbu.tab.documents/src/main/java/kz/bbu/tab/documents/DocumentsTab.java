package kz.bbu.tab.documents;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.files.Download;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.tab.Tab;
import kz.bbu.api.tab.TabInfo;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The tab Documents: files of an authority, in folders, open to everybody (S25–S27). */
@Component(service = DocumentsTab.class)
@JakartarsResource
@TabInfo(id = "documents", order = 40, audience = Role.ANONYMOUS)
@Path("/org/{authority}/documents")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ANONYMOUS)
public final class DocumentsTab implements Tab {
    private static final int NEWEST = 50;
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_PAGES = 100_000;

    private final Cabinet cabinet;
    private final Directory directory;
    private final Texts texts;
    private final Pages pages;

    @Activate
    public DocumentsTab(@Reference Cabinet cabinet, @Reference Directory directory, @Reference Texts texts) {
        this.cabinet = cabinet;
        this.directory = directory;
        this.texts = texts;
        this.pages = new Pages(cabinet, texts);
    }

    @GET
    public Page list(
            @PathParam("authority") String slug,
            @QueryParam("folder") @DefaultValue("0") long folder,
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("sort") @DefaultValue("name") String sort,
            @QueryParam("descending") @DefaultValue("false") boolean descending,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("undo") @DefaultValue("") String undo) {
        if (search.length() > LONGEST_SEARCH || page < 1 || page > MOST_PAGES) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
        Authority authority = Addresses.authority(directory, slug);
        Look look = new Look(Addresses.of(authority), folder, search.strip(), Order.of(sort), descending, page);
        return pages.list(authority, look, undo, Refusal.NONE);
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Page document(@PathParam("authority") String slug, @PathParam("id") long id) {
        return pages.document(Addresses.authority(directory, slug), id, Refusal.NONE);
    }

    @GET
    @Path("{id: [0-9]{1,18}}/download")
    @Produces("*/*")
    public Download download(@PathParam("authority") String slug, @PathParam("id") long id) {
        return file(slug, id, false);
    }

    /** The document as a browser shows it: pictures and PDF, all else is saved. */
    @GET
    @Path("{id: [0-9]{1,18}}/view")
    @Produces("*/*")
    public Download view(@PathParam("authority") String slug, @PathParam("id") long id) {
        return file(slug, id, true);
    }

    private Download file(String slug, long id, boolean view) {
        Document document = cabinet.document(Addresses.authority(directory, slug), id);
        return new Download(cabinet.file(document), document.name(), view);
    }

    @GET
    @Path("feed")
    @Produces("application/atom+xml;charset=UTF-8")
    public String feed(@PathParam("authority") String slug, @Context UriInfo address) {
        Authority authority = Addresses.authority(directory, slug);
        return new Feed(
                        address.getBaseUri().resolve(Addresses.of(authority)).toString(),
                        texts.text("feed.title", authority.name()),
                        authority.name(),
                        texts.language().code())
                .of(cabinet.newest(authority, NEWEST));
    }
}
