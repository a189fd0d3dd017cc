package kz.bbu.report.attestation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.bbu.api.registry.Staff;
import kz.bbu.api.registry.StaffMember;
import kz.bbu.api.registry.StaffQuery;
import kz.bbu.api.registry.StaffQuery.Order;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The persons that a figure counts. */
final class People {
    private static final Map<String, Order> ORDERS = Map.of(
            "name",
            Order.NAME,
            "institution",
            Order.INSTITUTION,
            "position",
            Order.POSITION,
            "category",
            Order.CATEGORY,
            "from",
            Order.FROM,
            "until",
            Order.UNTIL);

    private final Staff staff;
    private final Texts texts;

    People(Staff staff, Texts texts) {
        this.staff = staff;
        this.texts = texts;
    }

    Evidence evidence(StaffQuery counted, ReportRequest request) {
        Layout layout = Layout.builder()
                .columns(
                        Column.text("name").labelled(texts.text("column.person")),
                        Column.text("institution"),
                        Column.text("position"),
                        Column.text("role"),
                        Column.text("category"),
                        Column.text("order"),
                        Column.date("from"),
                        Column.date("until"))
                .note("note.evidence")
                .size(Layout.Size.LARGE)
                .build();
        StaffQuery ordered = request.order()
                .filter(order -> ORDERS.containsKey(order.column()))
                .map(order -> counted.by(ORDERS.get(order.column()), order.descending()))
                .orElse(counted)
                .window(request.window().offset(), request.window().limit());
        return new Evidence(layout, rows -> {
            rows.count(staff.count(ordered));
            staff.members(ordered, member -> add(member, ordered.day(), rows));
        });
    }

    private void add(StaffMember member, LocalDate day, Rows rows) {
        rows.add(
                Long.toString(member.id()),
                member.name(),
                member.institutionName(),
                texts.term("position", member.position()),
                roles(member),
                given(member.category().isEmpty() ? "" : texts.term("category", member.category())),
                given(member.order()),
                given(member.from()),
                until(member, day));
    }

    private Cell roles(StaffMember member) {
        return member.roles().isEmpty()
                ? Cell.missing(texts.text("row.noRole"))
                : Cell.of(member.roles().stream()
                        .map(role -> texts.term("position", role))
                        .collect(Collectors.joining(", ")));
    }

    private Cell until(StaffMember member, LocalDate day) {
        Cell until = given(member.until());
        if (member.until().filter(day::isAfter).isPresent()) {
            return until.warn(texts.text(member.reckoned() ? "warning.expiredReckoned" : "warning.expired"));
        }
        return member.reckoned() ? until.warn(texts.text("warning.reckoned")) : until;
    }

    private Cell given(String value) {
        return value.isEmpty() ? notGiven() : Cell.of(value);
    }

    private Cell given(Optional<LocalDate> date) {
        return date.map(day -> Cell.of((Object) day)).orElseGet(this::notGiven);
    }

    private Cell notGiven() {
        return Cell.missing(texts.text("missing.notGiven"));
    }
}
