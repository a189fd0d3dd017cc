package kz.bbu.itests;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;

/** The pages that links lead to, with few examples of pages of the same kind. */
final class Sitemap {
    private static final int EXAMPLES = 2;

    /** Filters have so many combinations that one page of each must do. */
    private static final int FILTERED_EXAMPLES = 1;

    /** What makes another page of a report: its form, and the records behind a figure; filters leave it the same. */
    private static final Set<String> LOOKS = Set.of("form", "row", "print");

    private final Visitor visitor;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private final List<String> pages = new ArrayList<>();

    private Sitemap(Visitor visitor) {
        this.visitor = visitor;
    }

    /** The paths, with queries, of the HTML pages that a visitor reaches from the given ones. */
    static List<String> of(Visitor visitor, String... starts) {
        Sitemap map = new Sitemap(visitor);
        for (String start : starts) {
            map.add(start);
        }
        while (!map.open.isEmpty()) {
            map.visit(map.open.remove());
        }
        return List.copyOf(map.pages);
    }

    private void visit(String path) {
        Visitor.Answer answer = visitor.get(path);
        if (answer.status() >= 300 && answer.status() < 400) {
            add(answer.response().uri().resolve(answer.header("Location")));
            return;
        }
        if (answer.status() >= 500) {
            throw new AssertionError("A link leads to " + answer);
        }
        if (!answer.header("Content-Type").startsWith("text/html")) {
            return;
        }
        pages.add(path);
        for (Element link : answer.html().select("a[href]")) {
            URI target = URI.create(link.absUrl("href").replaceFirst("#.*", "").replace(" ", "%20"));
            if (answer.response().uri().getAuthority().equals(target.getAuthority())) {
                add(target);
            }
        }
    }

    private void add(URI address) {
        add(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    private void add(String path) {
        // Languages are visited one by one, and the ways of looking are the same page.
        if (path.contains("lang=")
                || path.contains("view=")
                || path.matches(".*\\.(xlsx|csv|json|svg|css|js)(\\?.*)?")) {
            return;
        }
        int most = path.contains("?") ? FILTERED_EXAMPLES : EXAMPLES;
        if (seen.add(path) && kinds.merge(kind(path), 1, Integer::sum) <= most) {
            open.add(path);
        }
    }

    /** Numbers and the authority's name stand for each other, and so do the values of a query. */
    private static String kind(String path) {
        String[] parts = path.split("\\?", 2);
        String address = parts[0].replaceAll("/[0-9]+(?=/|$)", "/0").replaceFirst("^/org/[^/]+", "/org/x");
        Set<String> names = new TreeSet<>();
        if (parts.length == 2) {
            for (String parameter : parts[1].split("&")) {
                String name = parameter.replaceFirst("=.*", "");
                boolean isFilter = address.startsWith("/reports/") && !LOOKS.contains(name);
                if (!isFilter) {
                    names.add(name.equals("form") ? parameter : name);
                }
            }
        }
        // Records look the same whatever form their figure stands in, and so does paper.
        return address + (names.contains("row") ? "[row]" : names.contains("print") ? "[print]" : names);
    }
}
