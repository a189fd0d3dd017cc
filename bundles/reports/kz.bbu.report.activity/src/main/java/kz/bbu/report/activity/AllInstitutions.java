package kz.bbu.report.activity;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Grain;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.Visits;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Column.Kind;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The form «Барлық ББМ бойынша»: persons, users and the log-ins of a month, one row an institution (S49, S51). */
final class AllInstitutions {
    private final Logins logins;
    private final Texts texts;
    private final Map<Long, Year> years = new HashMap<>();
    private Optional<YearMonth> month = Optional.empty();

    AllInstitutions(Logins logins, Texts texts) {
        this.logins = logins;
        this.texts = texts;
    }

    /** The log-ins of an institution: in which months there are any, and those of the chosen one. */
    private record Year(YearMonth first, YearMonth last, Optional<Visits> chosen) {
        static Year of(Visits visits, YearMonth chosen) {
            YearMonth month = YearMonth.from(visits.begins());
            return new Year(month, month, month.equals(chosen) ? Optional.of(visits) : Optional.empty());
        }

        /** With a later month. */
        Year then(Year later) {
            return new Year(first, later.last, chosen.or(later::chosen));
        }

        Span days() {
            return new Span(first.atDay(1), last.atEndOfMonth());
        }
    }

    static Layout.Builder columns(Layout.Builder layout) {
        return layout.columns(
                        Column.text("institution"),
                        Column.integer("persons").summed().opening(),
                        Column.integer("users").summed().opening(),
                        Column.percent("registered").under("group.registered").opening(),
                        Column.percent("pupils").under("group.registered").opening(),
                        Column.percent("staff").under("group.registered").opening(),
                        Column.percent("parents").under("group.registered").opening(),
                        Column.integer("visitors").summed().under("group.month").opening(),
                        Column.percent("active").under("group.month").opening(),
                        Column.integer("logins").summed().under("group.month").opening(),
                        Column.decimal("perVisitor").under("group.month").opening())
                .chart(Chart.bars("chart.shares", "institution", "registered", "active"));
    }

    void fill(Selection selection, Rows rows) {
        month = selection.month();
        // One pass over the months of all institutions tells of each whether it has log-ins at all.
        selection
                .data()
                .ifPresent(data -> month.ifPresent(chosen -> logins.visits(
                        selection.visits(Grain.MONTH, Step.month.beginnings(data)),
                        visits -> years.merge(visits.institutionId(), Year.of(visits, chosen), Year::then))));
        Map<Long, People> people = selection.people();
        selection.institutions(institution ->
                rows.add(Long.toString(institution.id()), cells(institution, people.get(institution.id()))));
        Headcount.of(people.values()).ifPresent(all -> figures(all, rows));
    }

    private void figures(Headcount all, Rows rows) {
        all.give(rows);
        if (years.values().stream().anyMatch(year -> year.chosen().isPresent())) {
            rows.figure(
                    "figure.visitors",
                    Kind.INTEGER,
                    years.values().stream()
                            .flatMap(year -> year.chosen().stream())
                            .mapToLong(Visits::persons)
                            .sum(),
                    "visitors");
        }
    }

    private Object[] cells(Institution institution, People people) {
        Optional<Headcount> heads = Optional.ofNullable(people).map(Headcount::new);
        Optional<Visits> visits = visits(institution.id());
        return new Object[] {
            institution.name(),
            known(heads.map(Headcount::persons)),
            known(heads.map(Headcount::users)),
            registered(heads.flatMap(Headcount::registered)),
            registered(heads.flatMap(h -> Headcount.share(people.pupilUsers(), people.pupils()))),
            registered(heads.flatMap(h -> Headcount.share(people.staffUsers(), people.staff()))),
            registered(heads.flatMap(h -> Headcount.share(people.parentUsers(), people.parents()))),
            month(institution.id(), visits.map(Visits::persons)),
            active(institution.id(), visits, heads),
            month(institution.id(), visits.map(Visits::logins)),
            perVisitor(institution.id(), visits)
        };
    }

    /** The log-ins of the chosen month, which can be none; empty if the data do not cover it. */
    private Optional<Visits> visits(long institution) {
        return Optional.ofNullable(years.get(institution))
                .filter(year -> !month.orElseThrow().isBefore(year.first())
                        && !month.orElseThrow().isAfter(year.last()))
                .map(year -> year.chosen()
                        .orElseGet(() ->
                                new Visits(institution, month.orElseThrow().atDay(1), 0, 0, 0, 0, 0)));
    }

    private Cell known(Optional<Long> count) {
        return count.map(Cell::of).orElseGet(() -> Cell.missing(texts.text("missing.people")));
    }

    private Cell registered(Optional<Double> share) {
        return share.map(Cell::of).orElseGet(() -> Cell.missing(texts.text("missing.nobody")));
    }

    private Cell month(long institution, Optional<Long> count) {
        return count.map(Cell::of).orElseGet(() -> uncovered(institution));
    }

    private Cell uncovered(long institution) {
        return Cell.missing(
                new LoginSpan(Optional.ofNullable(years.get(institution)).map(Year::days)).gap(texts));
    }

    private Cell active(long institution, Optional<Visits> visits, Optional<Headcount> heads) {
        if (visits.isEmpty()) {
            return uncovered(institution);
        }
        long byRole =
                visits.get().staff() + visits.get().pupils() + visits.get().parents();
        Cell share = heads.flatMap(h -> Headcount.share(byRole, h.users()))
                .map(Cell::of)
                .orElseGet(() -> Cell.missing(texts.text("missing.noUsers")));
        boolean tooMany = heads.filter(h -> h.users() > 0 && byRole > h.users()).isPresent();
        return tooMany ? share.warn(texts.text("warning.moreThanUsers")) : share;
    }

    private Cell perVisitor(long institution, Optional<Visits> visits) {
        if (visits.isEmpty()) {
            return uncovered(institution);
        }
        return visits.filter(v -> v.persons() > 0)
                .map(v -> Cell.of((double) v.logins() / v.persons()))
                .orElseGet(() -> Cell.missing(texts.text("missing.nobodyCame")));
    }
}
