package kz.bbu.report.performance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The cells of a row: what names it, then its figures. */
final class Cells {
    private static final Set<Figure> MARKS = EnumSet.range(Figure.n5, Figure.n1);
    private static final Set<Figure> WITHOUT_MARK = EnumSet.range(Figure.exempt, Figure.owed);

    private final Texts texts;
    private final List<Figure> figures;

    Cells(Texts texts, List<Figure> figures) {
        this.texts = texts;
        this.figures = figures;
    }

    Column[] columns(Column... names) {
        return Stream.concat(Stream.of(names), figures.stream().map(Cells::column))
                .toArray(Column[]::new);
    }

    private static Column column(Figure figure) {
        if (MARKS.contains(figure)) {
            return figure.column().under("group.finals");
        }
        return WITHOUT_MARK.contains(figure) ? figure.column().under("group.withoutMark") : figure.column();
    }

    /**
     * A row of figures.
     *
     * @param provisional why the shares may still change; empty if they will not
     */
    Object[] of(List<?> names, Tally tally, String provisional) {
        List<Object> cells = new ArrayList<>(names);
        for (Figure figure : figures) {
            Cell cell = tally.value(figure).map(Cell::of).orElseGet(() -> Cell.missing(reason(figure, tally)));
            boolean warned = !figure.isCount() && cell.value().isPresent();
            cells.add(warned ? cell.warn(provisional) : cell);
        }
        return cells.toArray();
    }

    private String reason(Figure figure, Tally tally) {
        if (figure == Figure.level && figure.denominator(tally.counts()) > 0) {
            return texts.text("missing.rule");
        }
        return texts.text(Figure.OF_PUPILS.contains(figure) ? "missing.attested" : "missing.marks");
    }

    /** A row of dashes. */
    Object[] missing(List<?> names, String reason) {
        List<Object> cells = new ArrayList<>(names);
        figures.forEach(figure -> cells.add(Cell.missing(texts.text(reason))));
        return cells.toArray();
    }

    /** The large figures above the table. */
    void above(Tally all, Rows rows, Figure... shown) {
        for (Figure figure : shown) {
            all.value(figure)
                    .ifPresent(value -> rows.figure(
                            "figure." + figure.name(), figure.column().kind(), value, figure.name()));
        }
    }
}
