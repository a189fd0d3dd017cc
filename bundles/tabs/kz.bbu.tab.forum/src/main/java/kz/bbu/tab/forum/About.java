package kz.bbu.tab.forum;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The thing that a topic is about.
 *
 * @param kind {@code news}, {@code event} or {@code document}; empty for nothing
 * @param id what the module of that kind calls it
 * @param address its page within the portal, which begins with a slash
 */
public record About(String kind, String id, String address) {
    /** Nothing in particular. */
    public static final About NOTHING = new About("", "", "");

    /** The kinds of things, in the order of the form. */
    public static final List<String> KINDS = List.of("news", "event", "document");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    /** A path within the portal: no host ({@code //}), no backslash that a browser takes for a slash, nothing that must be escaped. */
    private static final Pattern ADDRESS = Pattern.compile("/(?!/)[A-Za-z0-9._~/?&=%+#:@,;-]{0,299}");

    public boolean isNothing() {
        return kind.isEmpty();
    }

    /** Tells whether it is nothing, or a known kind with an id and an address within the portal. */
    boolean isSound() {
        if (kind.isEmpty()) {
            return id.isEmpty() && address.isEmpty();
        }
        return KINDS.contains(kind)
                && ID.matcher(id).matches()
                && ADDRESS.matcher(address).matches();
    }
}
