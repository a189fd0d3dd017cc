package kz.bbu.reporting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Rows;

/** Hands the rows of a large report to a sink as they come, and keeps none; the head waits for the figures that come before them. */
final class StreamedRows implements Rows {
    private final Head head;
    private final Sink sink;
    private final List<Table.Figure> figures = new ArrayList<>();
    private boolean begun;

    StreamedRows(Head head, Sink sink) {
        this.head = head;
        this.sink = sink;
    }

    @Override
    public void add(String key, Object... cells) {
        Deadline.check();
        begin();
        write(() -> sink.row(key, Cells.of(head.columns(), key, cells)));
    }

    @Override
    public void group(String key, String title) {
        Deadline.check();
        begin();
        write(() -> sink.group(new Table.Group(key, title, 0, List.of())));
    }

    @Override
    public void figure(String labelKey, Column.Kind kind, Object value) {
        figure(labelKey, kind, value, "");
    }

    /** A figure that comes after the first row stands on the screen only. */
    @Override
    public void figure(String labelKey, Column.Kind kind, Object value, String column) {
        Deadline.check();
        Cells.check(labelKey, kind, value);
        if (figures.size() < RowCollector.MOST_FIGURES) {
            figures.add(new Table.Figure(head.look().texts().text(labelKey), kind, value, column));
        }
    }

    @Override
    public void count(long all) {
        // A file ends where its rows end.
    }

    /** Ends the file, which has a head even if no row came. */
    void end() {
        begin();
        write(sink::end);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            write(() -> sink.begin(head.with(List.copyOf(figures))));
        }
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
