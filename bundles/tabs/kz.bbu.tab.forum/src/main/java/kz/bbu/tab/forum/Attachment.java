package kz.bbu.tab.forum;

import java.time.Instant;
import java.util.Optional;

/**
 * A file of a post.
 *
 * @param postId 0 until the form in which it came is sent
 * @param fileId by which the platform keeps it
 * @param type its media type
 * @param picture whether a page shows it
 * @param removed when an edit took it away; empty while it is there
 */
public record Attachment(
        long id,
        long postId,
        long fileId,
        String name,
        long bytes,
        String type,
        boolean picture,
        Optional<Instant> removed) {}
