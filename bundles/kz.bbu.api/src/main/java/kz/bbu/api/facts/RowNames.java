package kz.bbu.api.facts;

import java.time.LocalDate;
import java.util.Locale;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Breakdown.Row;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.text.Texts;

/** The first column of a {@link Breakdown}: what its rows are called. */
public final class RowNames {
    private static final int DAYS_AFTER_FIRST = 6;

    private final Texts texts;

    public RowNames(Texts texts) {
        this.texts = texts;
    }

    /** The column, labelled by the shared terms: {@code grade, class, subject, teacher, week, institution, district}. */
    public static Column column(By by) {
        String id = by.name().toLowerCase(Locale.ROOT);
        return by == By.GRADE ? Column.integer(id) : Column.text(id);
    }

    /** The name of a row; a dash where the data do not say it. */
    public Cell cell(By by, Row row) {
        return switch (by) {
            case GRADE -> row.grade() == 0 ? unknown() : Cell.of((long) row.grade());
            case WEEK -> Cell.of(week(LocalDate.parse(row.name())));
            default -> row.name().isEmpty() ? unknown() : Cell.of(row.name());
        };
    }

    private String week(LocalDate first) {
        return texts.formats().date(first) + " – " + texts.formats().date(first.plusDays(DAYS_AFTER_FIRST));
    }

    private Cell unknown() {
        return Cell.missing(texts.text("missing.notGiven"));
    }
}
