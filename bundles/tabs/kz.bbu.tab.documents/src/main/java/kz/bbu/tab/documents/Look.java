package kz.bbu.tab.documents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What a reader looks at: a folder, or what a search finds in all of them, sorted.
 *
 * @param folder 0 for what is in none
 * @param search empty for none
 * @param page from 1
 */
public record Look(String address, long folder, String search, Order order, boolean descending, int page) {
    /** How many documents a page has. */
    public static final int PAGE = 50;

    public boolean isSearch() {
        return !search.isBlank();
    }

    /** The address of another page of the same. */
    public String pageAddress(int other) {
        return new Look(address, folder, search, order, descending, other).url();
    }

    /** The address of the same sorted by something; by what it is sorted by already, the other way round. */
    public String sortAddress(Order by) {
        return new Look(address, folder, search, by, by == order && !descending, 1).url();
    }

    /** What {@code aria-sort} says of a column. */
    public String ariaSort(Order by) {
        return by != order ? null : descending ? "descending" : "ascending";
    }

    /** The sign of a column that is sorted by, else nothing. */
    public String sign(Order by) {
        return by != order ? "" : descending ? "↓" : "↑";
    }

    private String url() {
        return address + "?folder=" + folder + "&search=" + URLEncoder.encode(search, StandardCharsets.UTF_8)
                + "&sort=" + order.id() + (descending ? "&descending=true" : "")
                + (page > 1 ? "&page=" + page : "");
    }
}
