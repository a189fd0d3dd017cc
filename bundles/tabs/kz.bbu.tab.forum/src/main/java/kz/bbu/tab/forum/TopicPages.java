package kz.bbu.tab.forum;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import kz.bbu.tab.forum.jte.JtesettingsGenerated;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What members do with topics besides writing: describe, connect, subscribe (S28). */
@Component(service = TopicPages.class)
@JakartarsResource
@Path("/org/{authority}/forum")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.MEMBER)
public final class TopicPages {
    /** A topic's number, by itself or at the end of its address. */
    private static final Pattern NUMBER = Pattern.compile("(?:.*/topics/|№?\\s*)(\\d{1,18})(?:[?#].*)?");

    private final Forums forums;
    private final ForumReader reader;
    private final ForumWriter writer;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public TopicPages(
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
    @Path("topics/{id: [0-9]{1,18}}/settings")
    public Page settings(@PathParam("authority") String slug, @PathParam("id") long id) {
        Forum forum = forums.of(slug);
        Topic topic = describable(forum, id);
        return settings(
                forum, topic, new Draft(texts).with("title", topic.title()).about(topic.about()));
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/settings")
    @Consumes("application/x-www-form-urlencoded")
    public Response describe(
            @PathParam("authority") String slug, @PathParam("id") long id, MultivaluedMap<String, String> form) {
        Forum forum = forums.of(slug);
        Topic topic = describable(forum, id);
        Draft draft = WritingForm.of(form).topic(texts);
        if (!draft.isSound()) {
            return Forum.answer(settings(forum, topic, draft));
        }
        Post first = reader.posts(id, 1).get(0);
        writer.describe(topic, first, draft.value("title"), draft.about());
        notices.show(Notices.Kind.DONE, texts.text("topic.described"));
        return Forum.to(forum.address(topic));
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/connect")
    public Response connect(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("other") @DefaultValue("") String typed) {
        Forum forum = forums.of(slug);
        Topic topic = describable(forum, id);
        Draft draft = new Draft(texts)
                .with("title", topic.title())
                .about(topic.about())
                .with("other", typed);
        Optional<Topic> other = named(forum, typed).filter(found -> found.id() != id);
        if (other.isEmpty()) {
            draft.error("other", texts.text("connect.unknown"));
        } else {
            try {
                writer.connect(topic, other.get());
            } catch (Problem refused) {
                draft.refused("other", refused);
            }
        }
        if (!draft.isSound()) {
            return Forum.answer(settings(forum, topic, draft));
        }
        notices.show(Notices.Kind.DONE, texts.text("connect.done", forum.title(other.get())));
        return Forum.to(forum.address(topic) + "/settings");
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/disconnect")
    public Response disconnect(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @FormParam("other") @DefaultValue("0") long other) {
        Forum forum = forums.of(slug);
        Topic topic = describable(forum, id);
        writer.disconnect(id, other);
        notices.show(Notices.Kind.DONE, texts.text("connect.undone"));
        return Forum.to(forum.address(topic) + "/settings");
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/subscribe")
    public Response subscribe(@PathParam("authority") String slug, @PathParam("id") long id) {
        Forum forum = forums.of(slug);
        Topic topic = forums.topic(forum, id);
        writer.subscribe(id, topic.posts());
        notices.show(Notices.Kind.DONE, texts.text("subscribe.done"));
        return Forum.to(forum.address(topic));
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/unsubscribe")
    public Response unsubscribe(@PathParam("authority") String slug, @PathParam("id") long id) {
        Forum forum = forums.of(slug);
        Topic topic = forums.topic(forum, id);
        writer.unsubscribe(id);
        notices.show(Notices.Kind.DONE, texts.text("subscribe.undone"));
        return Forum.to(forum.address(topic));
    }

    /** Marks a subscribed topic as read up to its last post. */
    @POST
    @Path("topics/{id: [0-9]{1,18}}/read")
    public Response read(@PathParam("authority") String slug, @PathParam("id") long id) {
        Forum forum = forums.of(slug);
        Topic topic = forums.topic(forum, id);
        writer.read(id, topic.posts());
        return Forum.to(forum.address());
    }

    /** Marks all subscribed topics of this forum as read. */
    @POST
    @Path("read")
    public Response readAll(@PathParam("authority") String slug) {
        Forum forum = forums.of(slug);
        writer.readAll(forum.authority().id());
        return Forum.to(forum.address());
    }

    private Topic describable(Forum forum, long id) {
        Topic topic = forums.topic(forum, id);
        Forum.must(forum.describes(topic));
        return topic;
    }

    private Optional<Topic> named(Forum forum, String typed) {
        Matcher number = NUMBER.matcher(typed.strip());
        return number.matches()
                ? reader.topic(forum.authority().id(), Long.parseLong(number.group(1)))
                : Optional.empty();
    }

    private Page settings(Forum forum, Topic topic, Draft draft) {
        List<Topic> connected = reader.connected(topic.id());
        List<Section> sections = reader.sections(forum.authority().id());
        Html csrf = Csrf.field();
        return Page.of(
                        texts.text("settings.title"),
                        Jte.html(out -> JtesettingsGenerated.render(
                                out, null, forum, topic, draft, connected, sections, Jte.content(csrf))))
                .status(draft.status());
    }
}
