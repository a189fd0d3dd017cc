package kz.bbu.report.institutionactivity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.Visitor;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.ReportRequest.Order;
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
            return data.filter(span -> Selection.overlap(span, days)).isPresent();
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
            ordered(wanted, person -> true, request.order().get(), rows);
        } else {
            rows.count(persons(wanted, request.window(), person -> add(person, wanted, rows)));
        }
    }

    /** The same of those whom a figure counts. */
    void fill(Wanted wanted, Predicate<Visitor> counted, Rows rows) {
        if (request.order().isPresent()) {
            ordered(wanted, counted, request.order().get(), rows);
            return;
        }
        Window window = request.window();
        long[] passed = new long[1];
        persons(wanted, Window.ALL, person -> {
            if (counted.test(person)) {
                if (passed[0] >= window.offset() && passed[0] - window.offset() < window.limit()) {
                    add(person, wanted, rows);
                }
                passed[0]++;
            }
        });
        rows.count(passed[0]);
    }

    /** The people of one institution are few enough to be sorted here. */
    private void ordered(Wanted wanted, Predicate<Visitor> counted, Order order, Rows rows) {
        List<Visitor> found = new ArrayList<>();
        persons(wanted, Window.ALL, person -> {
            if (counted.test(person)) {
                found.add(person);
            }
        });
        found.sort(comparator(order.column()));
        if (order.descending()) {
            Collections.reverse(found);
        }
        rows.count(found.size());
        found.stream()
                .skip(request.window().offset())
                .limit(request.window().limit())
                .forEach(person -> add(person, wanted, rows));
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
        String gap = wanted.isCovered() ? "" : Gaps.reason(texts, wanted.data());
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
