package kz.bbu.report.institutionactivity;

import java.util.Optional;
import java.util.function.ToLongFunction;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins.Visits;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** Persons, users and those who logged in during a month, by role (S46). */
final class ByRole {
    private final Texts texts;

    ByRole(Texts texts) {
        this.texts = texts;
    }

    static Layout.Builder columns(Layout.Builder layout) {
        return layout.columns(
                        Column.text("role"),
                        Column.integer("persons").opening(),
                        Column.integer("users").opening(),
                        Column.percent("registered").opening(),
                        Column.integer("visitors").under("group.month").opening(),
                        Column.percent("active").under("group.month").opening())
                .chart(Chart.bars("chart.roles", "role", "persons", "users", "visitors"));
    }

    void fill(Selection selection, Rows rows) {
        Optional<People> people = selection.people();
        Optional<Visits> visits = selection.ofMonth();
        String gap = visits.isPresent() ? "" : new LoginSpan(selection.data()).gap(texts);
        for (Role role : Role.values()) {
            rows.add(
                    role.name(),
                    texts.term("personRole", role.name()),
                    count(people, role::persons),
                    count(people, role::users),
                    registered(people, role),
                    visits.map(v -> Cell.of(role.visitors(v))).orElseGet(() -> Cell.missing(gap)),
                    visits.map(v -> active(people, v, role)).orElseGet(() -> Cell.missing(gap)));
        }
    }

    private Cell count(Optional<People> people, ToLongFunction<People> count) {
        return people.map(p -> Cell.of(count.applyAsLong(p)))
                .orElseGet(() -> Cell.missing(texts.text("missing.people")));
    }

    private Cell registered(Optional<People> people, Role role) {
        return people.filter(p -> role.persons(p) > 0)
                .map(p -> Cell.of(100.0 * role.users(p) / role.persons(p)))
                .orElseGet(() -> Cell.missing(texts.text("missing.nobody")));
    }

    private Cell active(Optional<People> people, Visits visits, Role role) {
        long users = people.map(role::users).orElse(0L);
        if (users == 0) {
            return Cell.missing(texts.text("missing.noUsers"));
        }
        Cell share = Cell.of(100.0 * role.visitors(visits) / users);
        return role.visitors(visits) > users ? share.warn(texts.text("warning.moreThanUsers")) : share;
    }
}
