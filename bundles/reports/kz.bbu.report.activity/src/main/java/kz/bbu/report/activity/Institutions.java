package kz.bbu.report.activity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.Visits;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.ReportRequest;

/** What a figure of several institutions is the sum of: theirs, each of which leads on to its persons. */
final class Institutions {
    private final Logins logins;
    private final Selection selection;
    private final ReportRequest request;

    Institutions(Logins logins, Selection selection, ReportRequest request) {
        this.logins = logins;
        this.selection = selection;
        this.request = request;
    }

    Evidence evidence(Step step, Span interval, String column) {
        Layout layout = Layout.builder()
                .columns(
                        Column.text("institution"),
                        Column.integer("visitors").summed(),
                        Column.integer("staff").under("group.ofThem").summed(),
                        Column.integer("pupils").under("group.ofThem").summed(),
                        Column.integer("parents").under("group.ofThem").summed(),
                        Column.integer("logins").summed())
                .note("note.institutions")
                .build();
        return new Evidence(layout, rows -> {
            Map<Long, Visits> visits = new HashMap<>();
            logins.visits(
                    selection.visits(step.grain(), new Span(interval.first(), interval.first())),
                    one -> visits.put(one.institutionId(), one));
            selection.institutions(institution -> Optional.ofNullable(visits.get(institution.id()))
                    .filter(one -> counts(one, column))
                    .ifPresent(one -> rows.add(
                            Long.toString(institution.id()),
                            Cell.of(institution.name()).link(address(institution.id(), interval, column)),
                            one.persons(),
                            one.staff(),
                            one.pupils(),
                            one.parents(),
                            one.logins())));
        });
    }

    /** The persons and users of each institution, and the share registered. */
    Evidence people(String column) {
        Layout layout = Layout.builder()
                .columns(
                        Column.text("institution"),
                        Column.integer("persons").summed(),
                        Column.integer("users").summed(),
                        Column.percent("registered"))
                .note("note.institutionsPeople")
                .build();
        return new Evidence(layout, rows -> {
            Map<Long, People> people = selection.people();
            selection.institutions(institution -> Optional.ofNullable(people.get(institution.id()))
                    .map(Headcount::new)
                    .filter(heads -> heads.persons() > 0)
                    .ifPresent(heads -> rows.add(
                            Long.toString(institution.id()),
                            Cell.of(institution.name()).link(ofInstitution(institution.id(), column)),
                            heads.persons(),
                            heads.users(),
                            heads.registered().orElseThrow())));
        });
    }

    /** Leaves those out that add nothing to the figure. */
    private static boolean counts(Visits visits, String column) {
        return switch (column) {
            case "staff" -> visits.staff() > 0;
            case "pupils" -> visits.pupils() > 0;
            case "parents" -> visits.parents() > 0;
            default -> true;
        };
    }

    /** The figure of one institution in the form that has a row for each. */
    private String ofInstitution(long institution, String column) {
        return "/reports/activity?form=" + ActivityReport.ALL_INSTITUTIONS + chosen("month") + "&row=" + institution
                + "&column=" + column;
    }

    private String chosen(String... ids) {
        StringBuilder chosen = new StringBuilder();
        for (String id : ids) {
            request.choices().one(id).ifPresent(value -> chosen.append("&" + id + "=" + value));
        }
        return chosen.toString();
    }

    /** The same figure of one institution. */
    private String address(long institution, Span interval, String column) {
        if (request.form().equals(ActivityReport.ALL_INSTITUTIONS)) {
            return ofInstitution(institution, column);
        }
        return "/reports/activity?form=" + request.form() + "&institution=" + institution
                + chosen("month", "step", "from", "to") + "&row=" + interval.first() + "&column="
                + (column.equals("institutions") ? "visitors" : column);
    }
}
