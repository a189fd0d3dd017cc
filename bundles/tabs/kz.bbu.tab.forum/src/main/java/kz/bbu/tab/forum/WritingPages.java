package kz.bbu.tab.forum;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Limits;
import kz.bbu.api.access.Role;
import kz.bbu.api.files.Upload;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import kz.bbu.tab.forum.jte.JtewriteGenerated;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The forms in which members open topics, reply and edit; each shows a preview before it sends (S28). */
@Component(service = WritingPages.class)
@JakartarsResource
@Path("/org/{authority}/forum")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.MEMBER)
public final class WritingPages {
    /** How many posts and edits an account may send at once, and again in each minute. */
    private static final int MOST = 10;

    private static final Duration TIME = Duration.ofMinutes(1);

    private final Forums forums;
    private final ForumReader reader;
    private final ForumWriter writer;
    private final FileFields files;
    private final Announcer announcer;
    private final Notices notices;
    private final Texts texts;
    private final Limits limits;

    @Activate
    public WritingPages(
            @Reference Forums forums,
            @Reference ForumReader reader,
            @Reference ForumWriter writer,
            @Reference Attachments attachments,
            @Reference Announcer announcer,
            @Reference Notices notices,
            @Reference Texts texts,
            @Reference Limits limits) {
        this.forums = forums;
        this.reader = reader;
        this.writer = writer;
        this.files = new FileFields(attachments, texts);
        this.announcer = announcer;
        this.notices = notices;
        this.texts = texts;
        this.limits = limits;
    }

    @GET
    @Path("sections/{id: [0-9]{1,18}}/new")
    public Page newTopic(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("about-id") @DefaultValue("") String aboutId,
            @QueryParam("about") @DefaultValue("") String about) {
        Forum forum = forums.of(slug);
        Section section = forums.section(forum, id);
        return topicForm(forum, section, new Draft(texts).about(new About(kind, aboutId, about)), Html.EMPTY);
    }

    @POST
    @Path("sections/{id: [0-9]{1,18}}/new")
    @Consumes("multipart/form-data")
    @Upload(megabytes = Attachments.MOST * Attachments.LARGEST_MEGABYTES)
    public Response open(@PathParam("authority") String slug, @PathParam("id") long id, FormDataMultiPart sent) {
        Forum forum = forums.of(slug);
        Section section = forums.section(forum, id);
        WritingForm form = WritingForm.of(sent);
        Draft draft = form.topic(texts).words("words", form.field("words"));
        files.take(forum.authority().id(), 0, form, draft);
        if (form.isPreview() || !counted(forum, draft)) {
            return Forum.answer(topicForm(forum, section, draft, preview(draft)));
        }
        long topic = writer.open(
                forum.authority().id(),
                section,
                draft.value("title"),
                draft.value("words"),
                draft.about(),
                draft.attached());
        notices.show(Notices.Kind.DONE, texts.text("topic.opened"));
        return Forum.to(forum.place(topic, 1));
    }

    @GET
    @Path("topics/{id: [0-9]{1,18}}/reply")
    public Page newReply(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @QueryParam("quote") @DefaultValue("0") long quote) {
        Forum forum = forums.of(slug);
        Topic topic = open(forums.topic(forum, id));
        String words = "";
        if (quote != 0) {
            Post quoted = forums.post(forum, quote);
            if (quoted.topicId() != id || !forum.reads(quoted)) {
                throw Forums.notFound();
            }
            words = Markdown.quote(quoted, forum.address(quoted));
        }
        return replyForm(forum, topic, new Draft(texts).with("words", words), Html.EMPTY);
    }

    @POST
    @Path("topics/{id: [0-9]{1,18}}/reply")
    @Consumes("multipart/form-data")
    @Upload(megabytes = Attachments.MOST * Attachments.LARGEST_MEGABYTES)
    public Response reply(@PathParam("authority") String slug, @PathParam("id") long id, FormDataMultiPart sent) {
        Forum forum = forums.of(slug);
        Topic topic = forums.topic(forum, id);
        WritingForm form = WritingForm.of(sent);
        Draft draft = new Draft(texts).words("words", form.field("words"));
        if (topic.locked()) {
            draft.refused("words", new Problem(ForumError.LOCKED));
        } else {
            files.take(forum.authority().id(), 0, form, draft);
        }
        if (form.isPreview() || !counted(forum, draft)) {
            return Forum.answer(replyForm(forum, topic, draft, preview(draft)));
        }
        long post = writer.reply(forum.authority().id(), topic, draft.value("words"), draft.attached());
        announcer.replied(forum, topic, post);
        notices.show(Notices.Kind.DONE, texts.text("post.sent"));
        return Forum.to(forum.postAddress(post));
    }

