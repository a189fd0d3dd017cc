package kz.bbu.reporting;

import java.time.LocalDate;
import java.util.List;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;

/** A small report with all that a report can have. */
final class SchoolsReport implements Report {
    private final Registry registry;

    SchoolsReport(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<Parameter> parameters(Choices chosen) {
        return List.of(
                Parameter.authority(),
                Parameter.institution(),
                Parameter.institutionType(),
                Parameter.one("shift", List.of(new Option("1", "First"), new Option("2", "Second")))
                        .standard("1"),
                Parameter.date("date"),
                Parameter.flag("language"));
    }

    @Override
    public Layout layout(ReportRequest request) {
        if (request.form().equals("four")) {
            // As an enum of forms does.
            throw new IllegalArgumentException("No enum constant four");
        }
        return Layout.builder()
                .forms("one", "two")
                .columns(
                        Column.text("name"),
                        Column.integer("pupils").under("both").summed().opening(),
                        Column.integer("staff").under("both").summed(),
                        Column.percent("share"),
                        Column.decimal("average"),
                        Column.date("date"))
                .chart(Chart.bars("chart", "name", "pupils", "staff"))
                .chart(Chart.stacked("chart", Chart.GROUPS, "pupils", "staff"))
                .chart(Chart.lines("chart", "name", "share"))
                .note("note")
                .sumsOpen()
                .build();
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        InstitutionQuery query = request.choices().number("authority").isPresent()
                ? InstitutionQuery.ALL.under(
                        request.choices().number("authority").getAsLong())
                : InstitutionQuery.ALL;
        rows.figure("figure", Column.Kind.INTEGER, registry.count(query), "schools");
        registry.institutions(query, institution -> {
            rows.group(institution.authorityName(), institution.authorityName());
            Registry.People people = registry.people(query).get(institution.id());
            rows.add(
                    Long.toString(institution.id()),
                    Cell.of(institution.name()).link("https://example.kz/" + institution.id()),
                    people.pupils(),
                    Cell.of(people.staff()).warn(people.staff() < 15 ? "few" : ""),
                    institution.places() > 0
                            ? Cell.of(100.0 * people.pupils() / institution.places())
                            : Cell.missing("no places"),
                    people.pupils() / (double) people.staff(),
                    LocalDate.of(2026, 9, 1));
        });
    }

    @Override
    public Evidence evidence(ReportRequest request, String rowKey, String column) {
        Layout layout = Layout.builder()
                .columns(Column.text("name"), Column.integer("pupils"))
                .build();
        return new Evidence(layout, rows -> rows.add(rowKey, column, 25));
    }
}
