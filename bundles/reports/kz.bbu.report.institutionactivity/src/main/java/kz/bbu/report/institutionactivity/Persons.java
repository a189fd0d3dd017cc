package kz.bbu.report.institutionactivity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.Visitor;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Ordered;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The persons of the institution with their log-ins, as a form of the report and as what a figure counts (S46, S50). */
final class Persons {
    private final Logins logins;
    private final Texts texts;
    private final ReportRequest request;

    Persons(Logins logins, Texts texts, ReportRequest request) {
        this.logins = logins;
        this.texts = texts;
        this.request = request;
    }

    /**
     * Which persons are wanted.
     *
     * @param days the days of whose log-ins the rows tell
     * @param data the days between which there are log-ins of the institution
     * @param role a role's code; empty for all
     * @param never only those who did not log in on the days
     */
    record Wanted(long institution, Span days, Optional<Span> data, String role, boolean never) {
        boolean isCovered() {
            return data.flatMap(days::common).isPresent();
        }
    }

    static Layout.Builder columns(Layout.Builder layout) {
        return layout.columns(
                        Column.text("person"),
                        Column.text("roles"),
                        Column.text("account"),
                        Column.integer("days"),
                        Column.integer("logins"),
                        Column.date("last"))
                .size(Layout.Size.LARGE);
    }

    /** Gives the wanted persons of the window, and how many there are in all. */
    void fill(Wanted wanted, Rows rows) {
        if (request.order().isPresent()) {
            fill(wanted, person -> true, rows);
        } else {
            rows.count(persons(wanted, request.window(), person -> add(person, wanted, rows)));
        }
    }

    /** The same of those whom a figure counts. */
    void fill(Wanted wanted, Predicate<Visitor> counted, Rows rows) {
        new Ordered<Visitor>(
                        each -> persons(wanted, Window.ALL, person -> {
                            if (counted.test(person)) {
                                each.accept(person);
                            }
                        }),
                        this::comparator)
                .give(request, rows, person -> add(person, wanted, rows));
    }

    /** By the value of a column, nothing before something; what is equal keeps the order of names. */
    private Comparator<Visitor> comparator(String column) {
        return switch (column) {
            case "roles" -> Comparator.comparing(this::roles);
            case "account" -> Comparator.comparing(Visitor::registered);
            case "days" -> Comparator.comparing(Visitor::days);
            case "logins" -> Comparator.comparing(Visitor::logins);
            case "last" ->
                Comparator.comparing(
                        person -> person.last().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE));
            default -> (one, other) -> 0;
        };
    }

    private long persons(Wanted wanted, Window window, Consumer<Visitor> each) {
        return logins.persons(wanted.institution(), wanted.days(), wanted.role(), wanted.never(), window, each);
    }

    private void add(Visitor person, Wanted wanted, Rows rows) {
        String gap = wanted.isCovered() ? "" : new LoginSpan(wanted.data()).gap(texts);
        rows.add(
                Long.toString(person.personId()),
                person.name(),
                roles(person),
                texts.text(person.registered() ? "word.yes" : "word.no"),
                gap.isEmpty() ? Cell.of(person.days()) : Cell.missing(gap),
                gap.isEmpty() ? Cell.of(person.logins()) : Cell.missing(gap),
                person.last()
                        .map(day -> Cell.of((Object) day))
                        .orElseGet(() -> Cell.missing(gap.isEmpty() ? texts.text("missing.never") : gap)));
    }

    private String roles(Visitor person) {
        return person.roles().stream()
                .map(role -> texts.term("personRole", role))
                .collect(Collectors.joining(", "));
    }
}