    @GET
    @Path("posts/{id: [0-9]{1,18}}/edit")
    public Page editForm(@PathParam("authority") String slug, @PathParam("id") long id) {
        Forum forum = forums.of(slug);
        Post post = forums.post(forum, id);
        Topic topic = forums.topic(forum, post.topicId());
        Forum.must(forum.edits(topic, post));
        Draft draft = new Draft(texts).with("words", post.words()).with("version", Integer.toString(post.version()));
        return editForm(forum, topic, post, files.offer(id, draft), Html.EMPTY);
    }

    @POST
    @Path("posts/{id: [0-9]{1,18}}/edit")
    @Consumes("multipart/form-data")
    @Upload(megabytes = Attachments.MOST * Attachments.LARGEST_MEGABYTES)
    public Response edit(@PathParam("authority") String slug, @PathParam("id") long id, FormDataMultiPart sent) {
        Forum forum = forums.of(slug);
        Post post = forums.post(forum, id);
        Topic topic = forums.topic(forum, post.topicId());
        Forum.must(forum.edits(topic, post));
        WritingForm form = WritingForm.of(sent);
        Draft draft =
                new Draft(texts).words("words", form.field("words")).with("version", Integer.toString(form.version()));
        if (form.version() != post.version()) {
            draft.refused("words", new Problem(ForumError.EDITED));
        }
        files.take(forum.authority().id(), id, form, draft);
        if (form.isPreview() || !counted(forum, draft)) {
            return Forum.answer(editForm(forum, topic, post, draft, preview(draft)));
        }
        if (!draft.value("words").equals(post.words()) || files.differ(id, draft)) {
            writer.edit(topic, post, form.version(), draft.value("words"), draft.attached());
        }
        notices.show(Notices.Kind.DONE, texts.text("post.edited"));
        return Forum.to(forum.address(post));
    }

    /** Counts a sound draft against the account's limit; what was typed stays in the form. */
    private boolean counted(Forum forum, Draft draft) {
        if (draft.isSound()) {
            try {
                limits.count("forum.post", Long.toString(forum.viewer().accountId()), MOST, TIME);
            } catch (Problem tooMany) {
                draft.refused("words", tooMany);
            }
        }
        return draft.isSound();
    }

    private static Html preview(Draft draft) {
        return draft.error("words").isEmpty() ? Markdown.html(draft.value("words")) : Html.EMPTY;
    }

    private static Topic open(Topic topic) {
        if (topic.locked()) {
            throw new Problem(ForumError.LOCKED);
        }
        return topic;
    }

    private Page topicForm(Forum forum, Section section, Draft draft, Html preview) {
        return form(
                texts.text("topic.new"),
                new WritingView(
                        forum,
                        section.name(),
                        forum.address(section),
                        forum.address(section) + "/new?" + Csrf.query(),
                        "topic.send"),
                draft,
                preview);
    }

    private Page replyForm(Forum forum, Topic topic, Draft draft, Html preview) {
        return form(
                texts.text("reply.new"),
                new WritingView(
                        forum, forum.title(topic), forum.address(topic), forum.replyAddress(topic), "post.send"),
                draft,
                preview);
    }

    private Page editForm(Forum forum, Topic topic, Post post, Draft draft, Html preview) {
        return form(
                texts.text("edit.title", post.number()),
                new WritingView(
                        forum,
                        forum.title(topic),
                        forum.address(post),
                        forum.address(post) + "/edit?" + Csrf.query(),
                        "action.save"),
                draft,
                preview);
    }

    private static Page form(String title, WritingView view, Draft draft, Html preview) {
        boolean previewed = preview != Html.EMPTY;
        return Page.of(
                        title,
                        Jte.html(out ->
                                JtewriteGenerated.render(out, null, view, draft, previewed, Jte.content(preview))))
                .status(draft.status());
    }
}
