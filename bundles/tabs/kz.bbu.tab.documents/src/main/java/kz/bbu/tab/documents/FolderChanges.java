package kz.bbu.tab.documents;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
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

/** What staff do to a folder. */
@Component(service = FolderChanges.class)
@JakartarsResource
@Path("/org/{authority}/documents")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.STAFF)
public final class FolderChanges {
    private final Cabinet cabinet;
    private final Directory directory;
    private final Notices notices;
    private final Texts texts;
    private final Pages pages;

    @Activate
    public FolderChanges(
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
    @Path("folders")
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
            Refusal refusal = Refusal.ofField("folder-name", DocumentError.explain(e, texts), name);
            return Addresses.refused(pages.list(authority, parent, refusal), e);
        }
    }

    @GET
    @Path("folders/{id: [0-9]{1,18}}")
    public Page folder(@PathParam("authority") String slug, @PathParam("id") long id) {
        return pages.folder(Addresses.authority(directory, slug), id, Refusal.NONE);
    }

    @POST
    @Path("folders/{id: [0-9]{1,18}}/rename")
    public Response rename(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("name") @DefaultValue("") String name) {
        Authority authority = Addresses.authority(directory, slug);
        try {
            cabinet.renameFolder(authority, id, name);
        } catch (Problem e) {
            Refusal refusal = Refusal.ofField("name", DocumentError.explain(e, texts), name);
            return Addresses.refused(pages.folder(authority, id, refusal), e);
        }
        notices.show(Notices.Kind.DONE, texts.text("renamed"));
        return Addresses.to(Addresses.folder(authority, id));
    }

    @POST
    @Path("folders/{id: [0-9]{1,18}}/move")
    public Response move(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("folder") @DefaultValue("0") long parent) {
        Authority authority = Addresses.authority(directory, slug);
        try {
            cabinet.moveFolder(authority, id, parent);
        } catch (Problem e) {
            Refusal refusal = Refusal.ofField("folder", DocumentError.explain(e, texts), "");
            return Addresses.refused(pages.folder(authority, id, refusal), e);
        }
        notices.show(Notices.Kind.DONE, texts.text("moved"));
        return Addresses.to(Addresses.folder(authority, id));
    }

    @POST
    @Path("folders/{id: [0-9]{1,18}}/delete")
    public Response delete(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = Addresses.authority(directory, slug);
        long parent = cabinet.deleteFolder(authority, id);
        return Addresses.to(Addresses.of(authority) + "?folder=" + parent + "&undo=folder-" + id);
    }

    @POST
    @Path("folders/{id: [0-9]{1,18}}/restore")
    public Response restore(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = Addresses.authority(directory, slug);
        try {
            long folder = cabinet.restore(authority, true, id);
            notices.show(Notices.Kind.DONE, texts.text("restored"));
            return Addresses.to(Addresses.folder(authority, folder));
        } catch (Problem e) {
            Refusal refusal = Refusal.ofField("folder-" + id, DocumentError.explain(e, texts), "");
            return Addresses.refused(pages.deleted(authority, refusal), e);
        }
    }
}
