package kz.bbu.report.occupancy;

import java.util.List;
import java.util.Map;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.*;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.*;

/** Pupils per place: which institutions are fuller than they were built for. */
@Component
@ReportInfo(id = "occupancy", section = Section.AUTHORITY, order = 90)
public final class OccupancyReport implements Report {
    private final Registry registry;
    private final Texts texts;

    @Activate
    public OccupancyReport(@Reference Registry registry, @Reference Texts texts) {
        this.registry = registry;
        this.texts = texts;
    }

    @Override
    public List<Parameter> parameters(Choices chosen) {
        return List.of(Parameter.institutionType());
    }

    @Override
    public Layout layout(ReportRequest request) {
        return Layout.builder()
                .columns(Column.text("institution"), Column.text("type"))
                .columns(
                        Column.integer("places").summed(),
                        Column.integer("pupils").summed())
                .columns(Column.percent("occupancy"))
                .chart(Chart.bars("chart.occupancy", "institution", "occupancy"))
                .note("note")
                .build();
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        var query = InstitutionQuery.ALL.ofTypes(
                java.util.Set.copyOf(request.choices().all("type")));
        Map<Long, Registry.People> people = registry.people(query);
        Cell unknown = Cell.missing(texts.text("missing.places"));
        registry.institutions(query, institution -> {
            String type = texts.term("institutionType", institution.type());
            Registry.People counts = people.get(institution.id());
            long pupils = counts == null ? 0 : counts.pupils();
            Cell places = institution.places() > 0 ? Cell.of(institution.places()) : unknown;
            double percent = 100.0 * pupils / Math.max(1, institution.places());
            Cell full = percent > 100 ? Cell.of(percent).warn(texts.text("warning.crowded")) : Cell.of(percent);
            Cell occupancy = institution.places() > 0 ? full : unknown;
            rows.add(Long.toString(institution.id()), institution.name(), type, places, pupils, occupancy);
        });
    }
}
