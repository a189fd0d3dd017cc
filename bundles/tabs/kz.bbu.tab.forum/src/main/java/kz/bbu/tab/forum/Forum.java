package kz.bbu.tab.forum;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Page;

/**
 * The forum of an authority as the viewer meets it: what may be done there, and where its pages are.
 *
 * <p>Logged-in accounts write; staff and administrators moderate the forums of the authorities within their scope.
 */
public record Forum(Authority authority, Viewer viewer, Texts texts) {
    public boolean writes() {
        return viewer.may(Role.MEMBER);
    }

    public boolean moderates() {
        return viewer.may(Role.STAFF) && viewer.scope().contains(authority.position());
    }

    /** The author and the moderators describe and connect a topic. */
    public boolean describes(Topic topic) {
        return moderates() || (isOf(topic.authorId()) && !topic.locked() && !topic.hidden());
    }

    /** The author and the moderators edit a post; the author not once it is hidden or its topic locked. */
    public boolean edits(Topic topic, Post post) {
        return moderates() || (isOf(post.authorId()) && !topic.locked() && !post.hidden());
    }

    /** A hidden post is read by moderators only. */
    public boolean reads(Post post) {
        return !post.hidden() || moderates();
    }

    /** The title of a topic; of a hidden one that it is hidden, but for moderators. */
    public String title(Topic topic) {
        return topic.hidden() && !moderates() ? texts.text("topic.hidden") : topic.title();
    }

    public String address() {
        return "/org/" + authority.slug() + "/forum";
    }

    public String address(Section section) {
        return address() + "/sections/" + section.id();
    }

    public String address(Topic topic) {
        return address() + "/topics/" + topic.id();
    }

    /** The address of a post, whatever page it stands on. */
    public String address(Post post) {
        return postAddress(post.id());
    }

    public String address(Post post, Attachment file) {
        return address(post) + "/files/" + file.id();
    }

    /** Where the first unread post stands. */
    public String address(Unread unread) {
        return place(unread.topic().id(), unread.seen() + 1);
    }

    public String postAddress(long post) {
        return address() + "/posts/" + post;
    }

    /** Where a post stands within its topic. */
    String place(long topic, int number) {
        return address() + "/topics/" + topic + "?page=" + Post.page(number) + "#post-" + number;
    }

    /** Where a reply is sent to. */
    public String replyAddress(Topic topic) {
        return address(topic) + "/reply?" + Csrf.query();
    }

    public String loginAddress(Topic topic) {
        return "/login?to=" + address(topic);
    }

    /**
     * Goes on only with what the viewer may do.
     *
     * @throws Problem {@link CommonError#FORBIDDEN} otherwise
     */
    static void must(boolean permitted) {
        if (!permitted) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }

    /** After a change the browser reads on there. */
    static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    /** A form, or with what was typed and the errors again. */
    static Response answer(Page page) {
        return Response.status(page.status()).entity(page).build();
    }

    private boolean isOf(long account) {
        return writes() && viewer.accountId() != 0 && viewer.accountId() == account;
    }
}
