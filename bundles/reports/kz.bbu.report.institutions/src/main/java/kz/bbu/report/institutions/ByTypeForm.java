package kz.bbu.report.institutions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The form «ББМ типтері бойынша»: one row a type, by level of education, with counts that open the institutions they count. */
final class ByTypeForm {
    /** The key of the row of institutions whose type is unknown. */
    private static final String UNKNOWN = "unknown";

    private static final Set<String> OPENING =
            Set.of("institutions", "pupils", "staff", "licenceFaults", "accreditationFaults");

    private final Texts texts;

    ByTypeForm(Texts texts) {
        this.texts = texts;
    }

    static Layout.Builder columns(Layout.Builder layout) {
        return layout.columns(
                        Column.text("type"),
                        Column.integer("institutions").summed().opening(),
                        Column.integer("pupils").summed().opening(),
                        Column.integer("staff").summed().opening(),
                        Column.integer("licenceFaults")
                                .under("group.faults")
                                .summed()
                                .opening(),
                        Column.integer("accreditationFaults")
                                .under("group.faults")
                                .summed()
                                .opening())
                .chart(Chart.bars("chart.byType", "type", "institutions"));
    }

    /** Types in the order of the shared terms, so that schools stand beside schools. */
    void fill(Selection selection, List<String> order, Rows rows) {
        selection.figures(rows);
        for (Level level : Level.values()) {
            Map<String, List<Institution>> byType = new LinkedHashMap<>();
            for (String type : order) {
                List<Institution> own = selection.institutions().stream()
                        .filter(institution -> institution.type().equals(type) && Level.of(type) == level)
                        .toList();
                if (!own.isEmpty()) {
                    byType.put(type, own);
                }
            }
            if (!byType.isEmpty()) {
                rows.group(level.name(), texts.text("level." + level.name()));
                byType.forEach((type, institutions) -> add(type, institutions, selection, rows));
            }
        }
    }

    private void add(String type, List<Institution> institutions, Selection selection, Rows rows) {
        Papers papers = selection.papers();
        List<People> people = institutions.stream().map(selection::people).toList();
        rows.add(
                type.isEmpty() ? UNKNOWN : type,
                texts.term("institutionType", type),
                (long) institutions.size(),
                people.stream().mapToLong(People::pupils).sum(),
                people.stream().mapToLong(People::staff).sum(),
                count(institutions, institution -> papers.licence(institution).isPresent()),
                count(
                        institutions,
                        institution -> papers.accreditation(institution).isPresent()));
    }

    private Cell count(List<Institution> institutions, Predicate<Institution> fault) {
        long faults = institutions.stream().filter(fault).count();
        Cell cell = Cell.of(faults);
        return faults > 0 ? cell.warn(texts.text("warning.faults")) : cell;
    }

    /** The institutions that a figure counts. */
    Evidence evidence(Selection selection, String rowKey, String column) {
        if (!OPENING.contains(column)) {
            return Evidence.none();
        }
        Layout layout = Layout.builder()
                .columns(
                        Column.text("name"),
                        Column.text("authority"),
                        Column.integer("pupils").summed(),
                        Column.integer("staff").summed(),
                        Column.text("licenceNumber"),
                        Column.date("accreditationUntil"))
                .note("note.evidence")
                .build();
        return new Evidence(
                layout,
                rows -> selection.institutions().stream()
                        .filter(institution -> key(institution).equals(rowKey))
                        .filter(institution -> counts(column, institution, selection.papers()))
                        .forEach(institution -> addEvidence(institution, selection, rows)));
    }

    private static boolean counts(String column, Institution institution, Papers papers) {
        return switch (column) {
            case "licenceFaults" -> papers.licence(institution).isPresent();
            case "accreditationFaults" -> papers.accreditation(institution).isPresent();
            default -> true;
        };
    }

    private void addEvidence(Institution institution, Selection selection, Rows rows) {
        People people = selection.people(institution);
        Cell missing = Cell.missing(texts.text("missing.notGiven"));
        String licence = institution.licence().number();
        rows.add(
                Long.toString(institution.id()),
                Cell.of(institution.name()).link(institution.profileUrl()),
                institution.authorityName(),
                people.pupils(),
                people.staff(),
                licence.isEmpty() ? missing : Cell.of(licence),
                institution
                        .accreditation()
                        .until()
                        .map(day -> Cell.of((Object) day))
                        .orElse(missing));
    }

    private static String key(Institution institution) {
        return institution.type().isEmpty() ? UNKNOWN : institution.type();
    }
}
