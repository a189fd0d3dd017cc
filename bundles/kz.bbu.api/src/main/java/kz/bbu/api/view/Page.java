package kz.bbu.api.view;

import java.util.Objects;
import java.util.Optional;

/**
 * A page within the portal's frame: what a REST method of a tab returns as {@code text/html}.
 *
 * <p>The platform writes the frame (top menu, tabs, languages, footer) around it; the page itself gives the title (also the h1), the content, and what stands on the left and beside the title.
 */
public final class Page {
    private final String title;
    private final Html content;
    private final Html left;
    private final Html actions;
    private final int status;

    private Page(String title, Html content, Html left, Html actions, int status) {
        this.title = Objects.requireNonNull(title);
        this.content = Objects.requireNonNull(content);
        this.left = left;
        this.actions = actions;
        this.status = status;
    }

    /** A page with a title in the reader's language and its content. */
    public static Page of(String title, Html content) {
        return new Page(title, content, null, null, 200);
    }

    /** The same page with a block on the left, which stands above the content on a phone. */
    public Page left(Html block) {
        return new Page(title, content, block, actions, status);
    }

    /** The same page with buttons beside the title. */
    public Page actions(Html buttons) {
        return new Page(title, content, left, buttons, status);
    }

    /** The same page with another HTTP status, such as 422 for a form with errors. */
    public Page status(int code) {
        return new Page(title, content, left, actions, code);
    }

    public String title() {
        return title;
    }

    public Html content() {
        return content;
    }

    public Optional<Html> left() {
        return Optional.ofNullable(left);
    }

    public Optional<Html> actions() {
        return Optional.ofNullable(actions);
    }

    public int status() {
        return status;
    }
}
