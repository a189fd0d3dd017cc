package kz.bbu.report.attestation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.bbu.api.registry.StaffQuery;
import kz.bbu.api.registry.StaffQuery.Certificate;
import kz.bbu.api.registry.StaffQuery.Choice;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.text.Texts;

/** The columns of the matrix: the chosen categories, then what is said of all staff of a row; and whom each column counts. */
final class Matrix {
    private static final int MOST_DRAWN = 6;
    private static final String UNKNOWN = "unknown";
    private static final String EXPIRED = "expired";
    private static final String TOTAL = "total";
    private static final String SHARE = "share";
    private static final String EXPIRING = "expiring";

    private final Texts texts;
    private final Form form;
    private final List<String> chosen;

    Matrix(Texts texts, ReportRequest request) {
        this.texts = texts;
        this.form = Form.of(request.form());
        this.chosen = request.choices().all("category");
    }

    Layout layout() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(form.column()));
        categories(Codes.CURRENT, "group.current", columns);
        categories(Codes.HEADS, "group.heads", columns);
        categories(Codes.FORMER, "group.former", columns);
        categories(List.of(Codes.NONE), "group.without", columns);
        columns.add(count(EXPIRED).under("group.without"));
        columns.add(count(UNKNOWN).under("group.without"));
        columns.add(count(TOTAL));
        columns.add(Column.percent(SHARE).opening());
        columns.add(count(EXPIRING));
        return Layout.builder()
                .forms(Form.ids())
                .columns(columns.toArray(Column[]::new))
                .chart(Chart.stacked("chart.categories", form.column(), drawn()))
                .note(form == Form.byRole ? "note.byRole" : "note.matrix")
                .build();
    }

    private void categories(List<String> codes, String group, List<Column> columns) {
        codes.stream()
                .filter(this::isShown)
                .map(code -> count(code).labelled(texts.term("category", code)).under(group))
                .forEach(columns::add);
    }

    /** A person can have several roles, so roles have no total. */
    private Column count(String id) {
        Column column = Column.integer(id).opening();
        return form == Form.byRole ? column : column.summed();
    }

    private boolean isShown(String category) {
        return chosen.isEmpty() || chosen.contains(category);
    }

    /** The first six of the chosen categories; by default those of the current scale. */
    private String[] drawn() {
        return Stream.concat(Codes.CATEGORIES.stream(), Stream.of(Codes.NONE))
                .filter(this::isShown)
                .limit(MOST_DRAWN)
                .toArray(String[]::new);
    }

    /** The cells of a row, its name first. */
    Object[] cells(Object name, Tally tally) {
        List<Object> cells = new ArrayList<>();
        cells.add(name);
        Stream.concat(Codes.CATEGORIES.stream(), Stream.of(Codes.NONE))
                .filter(this::isShown)
                .forEach(category -> cells.add(tally.of(category)));
        cells.add(tally.expired());
        cells.add(tally.unknown());
        cells.add(tally.staff());
        cells.add(share(tally));
        cells.add(tally.expiring());
        return cells.toArray();
    }

    /** A row of dashes for an institution whose staff are not in the data. */
    Object[] missing(Object name, String reason) {
        Object[] cells = new Object[layout().columns().size()];
        Arrays.fill(cells, Cell.missing(texts.text(reason)));
        cells[0] = name;
        return cells;
    }

    Cell share(Tally tally) {
        return tally.known() == 0
                ? Cell.missing(texts.text("missing.share"))
                : Cell.of(100.0 * tally.withCategory() / tally.known());
    }

    /** The staff that a column counts among those of a query; empty if it counts nobody. */
    static Optional<StaffQuery> counted(StaffQuery query, String column) {
        StaffQuery valid = query.certificate(Certificate.VALID);
        return switch (column) {
            case TOTAL -> Optional.of(query);
            case EXPIRED -> Optional.of(query.certificate(Certificate.EXPIRED));
            case EXPIRING -> Optional.of(query.certificate(Certificate.EXPIRING));
            case SHARE -> Optional.of(valid.categories(Choice.of(Set.copyOf(Codes.CATEGORIES))));
            case UNKNOWN -> Optional.of(valid.categories(Choice.except(Codes.CATEGORIES_AND_NONE)));
            default ->
                Codes.CATEGORIES_AND_NONE.contains(column)
                        ? Optional.of(valid.categories(Choice.of(Set.of(column))))
                        : Optional.empty();
        };
    }
}
