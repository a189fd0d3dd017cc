package kz.bbu.report.activity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Visitor;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Ordered;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The persons of one institution that a figure counts. */
final class Persons {
    private final Logins logins;
    private final Texts texts;
    private final ReportRequest request;

    Persons(Logins logins, Texts texts, ReportRequest request) {
        this.logins = logins;
        this.texts = texts;
        this.request = request;
    }

    /** A person in the roles in which he or she counts once. */
    private record Line(Visitor person, List<String> roles) {
        String key() {
            return person.personId() + "-" + String.join("-", roles);
        }
    }

    Evidence evidence(Counted counted) {
        Layout.Builder layout = Layout.builder()
                .columns(Column.text("person"), Column.text("roles"), Column.text("account"))
                .size(Layout.Size.LARGE);
        if (counted.countsLogins()) {
            layout.columns(Column.integer("days"), Column.integer("logins"), Column.date("last"))
                    .note("note.visitors");
        } else {
            layout.note("note.people");
        }
        Ordered<Line> lines = new Ordered<>(each -> lines(counted, each), this::comparator);
        return new Evidence(layout.build(), rows -> lines.give(request, rows, line -> add(line, counted, rows)));
    }

    /** By the value of a column; what is equal keeps the order of names. */
    private Comparator<Line> comparator(String column) {
        return switch (column) {
            case "roles" -> Comparator.comparing(line -> roles(line.roles()));
            case "account" -> Comparator.comparing(line -> line.person().registered());
            case "days" -> Comparator.comparing(line -> line.person().days());
            case "logins" -> Comparator.comparing(line -> line.person().logins());
            case "last" -> Comparator.comparing(line -> line.person().last().orElseThrow());
            default -> (one, other) -> 0;
        };
    }

    private void lines(Counted counted, Consumer<Line> each) {
        logins.persons(counted.institution(), counted.days(), counted.role(), false, Window.ALL, person -> {
            if (counted.has(person)) {
                counted.times(person).forEach(roles -> each.accept(new Line(person, roles)));
            }
        });
    }

    private void add(Line line, Counted counted, Rows rows) {
        Visitor person = line.person();
        List<Object> cells = new ArrayList<>(
                List.of(person.name(), roles(line.roles()), texts.text(person.registered() ? "word.yes" : "word.no")));
        if (counted.countsLogins()) {
            cells.addAll(List.of(person.days(), person.logins(), person.last().orElseThrow()));
        }
        rows.add(line.key(), cells.toArray());
    }

    private String roles(List<String> codes) {
        return codes.stream().map(code -> texts.term("personRole", code)).collect(Collectors.joining(", "));
    }
}
