package kz.bbu.tab.forum;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.files.Download;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.tab.Tab;
import kz.bbu.api.tab.TabInfo;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import kz.bbu.tab.forum.jte.JteforumGenerated;
import kz.bbu.tab.forum.jte.JtehistoryGenerated;
import kz.bbu.tab.forum.jte.JtehomeActionsGenerated;
import kz.bbu.tab.forum.jte.JtesearchGenerated;
import kz.bbu.tab.forum.jte.JtesectionActionsGenerated;
import kz.bbu.tab.forum.jte.JtesectionGenerated;
import kz.bbu.tab.forum.jte.JtetopicActionsGenerated;
import kz.bbu.tab.forum.jte.JtetopicGenerated;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The tab Forum, as everybody reads it (S28). */
@Component(service = ForumTab.class)
@JakartarsResource
@TabInfo(id = "forum", order = 50, audience = Role.ANONYMOUS)
@Path("/org/{authority}/forum")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ANONYMOUS)
public final class ForumTab implements Tab {
    private static final int LONGEST_SEARCH = 100;

    private final Forums forums;
    private final ForumReader reader;
    private final Attachments attachments;
    private final Announcer announcer;
    private final Texts texts;

    @Activate
    public ForumTab(
            @Reference Forums forums,
            @Reference ForumReader reader,
            @Reference Attachments attachments,
            @Reference Announcer announcer,
            @Reference Texts texts) {
        this.forums = forums;
        this.reader = reader;
        this.attachments = attachments;
        this.announcer = announcer;
        this.texts = texts;
    }

    @GET
    public Page home(@PathParam("authority") String slug) {
        Forum forum = forums.of(slug);
        long authority = forum.authority().id();
        List<Section> sections = reader.sections(authority);
        List<Topic> latest = reader.latest(authority);
        List<Unread> unread = announcer.unread(forum);
        Map<Long, Integer> fresh = announcer.fresh(forum, latest);
        Html csrf = Csrf.field();
        Page page = Page.of(
                texts.text("title"),
                Jte.html(out -> JteforumGenerated.render(
                        out, null, forum, sections, latest, fresh, unread, Jte.content(csrf))));
        return forum.moderates()
                ? page.actions(Jte.html(out -> JtehomeActionsGenerated.render(out, null, forum)))
                : page;
    }

    @GET
    @Path("sections/{id: [0-9]{1,18}}")
    public Page section(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @QueryParam("page") @DefaultValue("1") int number) {
        Forum forum = forums.of(slug);
        Section section = forums.section(forum, id);
        Pager pager = Pager.of(forum.address(section), number, section.topics(), ForumReader.TOPICS);
        List<Topic> topics = reader.topics(id, pager.page());
        Map<Long, Integer> fresh = announcer.fresh(forum, topics);
        return Page.of(
                        section.name(),
                        Jte.html(out -> JtesectionGenerated.render(out, null, forum, section, topics, fresh, pager)))
                .actions(Jte.html(out -> JtesectionActionsGenerated.render(out, null, forum, section)));
    }

    @GET
    @Path("topics/{id: [0-9]{1,18}}")
    public Page topic(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @QueryParam("page") @DefaultValue("1") int number) {
        Forum forum = forums.of(slug);
        Topic topic = forums.topic(forum, id);
        Pager pager = Pager.of(forum.address(topic), number, topic.posts(), Post.PAGE);
        TopicView view = new TopicView(
                forum,
                topic,
                forums.section(forum, topic.sectionId()),
                reader.posts(id, pager.page()),
                attachments.ofPage(id, pager.page()),
                reader.connected(id),
                forum.writes() ? reader.seen(forum.viewer().accountId(), id) : OptionalInt.empty(),
                pager);
        Html csrf = Csrf.field();
        return Page.of(
                        forum.title(topic),
                        Jte.html(out -> JtetopicGenerated.render(out, null, view, Jte.content(csrf))))
                .actions(Jte.html(out -> JtetopicActionsGenerated.render(out, null, view, Jte.content(csrf))));
    }

    /** The address of a post for ever: it leads to the page where the post stands. */
    @GET
    @Path("posts/{id: [0-9]{1,18}}")
    public Response post(@PathParam("authority") String slug, @PathParam("id") long id) {
        Forum forum = forums.of(slug);
        Post post = forums.post(forum, id);
        return Forum.to(forum.place(post.topicId(), post.number()));
    }

    /** A file of a post, for whoever reads the post. */
    @GET
    @Path("posts/{id: [0-9]{1,18}}/files/{file: [0-9]{1,18}}")
    @Produces("*/*")
    public Download file(@PathParam("authority") String slug, @PathParam("id") long id, @PathParam("file") long file) {
        return file(slug, id, file, false);
    }

    /** The same as a browser shows it: pictures and PDF, all else is saved. */
    @GET
    @Path("posts/{id: [0-9]{1,18}}/files/{file: [0-9]{1,18}}/view")
    @Produces("*/*")
    public Download view(@PathParam("authority") String slug, @PathParam("id") long id, @PathParam("file") long file) {
        return file(slug, id, file, true);
    }

    private Download file(String slug, long id, long file, boolean view) {
        Post post = readable(forums.of(slug), id);
        return attachments.download(post.id(), file, view).orElseThrow(Forums::notFound);
    }

    @GET
    @Path("posts/{id: [0-9]{1,18}}/history")
    public Page history(
            @PathParam("authority") String slug,
            @PathParam("id") long id,
            @QueryParam("page") @DefaultValue("1") int number) {
        Forum forum = forums.of(slug);
        Post post = readable(forum, id);
        Topic topic = forums.topic(forum, post.topicId());
        Pager pager = Pager.of(forum.address(post) + "/history", number, post.version() - 1, Post.PAGE);
        List<Version> versions = reader.versions(id, pager.page());
        List<String> files = attachments.of(id).stream().map(Attachment::name).toList();
        return Page.of(
                texts.text("history.title", post.number()),
                Jte.html(out -> JtehistoryGenerated.render(out, null, forum, topic, post, files, versions, pager)));
    }

    @GET
    @Path("search")
    public Page search(
            @PathParam("authority") String slug,
            @QueryParam("search") @DefaultValue("") String typed,
            @QueryParam("page") @DefaultValue("1") int number) {
        Forum forum = forums.of(slug);
        String search = Draft.clean(typed).strip();
        if (search.length() > LONGEST_SEARCH) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
        SearchView view = new SearchView(
                forum,
                search,
                Pager.checked(number),
                reader.find(forum.authority().id(), search, number));
        return Page.of(texts.text("search.title"), Jte.html(out -> JtesearchGenerated.render(out, null, view)));
    }

    private Post readable(Forum forum, long id) {
        Post post = forums.post(forum, id);
        if (!forum.reads(post)) {
            throw Forums.notFound();
        }
        return post;
    }
}
