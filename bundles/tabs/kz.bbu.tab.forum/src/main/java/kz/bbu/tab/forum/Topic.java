package kz.bbu.tab.forum;

import java.time.Instant;

/**
 * A topic, without its posts.
 *
 * @param posts how many posts it has, hidden ones too
 * @param latest when its last post was written
 * @param locked nobody may reply
 * @param hidden its first post is hidden, and with it the title
 */
public record Topic(
        long id,
        long sectionId,
        String title,
        long authorId,
        String author,
        Instant written,
        int posts,
        Instant latest,
        String latestAuthor,
        boolean pinned,
        boolean locked,
        boolean hidden,
        About about) {}
