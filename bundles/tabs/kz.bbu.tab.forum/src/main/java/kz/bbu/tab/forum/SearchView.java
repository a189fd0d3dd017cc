package kz.bbu.tab.forum;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A page of what a search found; {@code found} has one more than a page where there is another. */
public record SearchView(Forum forum, String search, int page, List<Found> found) {
    private static final int BEFORE = 80;
    private static final int EXCERPT = 240;

    public List<Found> shown() {
        return found.subList(0, Math.min(found.size(), Post.PAGE));
    }

    public boolean hasMore() {
        return found.size() > Post.PAGE;
    }

    public String to(int other) {
        return forum.address() + "/search?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8) + "&page="
                + other;
    }

    /** The part of a post around the first word that was looked for, where it stands there as it was typed; else its beginning. */
    public String excerpt(Found post) {
        String text = Markdown.text(post.words());
        int place = text.toLowerCase(Locale.ROOT).indexOf(search.split("\\s")[0].toLowerCase(Locale.ROOT));
        int start = place <= BEFORE ? 0 : text.indexOf(' ', place - BEFORE) + 1;
        int end = Math.min(text.length(), start + EXCERPT);
        return (start > 0 ? "… " : "") + text.substring(start, end) + (end < text.length() ? " …" : "");
    }
}
