package kz.bbu.report.institutionactivity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Grain;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.Visits;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Column.Kind;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** How many users of the institution logged in, by day of a month or by month of a school year (S46, S50). */
final class Intervals {
    private final Logins logins;
    private final Texts texts;
    private final Grain grain;

    /** Takes whether the rows are days or months. */
    Intervals(Logins logins, Texts texts, Grain grain) {
        this.logins = logins;
        this.texts = texts;
        this.grain = grain;
    }

    Layout.Builder columns(Layout.Builder layout) {
        Column first = isByMonth() ? Column.text("month") : Column.date("day");
        return layout.columns(
                        first,
                        Column.integer("visitors").opening(),
                        Column.integer("staff").under("group.ofThem").opening(),
                        Column.integer("pupils").under("group.ofThem").opening(),
                        Column.integer("parents").under("group.ofThem").opening(),
                        Column.integer("logins").opening(),
                        Column.decimal("perVisitor").opening())
                .chart(Chart.lines("chart.visitors", first.id(), "visitors", "staff", "pupils", "parents"));
    }

    void fill(Selection selection, Rows rows) {
        Optional<Span> days = isByMonth() ? selection.schoolYear() : selection.days();
        if (days.isPresent()) {
            fill(selection, days.get(), rows);
        }
    }

    private void fill(Selection selection, Span days, Rows rows) {
        LocalDate first = isByMonth() ? days.first().withDayOfMonth(1) : days.first();
        Map<LocalDate, Visits> known = new HashMap<>();
        logins.visits(
                selection.visits(grain, new Span(first, days.last())), visits -> known.put(visits.begins(), visits));
        long institution = selection.institution().orElseThrow().id();
        Optional<Span> data = selection.data();
        long covered = 0;
        long visitors = 0;
        for (LocalDate begins = first; !begins.isAfter(days.last()); begins = next(begins)) {
            Span interval = interval(begins);
            if (data.flatMap(interval::common).isPresent()) {
                Visits visits = known.getOrDefault(begins, new Visits(institution, begins, 0, 0, 0, 0, 0));
                covered++;
                visitors += visits.persons();
                rows.add(begins.toString(), cells(visits));
            } else {
                rows.add(begins.toString(), missing(begins, data));
            }
        }
        if (covered > 0) {
            rows.figure(
                    isByMonth() ? "figure.average.month" : "figure.average.day",
                    Kind.DECIMAL,
                    (double) visitors / covered);
        }
    }

    /** The days of the interval that begins on a day. */
    Span interval(LocalDate begins) {
        return new Span(begins, next(begins).minusDays(1));
    }

    private LocalDate next(LocalDate begins) {
        return isByMonth() ? begins.plusMonths(1) : begins.plusDays(1);
    }

    private boolean isByMonth() {
        return grain == Grain.MONTH;
    }

    private Object label(LocalDate begins) {
        return isByMonth() ? LoginSpan.label(texts, YearMonth.from(begins)) : begins;
    }

    private Object[] cells(Visits visits) {
        return new Object[] {
            label(visits.begins()),
            visits.persons(),
            visits.staff(),
            visits.pupils(),
            visits.parents(),
            visits.logins(),
            visits.persons() == 0
                    ? Cell.missing(texts.text("missing.nobodyCame"))
                    : Cell.of((double) visits.logins() / visits.persons())
        };
    }

    private Object[] missing(LocalDate begins, Optional<Span> data) {
        Object[] cells = new Object[7];
        Arrays.fill(cells, Cell.missing(new LoginSpan(data).gap(texts)));
        cells[0] = label(begins);
        return cells;
    }
}
