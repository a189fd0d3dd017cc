package kz.bbu.api.report;

import java.util.function.Consumer;

/**
 * The source records that a figure counts.
 *
 * @param layout the columns of the records; its note says formula, numerator, denominator and exclusions
 * @param fill gives the records; honours the request's order and window if the layout is {@link Layout.Size#LARGE}
 */
public record Evidence(Layout layout, Consumer<Rows> fill) {
    private static final Evidence NONE = new Evidence(Layout.builder().build(), rows -> {});

    /** No records: the figure cannot be opened. */
    public static Evidence none() {
        return NONE;
    }

    public boolean isNone() {
        return this == NONE;
    }
}
