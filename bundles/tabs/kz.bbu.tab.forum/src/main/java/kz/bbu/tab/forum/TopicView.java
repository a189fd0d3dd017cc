package kz.bbu.tab.forum;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import kz.bbu.api.view.Html;

/**
 * A page of a topic.
 *
 * @param files the files of its posts, by post
 * @param connected the topics it is connected with
 * @param seen the number of the last post that a subscriber has read; empty for others
 */
public record TopicView(
        Forum forum,
        Topic topic,
        Section section,
        List<Post> posts,
        Map<Long, List<Attachment>> files,
        List<Topic> connected,
        OptionalInt seen,
        Pager pager) {

    public Html html(Post post) {
        return Markdown.html(post.words());
    }

    public List<Attachment> files(Post post) {
        return files.getOrDefault(post.id(), List.of());
    }

    public boolean hasUnread() {
        return seen.isPresent() && seen.getAsInt() < topic.posts();
    }

    public boolean replies() {
        return forum.writes() && !topic.locked();
    }
}
