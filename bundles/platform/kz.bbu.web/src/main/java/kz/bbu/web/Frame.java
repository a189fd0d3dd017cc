package kz.bbu.web;

import java.util.List;

/** What the frame around a page shows, ready to be written. */
public record Frame(
        String language,
        String title,
        String site,
        String home,
        List<Link> sections,
        String tabsLabel,
        List<Link> tabs,
        List<Link> languages,
        List<Notice> notices,
        String account,
        String loginHref,
        String contacts,
        String asOf,
        boolean lowVision,
        String lowVisionHref,
        String version) {

    /** A link of a menu. */
    public record Link(String id, String href, String label, String hint, boolean current) {}

    /** A line about what an action did. */
    public record Notice(String kind, String text) {}
}
