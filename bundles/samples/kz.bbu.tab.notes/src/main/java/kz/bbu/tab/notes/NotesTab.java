package kz.bbu.tab.notes;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.store.Store;
import kz.bbu.api.tab.Tab;
import kz.bbu.api.tab.TabInfo;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import kz.bbu.tab.notes.jte.JtenotesGenerated;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The sample tab: everybody reads an authority's notes, its staff write and delete them. */
@Component(service = NotesTab.class)
@JakartarsResource
@TabInfo(id = "notes", order = 90, audience = Role.ANONYMOUS)
@Path("/org/{authority}/notes")
@Produces("text/html;charset=UTF-8")
public final class NotesTab implements Tab {
    private static final int LONGEST = 1000;
    private static final int SHOWN = 100;

    private final Store store;
    private final Directory directory;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public NotesTab(
            @Reference(target = "(store=kz.bbu.tab.notes)") Store store,
            @Reference Directory directory,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.store = store;
        this.directory = directory;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    @Allowed(Role.ANONYMOUS)
    public Page notes(@PathParam("authority") String slug) {
        Authority authority = find(slug);
        List<Note> notes = store.entities(em -> em.createQuery(
                        "select n from Note n where n.authorityId = :authority order by n.id desc", Note.class)
                .setParameter("authority", authority.id())
                .setMaxResults(SHOWN)
                .getResultList());
        boolean writes = mayWrite(authority);
        return Page.of(
                texts.text("title"),
                Jte.html(out -> JtenotesGenerated.render(
                        out, null, texts, authority.slug(), notes, writes, Jte.content(Csrf.field()))));
    }

    @POST
    @Allowed(Role.STAFF)
    public Response write(@PathParam("authority") String slug, @FormParam("words") @DefaultValue("") String words) {
        Authority authority = writable(slug);
        String plain = words.strip();
        if (plain.isEmpty() || plain.length() > LONGEST) {
            notices.show(Notices.Kind.ERROR, texts.text("wrongLength", LONGEST));
        } else {
            store.entities(em -> {
                em.persist(new Note(authority.id(), Viewer.current().name(), plain));
                return null;
            });
            notices.show(Notices.Kind.DONE, texts.text("written"));
        }
        return back(authority);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/delete")
    @Allowed(Role.STAFF)
    public Response delete(@PathParam("authority") String slug, @PathParam("id") long id) {
        Authority authority = writable(slug);
        int deleted = store.entities(
                em -> em.createQuery("delete from Note n where n.id = :id and n.authorityId = :authority")
                        .setParameter("id", id)
                        .setParameter("authority", authority.id())
                        .executeUpdate());
        if (deleted == 0) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        notices.show(Notices.Kind.DONE, texts.text("deleted"));
        return back(authority);
    }

    private Authority find(String slug) {
        return directory.authority(slug).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    private Authority writable(String slug) {
        Authority authority = find(slug);
        if (!mayWrite(authority)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        return authority;
    }

    private static boolean mayWrite(Authority authority) {
        Viewer viewer = Viewer.current();
        return viewer.may(Role.STAFF) && viewer.scope().contains(authority.position());
    }

    private static Response back(Authority authority) {
        return Response.seeOther(URI.create("/org/" + authority.slug() + "/notes"))
                .build();
    }
}
