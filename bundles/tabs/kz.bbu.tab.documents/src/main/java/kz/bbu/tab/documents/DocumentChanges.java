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

/** What staff do to a document, and what is deleted. */
@Component(service = DocumentChanges.class)
@JakartarsResource
@Path("/org/{authority}/documents")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.STAFF)
public final class DocumentChanges {
    private final Cabinet cabinet;
    private final Directory directory;
    private final Notices notices;
    private final Texts texts;
    private final Pages pages;

    @Activate
    public DocumentChanges(
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
    @Path("{id: [0-9]{1,18}}/rename")
    public Response rename(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("name") @DefaultValue("") String name) {
        Authority authority = Addresses.authority(directory, slug);
        try {
            cabinet.rename(authority, id, name);
        } catch (Problem e) {
            Refusal refusal = Refusal.ofField("name", DocumentError.explain(e, texts), name);
            return Addresses.refused(pages.document(authority, id, refusal), e);
        }
        notices.show(Notices.Kind.DONE, texts.text("renamed"));
        return Addresses.to(Addresses.of(authority) + "/" + id);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/move")
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
    public Response delete(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = Addresses.authority(directory, slug);
        long folder = cabinet.delete(authority, id);
        return Addresses.to(Addresses.of(authority) + "?folder=" + folder + "&undo=document-" + id);
    }

    @GET
    @Path("deleted")
    public Page deleted(@PathParam("authority") String slug) {
        return pages.deleted(Addresses.authority(directory, slug), Refusal.NONE);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/restore")
    public Response restore(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = Addresses.authority(directory, slug);
        long folder = cabinet.restore(authority, false, id);
        notices.show(Notices.Kind.DONE, texts.text("restored"));
        return Addresses.to(Addresses.folder(authority, folder));
    }
}
