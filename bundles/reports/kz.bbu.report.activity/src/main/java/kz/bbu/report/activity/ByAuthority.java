package kz.bbu.report.activity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.Visits;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Column.Kind;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The form «ББҰ бойынша»: how many users of all chosen institutions together logged in, by day, week or month (S49, S51). */
final class ByAuthority {
    private final Logins logins;
    private final Texts texts;
    private final Step step;

    ByAuthority(Logins logins, Texts texts, Step step) {
        this.logins = logins;
        this.texts = texts;
        this.step = step;
    }

    /** The sums of one interval. */
    private static final class Sum {
        private long institutions;
        private long visitors;
        private long staff;
        private long pupils;
        private long parents;
        private long logins;

        void add(Visits visits) {
            institutions++;
            visitors += visits.persons();
            staff += visits.staff();
            pupils += visits.pupils();
            parents += visits.parents();
            logins += visits.logins();
        }
    }

    Layout.Builder columns(Layout.Builder layout) {
        return layout.columns(
                        step.column(),
                        Column.integer("visitors").opening(),
                        Column.integer("staff").under("group.ofThem").opening(),
                        Column.integer("pupils").under("group.ofThem").opening(),
                        Column.integer("parents").under("group.ofThem").opening(),
                        Column.integer("logins").opening(),
                        Column.integer("institutions").opening())
                .chart(Chart.lines("chart.visitors", step.name(), "visitors", "staff", "pupils", "parents"));
    }

    void fill(Selection selection, Rows rows) {
        Optional<Span> days = selection.days(step, texts);
        OptionalDouble average = days.isEmpty() ? OptionalDouble.empty() : intervals(selection, days.get(), rows);
        Headcount.of(selection.people().values()).ifPresent(people -> people.give(rows));
        average.ifPresent(mean -> rows.figure("figure.average." + step, Kind.DECIMAL, mean));
    }

    /** Gives the rows, and the mean number of users in an interval that the data cover; empty if they cover none. */
    private OptionalDouble intervals(Selection selection, Span days, Rows rows) {
        TreeMap<LocalDate, Sum> sums = new TreeMap<>();
        logins.visits(
                selection.visits(step.grain(), step.beginnings(days)),
                visits ->
                        sums.computeIfAbsent(visits.begins(), any -> new Sum()).add(visits));
        Optional<Span> data = selection.dataOfChosen();
        long covered = 0;
        long visitors = 0;
        for (LocalDate begins : step.fill(days, sums.navigableKeySet())) {
            Sum sum = sums.getOrDefault(begins, new Sum());
            if (data.flatMap(step.interval(begins)::common).isPresent()) {
                covered++;
                visitors += sum.visitors;
                rows.add(begins.toString(), cells(begins, sum));
            } else {
                rows.add(begins.toString(), missing(begins, data));
            }
        }
        return covered == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) visitors / covered);
    }

    private Object[] cells(LocalDate begins, Sum sum) {
        return new Object[] {
            step.label(texts, begins), sum.visitors, sum.staff, sum.pupils, sum.parents, sum.logins, sum.institutions
        };
    }

    private Object[] missing(LocalDate begins, Optional<Span> data) {
        Object[] cells = new Object[7];
        Arrays.fill(cells, Cell.missing(new LoginSpan(data).gap(texts)));
        cells[0] = step.label(texts, begins);
        return cells;
    }
}
