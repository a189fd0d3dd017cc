package kz.bbu.tab.documents;

import jakarta.ws.rs.Consumes;
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
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.files.Download;
import kz.bbu.api.files.FileName;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.tab.Tab;
import kz.bbu.api.tab.TabInfo;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataParam;
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
public final class DocumentsTab implements Tab {
    private static final int NEWEST = 50;
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_PAGES = 100_000;
    private static final int MOST_FILES = 100;

    private final Cabinet cabinet;
    private final Directory directory;
    private final Notices notices;
    private final Texts texts;
    private final Pages pages;

    @Activate
    public DocumentsTab(
            @Reference Cabinet cabinet,
            @Reference Directory directory,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.cabinet = cabinet;
        this.directory = directory;
        this.notices = notices;
        this.texts = texts;
        this.pages = new Pages(cabinet, texts);
    }

    @GET
    @Allowed(Role.ANONYMOUS)
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
        return pages.list(authority, look, undo, List.of());
    }

    @POST
    @Consumes("multipart/form-data")
    @Allowed(Role.STAFF)
    public Response upload(
            @PathParam("authority") String slug,
            @QueryParam("folder") @DefaultValue("0") long folder,
            @FormDataParam("file") List<FormDataBodyPart> parts) {
        Authority authority = Addresses.authority(directory, slug);
        List<FormDataBodyPart> sent = named(parts);
        if (sent.isEmpty() || sent.size() > MOST_FILES) {
            return refused(authority, folder, List.of(texts.text("upload.count", MOST_FILES)), 422);
        }
        int saved = 0;
        int status = 422;
        List<String> errors = new ArrayList<>();
        for (FormDataBodyPart part : sent) {
            String sentName = part.getFormDataContentDisposition().getFileName();
            String name = FileName.ofPart(sentName);
            try {
                cabinet.add(authority, folder, name, part.getValueAs(InputStream.class));
                saved++;
                if (sentName.length() > FileName.LONGEST && name.length() == FileName.LONGEST) {
                    notices.show(Notices.Kind.WARNING, texts.text("upload.shortened", name));
                }
            } catch (Problem e) {
                if (e.code().status() == 403 || e.code().status() == 404 || e.code() == CommonError.INTERNAL) {
                    throw e;
                }
                status = e.code().status();
                errors.add(texts.text("upload.error", name, texts.explain(e)));
            }
        }
        if (saved > 0) {
            notices.show(Notices.Kind.DONE, texts.text("upload.done", saved));
        }
        return errors.isEmpty()
                ? Addresses.to(Addresses.folder(authority, folder))
                : refused(authority, folder, errors, status);
    }

    private static List<FormDataBodyPart> named(List<FormDataBodyPart> parts) {
        return parts == null
                ? List.of()
                : parts.stream()
                        .filter(part -> part.getFormDataContentDisposition() != null
                                && part.getFormDataContentDisposition().getFileName() != null
                                && !part.getFormDataContentDisposition()
                                        .getFileName()
                                        .isBlank())
                        .toList();
    }

    private Response refused(Authority authority, long folder, List<String> errors, int status) {
        Look look = new Look(Addresses.of(authority), folder, "", Order.NAME, false, 1);
        return Response.ok(pages.list(authority, look, "", errors).status(status))
                .build();
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    @Allowed(Role.ANONYMOUS)
    public Page document(@PathParam("authority") String slug, @PathParam("id") long id) {
        return pages.document(Addresses.authority(directory, slug), id, "");
    }

    @GET
    @Path("{id: [0-9]{1,18}}/download")
    @Produces("*/*")
    @Allowed(Role.ANONYMOUS)
    public Download download(@PathParam("authority") String slug, @PathParam("id") long id) {
        return file(slug, id, false);
    }

    /** The document as a browser shows it: pictures and PDF, all else is saved. */
    @GET
    @Path("{id: [0-9]{1,18}}/view")
    @Produces("*/*")
    @Allowed(Role.ANONYMOUS)
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
    @Allowed(Role.ANONYMOUS)
    public String feed(@PathParam("authority") String slug, @Context UriInfo address) {
        Authority authority = Addresses.authority(directory, slug);
        return new Feed(
                        address.getBaseUri().resolve(Addresses.of(authority)).toString(),
                        texts.text("feed.title", authority.name()),
                        authority.name(),
                        texts.language().code())
                .of(cabinet.newest(authority, NEWEST));
    }

    @GET
    @Path("deleted")
    @Allowed(Role.STAFF)
    public Page deleted(@PathParam("authority") String slug) {
        return pages.deleted(Addresses.authority(directory, slug));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/rename")
    @Allowed(Role.STAFF)
    public Response rename(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("name") @DefaultValue("") String name) {
        Authority authority = Addresses.authority(directory, slug);
        try {
            cabinet.rename(authority, id, name);
        } catch (Problem e) {
            if (e.code() != DocumentError.BAD_NAME) {
                throw e;
            }
            return Response.ok(pages.document(authority, id, texts.explain(e))
                            .status(e.code().status()))
                    .build();
        }
        notices.show(Notices.Kind.DONE, texts.text("renamed"));
        return Addresses.to(Addresses.of(authority) + "/" + id);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/move")
    @Allowed(Role.STAFF)
    public Response move(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("folder") @DefaultValue("0") long folder) {
        Authority authority = Addresses.authority(directory, slug);
        cabinet.move(authority, id, folder);
        notices.show(Notices.Kind.DONE, texts.text("moved"));
        return Addresses.to(Addresses.folder(authority, folder));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/delete")
    @Allowed(Role.STAFF)
    public Response delete(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = Addresses.authority(directory, slug);
        long folder = cabinet.document(authority, id).folderId();
        cabinet.delete(authority, id);
        return Addresses.to(Addresses.of(authority) + "?folder=" + folder + "&undo=document-" + id);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/restore")
    @Allowed(Role.STAFF)
    public Response restore(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = Addresses.authority(directory, slug);
        long folder = cabinet.restore(authority, false, id);
        notices.show(Notices.Kind.DONE, texts.text("restored"));
        return Addresses.to(Addresses.folder(authority, folder));
    }

    @POST
    @Path("folders")
    @Allowed(Role.STAFF)
    public Response addFolder(
            @PathParam("authority") String slug,
            @FormParam("parent") @DefaultValue("0") long parent,
            @FormParam("name") @DefaultValue("") String name) {
        Authority authority = Addresses.authority(directory, slug);
        try {
            long id = cabinet.addFolder(authority, parent, name);
            notices.show(Notices.Kind.DONE, texts.text("folder.added"));
            return Addresses.to(Addresses.folder(authority, id));
        } catch (Problem e) {
            requireOurs(e);
            Look look = new Look(Addresses.of(authority), parent, "", Order.NAME, false, 1);
            return answer(pages.list(authority, look, "", List.of(texts.explain(e))), e);
        }
    }

    @GET
    @Path("folders/{id: [0-9]{1,18}}")
    @Allowed(Role.STAFF)
    public Page folder(@PathParam("authority") String slug, @PathParam("id") long id) {
        return pages.folder(Addresses.authority(directory, slug), id, "");
    }

    @POST
    @Path("folders/{id: [0-9]{1,18}}/rename")
    @Allowed(Role.STAFF)
    public Response renameFolder(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("name") @DefaultValue("") String name) {
        Authority authority = Addresses.authority(directory, slug);
        try {
            cabinet.renameFolder(authority, id, name);
        } catch (Problem e) {
            requireOurs(e);
            return answer(pages.folder(authority, id, texts.explain(e)), e);
        }
        notices.show(Notices.Kind.DONE, texts.text("renamed"));
        return Addresses.to(Addresses.folder(authority, id));
    }

    @POST
    @Path("folders/{id: [0-9]{1,18}}/move")
    @Allowed(Role.STAFF)
    public Response moveFolder(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("folder") @DefaultValue("0") long parent) {
        Authority authority = Addresses.authority(directory, slug);
        try {
            cabinet.moveFolder(authority, id, parent);
        } catch (Problem e) {
            requireOurs(e);
            return answer(pages.folder(authority, id, texts.explain(e)), e);
        }
        notices.show(Notices.Kind.DONE, texts.text("moved"));
        return Addresses.to(Addresses.folder(authority, id));
    }

    @POST
    @Path("folders/{id: [0-9]{1,18}}/delete")
    @Allowed(Role.STAFF)
    public Response deleteFolder(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = Addresses.authority(directory, slug);
        long parent = cabinet.folder(authority, id).parentId();
        cabinet.deleteFolder(authority, id);
        return Addresses.to(Addresses.of(authority) + "?folder=" + parent + "&undo=folder-" + id);
    }

    @POST
    @Path("folders/{id: [0-9]{1,18}}/restore")
    @Allowed(Role.STAFF)
    public Response restoreFolder(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = Addresses.authority(directory, slug);
        long folder = cabinet.restore(authority, true, id);
        notices.show(Notices.Kind.DONE, texts.text("restored"));
        return Addresses.to(Addresses.folder(authority, folder));
    }

    private static void requireOurs(Problem problem) {
        if (!(problem.code() instanceof DocumentError)) {
            throw problem;
        }
    }

    private static Response answer(Page page, Problem problem) {
        return Response.ok(page.status(problem.code().status())).build();
    }
}
