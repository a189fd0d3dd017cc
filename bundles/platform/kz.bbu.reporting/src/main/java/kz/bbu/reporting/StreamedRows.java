package kz.bbu.reporting;

import java.io.IOException;
import java.util.List;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Rows;

/** Hands the rows of a large report to a sink as they come; keeps none. */
final class StreamedRows implements Rows {
    private final List<Column> columns;
    private final Sink sink;

    StreamedRows(List<Column> columns, Sink sink) {
        this.columns = columns;
        this.sink = sink;
    }

    @Override
    public void add(String key, Object... cells) {
        Deadline.check();
        write(() -> sink.row(key, Cells.of(columns, key, cells)));
    }

    @Override
    public void group(String key, String title) {
        write(() -> sink.group(new Table.Group(key, title, 0, List.of())));
    }

    @Override
    public void figure(String labelKey, Column.Kind kind, Object value) {
        // The head of the file is written already; figures of large reports stand on the screen only.
        Cells.check(labelKey, kind, value);
    }

    @Override
    public void count(long all) {
        // A file ends where its rows end.
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new Runs.Abandoned(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
