package kz.bbu.tab.documents;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Folders made, renamed, moved, deleted and brought back by staff. */
@Component(service = FolderForms.class)
@JakartarsResource
@Path("/org/{authority}/documents/folders")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.STAFF)
public final class FolderForms {
    private final Cabinet cabinet;
    private final Directory directory;
    private final Notices notices;
    private final Texts texts;
    private final Pages pages;

    @Activate
    public FolderForms(
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

    @POST
    public Response add(
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
    @Path("{id: [0-9]{1,18}}")
    public Page edit(@PathParam("authority") String slug, @PathParam("id") long id) {
        return pages.folder(Addresses.authority(directory, slug), id, "");
    }

    @POST
    @Path("{id: [0-9]{1,18}}/rename")
    public Response rename(
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
    @Path("{id: [0-9]{1,18}}/move")
    public Response move(
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
    @Path("{id: [0-9]{1,18}}/delete")
    public Response delete(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = Addresses.authority(directory, slug);
        long parent = cabinet.folder(authority, id).parentId();
        cabinet.deleteFolder(authority, id);
        return Addresses.to(Addresses.of(authority) + "?folder=" + parent + "&undo=folder-" + id);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/restore")
    public Response restore(@PathParam("authority") String slug, @PathParam("id") long id) {
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
