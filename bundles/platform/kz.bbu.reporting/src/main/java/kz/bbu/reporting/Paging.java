package kz.bbu.reporting;

import java.util.List;

/**
 * Which rows of how many.
 *
 * @param page the page from 1
 */
record Paging(int page, int size, long count) {
    static final List<Integer> SIZES = List.of(25, 50, 100);
    static final int STANDARD = 50;

    /** What an address asks for, before the number of rows is known. */
    static Paging asked(Address address) {
        int size = address.number(Address.SIZE, STANDARD);
        return new Paging(address.number(Address.PAGE, 1), SIZES.contains(size) ? size : STANDARD, 0);
    }

    static Paging all(long count) {
        return new Paging(1, (int) Math.max(1, Math.min(Integer.MAX_VALUE, count)), count);
    }

    /** The same of a number of rows; a page behind the last is the last. */
    Paging of(long rows) {
        return new Paging((int) Math.min(page, Math.max(1, (rows + size - 1) / size)), size, rows);
    }

    long offset() {
        return (page - 1L) * size;
    }

    int pages() {
        return (int) Math.max(1, (count + size - 1) / size);
    }

    long first() {
        return count == 0 ? 0 : offset() + 1;
    }

    long last() {
        return Math.min(count, offset() + size);
    }

    <T> List<T> cut(List<T> rows) {
        return rows.stream().skip(offset()).limit(size).toList();
    }
}
