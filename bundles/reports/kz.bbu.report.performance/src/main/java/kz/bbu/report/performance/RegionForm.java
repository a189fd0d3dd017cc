package kz.bbu.report.performance;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The pupils by institution or by the authority above it. */
final class RegionForm {
    private final Services services;
    private final Texts texts;
    private final Selection selection;
    private final Form form;
    private final Cells cells;

    RegionForm(Services services, Selection selection, Form form) {
        this.services = services;
        this.texts = services.texts();
        this.selection = selection;
        this.form = form;
        this.cells = new Cells(texts, Figure.OF_PUPILS);
    }

    void layout(Layout.Builder layout) {
        layout.columns(cells.columns(Column.text(form.id())))
                .chart(Chart.bars("chart.quality", form.id(), "quality"))
                .chart(Chart.stacked(
                        "chart.categories", form.id(), "excellent", "good", "progressing", "failing", "notAttested"))
                .note("note.pupils");
    }

    void fill(Rows rows) {
        Tally all = new Tally();
        Map<Long, Tally> byInstitution = new HashMap<>();
        services.facts().select(selection.pupils().toldApartBy(Dimension.INSTITUTION), row -> {
            Tally tally = new Tally();
            tally.add(row);
            if (!tally.isEmpty()) {
                byInstitution.put(row.id(Dimension.INSTITUTION), tally);
                all.add(row);
            }
        });
        if (form == Form.INSTITUTION) {
            selection.institutions(one -> add(
                    Long.toString(one.id()),
                    Cell.of(one.name()).link(address(one)),
                    byInstitution.getOrDefault(one.id(), new Tally()),
                    rows));
        } else {
            districts(byInstitution, rows);
        }
        cells.above(all, rows, Figure.pupils, Figure.quality, Figure.progress, Figure.notAttested);
    }

    private String address(Institution one) {
        return "/reports/performance?form=school&institution=" + one.id() + "&period="
                + selection.period().orElseThrow().code();
    }

    private void districts(Map<Long, Tally> byInstitution, Rows rows) {
        record District(long id, String name) {}
        Map<District, Tally> districts = new LinkedHashMap<>();
        selection.institutions(one -> {
            Tally district =
                    districts.computeIfAbsent(new District(one.authorityId(), one.authorityName()), any -> new Tally());
            if (byInstitution.containsKey(one.id())) {
                district.add(byInstitution.get(one.id()).counts());
            }
        });
        districts.forEach(
                (district, tally) -> add(Long.toString(district.id()), Cell.of(district.name()), tally, rows));
    }

    private void add(String key, Cell name, Tally tally, Rows rows) {
        rows.add(
                key,
                tally.isEmpty()
                        ? cells.missing(List.of(name), "missing.finals")
                        : cells.of(List.of(name), tally, Owing.counted(texts, tally)));
    }
}
