package kz.bbu.api.report;

import java.util.List;

/**
 * A picture of the rows, drawn by the platform as SVG; the same figures stand in the table.
 *
 * @param kind how it is drawn
 * @param titleKey the message key of its title
 * @param category the column that names the bars or points; {@link #GROUPS} for one bar a group, of the groups' sums
 * @param values the columns that are drawn, at most six
 */
public record Chart(Kind kind, String titleKey, String category, List<String> values) {
    /** Stands for the groups of the rows instead of a column. */
    public static final String GROUPS = "";

    /** How a chart is drawn. */
    public enum Kind {
        BARS,
        STACKED_BARS,
        LINES
    }

    public Chart {
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > 6) {
            throw new IllegalArgumentException("a chart draws one to six columns");
        }
    }

    public static Chart bars(String titleKey, String category, String... values) {
        return new Chart(Kind.BARS, titleKey, category, List.of(values));
    }

    public static Chart stacked(String titleKey, String category, String... values) {
        return new Chart(Kind.STACKED_BARS, titleKey, category, List.of(values));
    }

    public static Chart lines(String titleKey, String category, String... values) {
        return new Chart(Kind.LINES, titleKey, category, List.of(values));
    }
}
