package kz.bbu.tab.forum;

import java.util.List;
import java.util.OptionalInt;
import kz.bbu.api.view.Html;

/**
 * A page of a topic.
 *
 * @param connected the topics it is connected with
 * @param seen the number of the last post that a subscriber has read; empty for others
 */
public record TopicView(
        Forum forum,
        Topic topic,
        Section section,
        List<Post> posts,
        List<Topic> connected,
        OptionalInt seen,
        Pager pager) {

    public Html html(Post post) {
        return Markdown.html(post.words());
    }

    public boolean hasUnread() {
        return seen.isPresent() && seen.getAsInt() < topic.posts();
    }

    public boolean replies() {
        return forum.writes() && !topic.locked();
    }
}
