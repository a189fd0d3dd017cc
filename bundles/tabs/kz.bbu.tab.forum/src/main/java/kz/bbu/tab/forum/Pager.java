package kz.bbu.tab.forum;

/**
 * A page of a list.
 *
 * @param page from 1
 * @param count how many things the list has
 * @param size how many things a page has
 */
public record Pager(String address, int page, int count, int size) {
    private static final int MOST_PAGES = 10_000;

    /** The page of that number; the first one is there even if it is empty. */
    static Pager of(String address, int page, int count, int size) {
        if (checked(page) > 1 && (page - 1) * size >= count) {
            throw Forums.notFound();
        }
        return new Pager(address, page, count, size);
    }

    /** Refuses a page that cannot be. */
    static int checked(int page) {
        if (page < 1 || page > MOST_PAGES) {
            throw Forums.notFound();
        }
        return page;
    }

    public int first() {
        return count == 0 ? 0 : (page - 1) * size + 1;
    }

    public int last() {
        return Math.min(count, page * size);
    }

    public int pages() {
        return Math.max(1, (count + size - 1) / size);
    }

    public String to(int other) {
        return address + "?page=" + other;
    }
}
