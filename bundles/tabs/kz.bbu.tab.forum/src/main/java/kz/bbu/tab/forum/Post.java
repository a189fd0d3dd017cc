package kz.bbu.tab.forum;

import java.time.Instant;

/**
 * A post of a topic.
 *
 * @param number its place in the topic, from 1; it never changes
 * @param version 1 until it is edited
 * @param editor who wrote the present version
 * @param changed when the present version was written
 * @param words the Markdown of the present version
 * @param hiddenBy the moderator who hid it, and {@code hiddenReason} why; empty where it is not hidden
 */
public record Post(
        long id,
        long topicId,
        int number,
        long authorId,
        String author,
        Instant written,
        int version,
        String editor,
        Instant changed,
        String words,
        boolean hidden,
        String hiddenBy,
        String hiddenReason) {

    /** How many posts a page has. */
    static final int PAGE = 25;

    /** The page of its topic on which it stands, from 1. */
    int page() {
        return page(number);
    }

    /** The page of a topic on which a number stands, from 1. */
    static int page(int number) {
        return (Math.max(1, number) - 1) / PAGE + 1;
    }

    public boolean isEdited() {
        return version > 1;
    }
}
