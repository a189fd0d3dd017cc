package kz.bbu.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.report.Column;
import kz.bbu.api.text.Texts;

/**
 * What stands above the rows of an exported report.
 *
 * @param texts those of kz.bbu.reporting in the reader's language
 * @param labels the labels of the columns
 * @param warnings whether rows can carry warnings, which then get a column of their own
 * @param grouped whether all rows stand in groups that are known beforehand
 */
record Head(
        Look look,
        Texts texts,
        Optional<Coverage> coverage,
        Instant made,
        List<String> labels,
        List<Table.Figure> figures,
        boolean warnings,
        boolean grouped) {
    /** The same head with other figures. */
    Head with(List<Table.Figure> others) {
        return new Head(look, texts, coverage, made, labels, others, warnings, grouped);
    }

    List<Column> columns() {
        return look.layout().columns();
    }

    String title() {
        String form = look.formLabel().map(label -> " — " + label).orElse("");
        String figure = look.figure()
                .map(opened -> ": "
                        + String.join(
                                " · ",
                                List.of(opened.rowName(), look.label(opened.column()), opened.value()).stream()
                                        .filter(part -> !part.isEmpty())
                                        .toList()))
                .orElse("");
        return look.title() + form + figure;
    }

    /** The label of a column with the heading over it. */
    String fullLabel(int index) {
        return columns()
                        .get(index)
                        .group()
                        .map(key -> look.texts().text(key) + ": ")
                        .orElse("")
                + labels.get(index);
    }

    String made(Instant instant) {
        return texts.text("made", texts.formats().dateTime(instant));
    }

    /** What was chosen, one line a filter. */
    List<String> filterLines() {
        return look.filters().stream()
                .filter(filter -> !filter.isEmpty())
                .map(filter -> look.label(filter) + ": " + chosen(filter))
                .toList();
    }

    static String chosen(Filter filter) {
        return String.join(
                ", ",
                filter.chosen().stream().map(option -> plain(option.label())).toList());
    }

    /** Labels of authorities are set in by dashes in lists; alone they stand without. */
    static String plain(String label) {
        return label.replaceFirst("^(— )+", "");
    }

    Optional<String> coverageLine() {
        return coverage.map(c -> coverageLine(texts, c));
    }

    static String coverageLine(Texts texts, Coverage coverage) {
        String line = coverage.all() == 1 ? ofOne(texts, coverage) : ofMany(texts, coverage);
        return coverage.outdated() == 0 ? line : line + " · " + texts.text("coverage.outdated", coverage.outdated());
    }

    private static String ofOne(Texts texts, Coverage coverage) {
        return coverage.asOf()
                .map(at -> texts.text("coverage.one.dated", day(texts, at)))
                .orElseGet(() -> texts.text("coverage.one.undated"));
    }

    private static String ofMany(Texts texts, Coverage coverage) {
        String covered = texts.formats().number(coverage.covered());
        String all = texts.formats().number(coverage.all());
        return coverage.asOf()
                .map(at -> texts.text("coverage.dated", covered, all, day(texts, at)))
                .orElseGet(() -> texts.text("coverage.undated", covered, all));
    }

    private static String day(Texts texts, Instant at) {
        return texts.formats().date(at.atZone(Looks.ZONE).toLocalDate());
    }
}
