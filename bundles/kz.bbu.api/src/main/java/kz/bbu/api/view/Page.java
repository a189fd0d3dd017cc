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
    private final String leftLabel;
    private final Html left;
    private final Html actions;
    private final int status;

    private Page(String title, Html content, String leftLabel, Html left, Html actions, int status) {
        this.title = Objects.requireNonNull(title);
        this.content = Objects.requireNonNull(content);
        this.leftLabel = leftLabel;
        this.left = left;
        this.actions = actions;
        this.status = status;
    }

    /** A page with a title in the reader's language and its content. */
    public static Page of(String title, Html content) {
        return new Page(title, content, "", null, null, 200);
    }

    /** The same page with a block on the left; on a phone it is a drawer above the content, opened by its label. */
    public Page left(String label, Html block) {
        return new Page(title, content, Objects.requireNonNull(label), Objects.requireNonNull(block), actions, status);
    }

    /** The same page with buttons beside the title. */
    public Page actions(Html buttons) {
        return new Page(title, content, leftLabel, left, buttons, status);
    }

    /** The same page with another HTTP status, such as 422 for a form with errors. */
    public Page status(int code) {
        return new Page(title, content, leftLabel, left, actions, code);
    }

    public String title() {
        return title;
    }

    public Html content() {
        return content;
    }

    /** The heading of the block on the left; empty if there is no such block. */
    public String leftLabel() {
        return leftLabel;
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
