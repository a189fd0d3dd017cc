package kz.bbu.tab.forum;

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
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import kz.bbu.tab.forum.jte.JtehideGenerated;
import kz.bbu.tab.forum.jte.JtesectionsGenerated;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What moderators do: hide and restore posts, lock, pin and move topics, keep the sections; all of it is in the audit log (S28). */
@Component(service = ModerationPages.class)
@JakartarsResource
@Path("/org/{authority}/forum")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.STAFF)
public final class ModerationPages {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_PLACE = 9999;

    private final Forums forums;
    private final ForumReader reader;
    private final ForumWriter writer;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public ModerationPages(
            @Reference Forums forums,
            @Reference ForumReader reader,
            @Reference ForumWriter writer,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.forums = forums;
        this.reader = reader;
        this.writer = writer;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    @Path("posts/{id: [0-9]{1,18}}/hide")
    public Page askHide(@PathParam("authority") String slug, @PathParam("id") long id) {
        Forum forum = moderated(slug);
        return hide(forum, forums.post(forum, id), new Draft(texts));
    }

    @POST
    @Path("posts/{id: [0-9]{1,18}}/hide")
    public Response hide(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("reason") @DefaultValue("") String reason) {
        Forum forum = moderated(slug);
        Post post = forums.post(forum, id);
        Draft draft = new Draft(texts).line("reason", reason, Draft.LONGEST_REASON, true);
        if (!draft.isSound()) {
            return Forum.answer(hide(forum, post, draft));
        }
        writer.hide(post, draft.value("reason"));
        return done("post.hidden.done", forum.address(post));
    }

    @POST
    @Path("posts/{id: [0-9]{1,18}}/restore")
    public Response restore(@PathParam("authority") String slug, @PathParam("id") long id) {
        Forum forum = moderated(slug);
        Post post = forums.post(forum, id);
        writer.restore(post);
        return done("post.restored", forum.address(post));
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/lock")
    public Response lock(@PathParam("authority") String slug, @PathParam("id") long id) {
        return lock(slug, id, true);
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/unlock")
    public Response unlock(@PathParam("authority") String slug, @PathParam("id") long id) {
        return lock(slug, id, false);
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/pin")
    public Response pin(@PathParam("authority") String slug, @PathParam("id") long id) {
        return pin(slug, id, true);
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/unpin")
    public Response unpin(@PathParam("authority") String slug, @PathParam("id") long id) {
        return pin(slug, id, false);
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/move")
    public Response move(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("section") @DefaultValue("0") long target) {
        Forum forum = moderated(slug);
        Topic topic = forums.topic(forum, id);
        Section section = forums.section(forum, target);
        if (section.id() != topic.sectionId()) {
            writer.move(topic, section);
        }
        return done("topic.moved", forum.address(topic));
    }

    @GET
    @Path("sections")
    public Page sections(@PathParam("authority") String slug) {
        return sections(moderated(slug), new Draft(texts));
    }

    @POST
    @Path("sections")
    public Response addSection(
            @PathParam("authority") String slug,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("description") @DefaultValue("") String description,
            @FormParam("place") @DefaultValue("") String place) {
        Forum forum = moderated(slug);
        Draft draft = section("", name, description, place);
        if (!draft.isSound()) {
            return unsound(forum, draft);
        }
        try {
            writer.addSection(forum.authority().id(), draft.value("name"), draft.value("description"), place(draft));
        } catch (Problem tooMany) {
            return unsound(forum, draft.refused("name", tooMany));
        }
        return done("section.saved", forum.address() + "/sections");
    }

    @POST
    @Path("sections/{id: [0-9]{1,18}}")
    public Response changeSection(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("description") @DefaultValue("") String description,
            @FormParam("place") @DefaultValue("") String place) {
        Forum forum = moderated(slug);
        Section section = forums.section(forum, id);
        Draft draft = section(Long.toString(id), name, description, place);
        if (!draft.isSound()) {
            return unsound(forum, draft);
        }
        writer.changeSection(section, draft.value("name"), draft.value("description"), place(draft));
        return done("section.saved", forum.address() + "/sections");
    }

    @POST
    @Path("sections/{id: [0-9]{1,18}}/delete")
    public Response removeSection(@PathParam("authority") String slug, @PathParam("id") long id) {
        Forum forum = moderated(slug);
        writer.removeSection(forums.section(forum, id));
        return done("section.removed", forum.address() + "/sections");
    }

    private Response lock(String slug, long id, boolean locked) {
        Forum forum = moderated(slug);
        Topic topic = forums.topic(forum, id);
        writer.setLocked(topic, locked);
        return done(locked ? "topic.locked.done" : "topic.unlocked", forum.address(topic));
    }

    private Response pin(String slug, long id, boolean pinned) {
        Forum forum = moderated(slug);
        Topic topic = forums.topic(forum, id);
        writer.setPinned(topic, pinned);
        return done(pinned ? "topic.pinned.done" : "topic.unpinned", forum.address(topic));
    }

    private Forum moderated(String slug) {
        Forum forum = forums.of(slug);
        Forum.must(forum.moderates());
        return forum;
    }

    private Response done(String key, String address) {
        notices.show(Notices.Kind.DONE, texts.text(key));
        return Forum.to(address);
    }

    /** What was typed about a section; {@code id} tells which of the forms it was, empty for the new one. */
    private Draft section(String id, String name, String description, String place) {
        Draft draft = new Draft(texts)
                .with("section", id)
                .line("name", name, LONGEST_NAME, true)
                .line("description", description, Draft.LONGEST_DESCRIPTION, false)
                .with("place", place.strip());
        if (!place.strip().matches("[0-9]{1,4}")) {
            draft.error("place", texts.text("section.place.wrong", MOST_PLACE));
        }
        return draft;
    }

    private static int place(Draft draft) {
        return Integer.parseInt(draft.value("place"));
    }

    private Response unsound(Forum forum, Draft draft) {
        return Forum.answer(sections(forum, draft));
    }

    private Page sections(Forum forum, Draft draft) {
        List<Section> sections = reader.sections(forum.authority().id());
        Html csrf = Csrf.field();
        return Page.of(
                        texts.text("sections.title"),
                        Jte.html(out ->
                                JtesectionsGenerated.render(out, null, forum, sections, draft, Jte.content(csrf))))
                .status(draft.status());
    }

    private Page hide(Forum forum, Post post, Draft draft) {
        Html csrf = Csrf.field();
        return Page.of(
                        texts.text("hide.title", post.number()),
                        Jte.html(out -> JtehideGenerated.render(out, null, forum, post, draft, Jte.content(csrf))))
                .status(draft.status());
    }
}
