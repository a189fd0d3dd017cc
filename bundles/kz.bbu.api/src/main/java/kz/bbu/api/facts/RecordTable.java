package kz.bbu.api.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/**
 * The records that a figure counts, as evidence: numerator and denominator above, a note of the report below.
 *
 * <p>Labels are those of the shared terms. Records come in the order of {@link Facts#evidence}, whatever order is asked for.
 */
public final class RecordTable {
    private static final Map<Count.Source, List<String>> COLUMNS = Map.of(
            Count.Source.MARK,
            List.of("class", "subject", "teacher", "pupil", "day", "lesson", "kind", "value", "maximum", "writtenAt"),
            Count.Source.LESSON,
            List.of("class", "subject", "teacher", "day", "lesson", "kind", "text", "writtenAt"),
            Count.Source.HOMEWORK,
            List.of("class", "subject", "teacher", "day", "lesson", "text", "writtenAt"),
            Count.Source.ATTENDANCE,
            List.of("class", "pupil", "day", "lesson", "subject", "teacher", "kind", "text"),
            Count.Source.FINAL,
            List.of("class", "subject", "teacher", "pupil", "value", "writtenAt"),
            Count.Source.PUPIL,
            List.of("class", "subject", "pupil", "kind", "value"),
            Count.Source.CHANGE,
            List.of("class", "subject", "teacher", "pupil", "kind", "value", "writtenAt"));

    private final Facts facts;
    private final Registry registry;
    private final Texts texts;

    /** Takes the texts of the report's bundle. */
    public RecordTable(Facts facts, Registry registry, Texts texts) {
        this.facts = facts;
        this.registry = registry;
        this.texts = texts;
    }

    /**
     * The records of some counts.
     *
     * @param figures gives what stands above them
     */
    public Evidence of(
            FactQuery counted, Set<Count> counts, String note, ReportRequest request, Consumer<Rows> figures) {
        return new Evidence(layout(counts, note), rows -> {
            figures.accept(rows);
            give(counted, counts, request, rows);
        });
    }

    /** The records of some counts, with the sum of these above. */
    public Evidence ofCounts(FactQuery counted, Set<Count> counts, String note, ReportRequest request) {
        return of(counted, counts, note, request, rows -> {
            FactRow all = all(counted);
            rows.figure(
                    "evidence.counted",
                    Column.Kind.INTEGER,
                    counts.stream().mapToLong(all::count).sum());
        });
    }

    /** The records of a count that is the latest time and not a sum. */
    public Evidence ofLatest(FactQuery counted, Count count, String note, ReportRequest request) {
        return of(counted, Set.of(count), note, request, rows -> {});
    }

    /**
     * The records of a measure's numerator, with numerator, denominator and their difference above.
     *
     * <p>A count that the numerator takes away is shown too, the denominator itself never: attendance shows the missed lessons.
     */
    public Evidence ofMeasure(FactQuery counted, Measure measure, String note, ReportRequest request) {
        Set<Count> below = counts(measure.denominator());
        Set<Count> shown = new HashSet<>(counts(measure.numerator()));
        if (measure.numerator().stream().anyMatch(term -> term.weight() < 0)) {
            shown.removeAll(below);
        }
        return of(counted, shown, note, request, rows -> {
            FactRow all = all(counted);
            long numerator = Measure.sum(measure.numerator(), all);
            long denominator = Measure.sum(measure.denominator(), all);
            rows.figure("evidence.numerator", Column.Kind.INTEGER, numerator);
            rows.figure("evidence.denominator", Column.Kind.INTEGER, denominator);
            rows.figure("evidence.difference", Column.Kind.INTEGER, denominator - numerator);
        });
    }

    private static Set<Count> counts(List<Measure.Term> terms) {
        return terms.stream().map(Measure.Term::count).collect(Collectors.toSet());
    }

    private FactRow all(FactQuery counted) {
        FactRow all = FactRow.none();
        facts.select(counted.toldApartBy(), all::add);
        return all;
    }

    private static List<String> columns(Set<Count> counts) {
        return COLUMNS.get(counts.iterator().next().source());
    }

    private static Layout layout(Set<Count> counts, String note) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("institution")));
        columns(counts)
                .forEach(id -> columns.add(
                        switch (id) {
                            case "day" -> Column.date(id);
                            case "lesson" -> Column.integer(id);
                            case "writtenAt" -> Column.time(id);
                            default -> Column.text(id);
                        }));
        return Layout.builder()
                .columns(columns.toArray(Column[]::new))
                .note(note)
                .size(Layout.Size.LARGE)
                .build();
    }

    private void give(FactQuery counted, Set<Count> counts, ReportRequest request, Rows rows) {
        Map<Long, String> names = names(counted);
        List<String> columns = columns(counts);
        long[] number = {request.window().offset()};
        rows.count(facts.evidence(counted.toldApartBy(), counts, request.window(), record -> {
            List<Object> cells = new ArrayList<>();
            cells.add(given(names.getOrDefault(record.institutionId(), "")));
            columns.forEach(id -> cells.add(cell(record, id)));
            rows.add(Long.toString(++number[0]), cells.toArray());
        }));
    }

    private Map<Long, String> names(FactQuery counted) {
        Map<Long, String> names = new HashMap<>();
        if (counted.institution().isPresent()) {
            registry.institution(counted.institution().getAsLong()).ifPresent(one -> names.put(one.id(), one.name()));
        } else {
            registry.institutions(counted.institutions(), one -> names.put(one.id(), one.name()));
        }
        return names;
    }

    private Cell cell(SourceRecord record, String column) {
        return switch (column) {
            case "class" -> given(record.className());
            case "subject" -> given(record.subject());
            case "teacher" -> given(record.teacher());
            case "pupil" -> given(record.pupil());
            case "day" -> given(record.day());
            case "lesson" -> given(record.lesson().stream().boxed().findFirst());
            case "kind" -> given(kind(record));
            case "value" -> given(value(record));
            case "maximum" -> given(record.maximum());
            case "text" -> given(record.text());
            case "writtenAt" -> given(record.at());
            default -> throw new IllegalArgumentException(column);
        };
    }

    private String kind(SourceRecord record) {
        String terms = switch (record.source()) {
            case MARK -> "mark";
            case LESSON -> "lessonState";
            case ATTENDANCE -> "absence";
            case PUPIL -> "pupilCategory";
            case CHANGE -> "change";
            case HOMEWORK, FINAL -> "";
        };
        return record.code().isEmpty() || terms.isEmpty() ? "" : texts.term(terms, record.code());
    }

    private String value(SourceRecord record) {
        return texts.find("final." + record.value()).orElse(record.value());
    }

    private Cell given(String text) {
        return given(text.isEmpty() ? Optional.empty() : Optional.of(text));
    }

    private Cell given(Optional<?> value) {
        return value.map(Cell::of).orElseGet(() -> Cell.missing(texts.text("missing.notGiven")));
    }
}
