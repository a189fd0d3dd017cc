package kz.bbu.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** Keeps the rows that a report gives, up to a limit. */
final class RowCollector implements Rows {
    /** More large figures are no large ones. */
    static final int MOST_FIGURES = 4;

    private final List<Column> columns;
    private final Texts texts;
    private final int most;
    private final Map<String, Integer> groupByKey = new HashMap<>();
    private final List<String> groupTitles = new ArrayList<>();
    private final List<Table.Row> rows = new ArrayList<>();
    private final List<Table.Figure> figures = new ArrayList<>();
    private int group = Table.NO_GROUP;
    private long counted = -1;

    /** Takes the columns, the texts of the report's bundle and how many rows are taken at most. */
    RowCollector(List<Column> columns, Texts texts, int most) {
        this.columns = columns;
        this.texts = texts;
        this.most = most;
    }

    @Override
    public void add(String key, Object... cells) {
        Deadline.check();
        if (rows.size() == most) {
            throw new Problem(ReportingError.TOO_MANY_ROWS, texts.formats().number(most));
        }
        rows.add(new Table.Row(key, group, Cells.of(columns, key, cells)));
    }

    @Override
    public void group(String key, String title) {
        Deadline.check();
        Integer known = groupByKey.putIfAbsent(key, groupTitles.size());
        if (known == null) {
            if (groupTitles.size() == most) {
                throw new Problem(ReportingError.TOO_MANY_ROWS, texts.formats().number(most));
            }
            groupTitles.add(title);
        }
        group = groupByKey.get(key);
    }

    @Override
    public void figure(String labelKey, Column.Kind kind, Object value) {
        figure(labelKey, kind, value, "");
    }

    @Override
    public void figure(String labelKey, Column.Kind kind, Object value, String column) {
        Deadline.check();
        Cells.check(labelKey, kind, value);
        if (figures.size() < MOST_FIGURES) {
            figures.add(new Table.Figure(texts.text(labelKey), kind, value, column));
        }
    }

    @Override
    public void count(long all) {
        counted = all;
    }

    /** The table of what was given; {@code whole} tells whether these are all rows, so that they can be totalled. */
    Table table(boolean whole) {
        List<Table.Group> groups = new ArrayList<>();
        Map<Integer, List<Table.Row>> members = new HashMap<>();
        rows.forEach(row ->
                members.computeIfAbsent(row.group(), index -> new ArrayList<>()).add(row));
        for (Map.Entry<String, Integer> entry : groupByKey.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .toList()) {
            List<Table.Row> own = members.getOrDefault(entry.getValue(), List.of());
            groups.add(new Table.Group(
                    entry.getKey(),
                    groupTitles.get(entry.getValue()),
                    own.size(),
                    whole
                            ? Cells.sums(columns, own)
                            : columns.stream().map(c -> Cells.BLANK).toList()));
        }
        boolean summed =
                whole && !rows.isEmpty() && columns.stream().anyMatch(column -> column.total() == Column.Total.SUM);
        return new Table(
                columns,
                groups,
                List.copyOf(rows),
                List.copyOf(figures),
                counted >= 0 && !whole ? counted : rows.size(),
                summed ? Optional.of(Cells.sums(columns, rows)) : Optional.empty());
    }
}
