package kz.bbu.tab.structure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.Unit;

/** What the page shows: one authority and a page of the institutions under it. */
public record Listing(
        Authority authority,
        List<Authority> path,
        List<Authority> children,
        List<Unit> units,
        List<Institution> institutions,
        long count,
        List<String> types,
        String search,
        String type,
        int page,
        int pageSize) {

    public String address() {
        return "/org/" + authority.slug() + "/structure";
    }

    public boolean isFiltered() {
        return !search.isEmpty() || !type.isEmpty();
    }

    public long first() {
        return count == 0 ? 0 : (page - 1L) * pageSize + 1;
    }

    public long last() {
        return Math.min(count, (long) page * pageSize);
    }

    /** The address of another page with the same search. */
    public String pageAddress(int other) {
        return address() + "?search=" + encode(search) + "&type=" + encode(type) + "&page=" + other;
    }

    /** A link that came in with data is followed only if it is one of the web. */
    public static boolean isWeb(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
