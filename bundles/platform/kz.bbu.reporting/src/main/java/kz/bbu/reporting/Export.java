package kz.bbu.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.platform.Reports.Format;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.text.Texts;

/** A report on its way into a file: small ones have their rows at hand, large ones give them while the file is written. */
final class Export {
    private final Runs runs;
    private final Duration time;
    private final Look look;
    private final Optional<Table> table;
    private final Head head;
    private final Format format;

    Export(
            Runs runs,
            Duration time,
            Texts texts,
            Look look,
            Optional<Table> table,
            Optional<Coverage> coverage,
            Instant made,
            Format format) {
        this.runs = runs;
        this.time = time;
        this.look = look;
        this.table = table;
        this.format = format;
        List<String> labels = look.layout().columns().stream().map(look::label).toList();
        this.head = new Head(
                look,
                texts,
                coverage,
                made,
                labels,
                table.map(Table::figures).orElse(List.of()),
                table.map(Export::hasWarnings).orElse(true),
                table.map(t -> !t.groups().isEmpty()).orElse(false));
    }

    Head head() {
        return head;
    }

    String mediaType() {
        return switch (format) {
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case CSV -> "text/csv;charset=UTF-8";
            case JSON -> "application/json;charset=UTF-8";
            case TABLE -> "text/plain;charset=UTF-8";
        };
    }

    /** Writes the answer of this thread's request; what fails half-way breaks the connection, what fails before gives an error page. */
    void answer(OutputStream out) throws IOException {
        Gate gate = new Gate(out);
        try {
            writeThrough(gate);
        } catch (IOException | RuntimeException e) {
            if (gate.begun) {
                Connection.close();
            }
            throw e;
        }
    }

    /** Writes the file; what is thrown half-way leaves it without its end. */
    void writeTo(OutputStream out) throws IOException {
        writeThrough(new Gate(out));
    }

    private void writeThrough(Gate gate) throws IOException {
        try {
            if (table.isPresent()) {
                write(gate);
            } else {
                runs.run(look.report(), time, () -> {
                    write(gate);
                    return null;
                });
            }
        } finally {
            gate.shut();
        }
    }

    private void write(OutputStream out) throws IOException {
        switch (format) {
            case XLSX -> {
                try (XlsxSink sink = new XlsxSink(out)) {
                    write(sink);
                }
            }
            case CSV -> write(new CsvSink(out));
            case JSON -> write(new JsonSink(out));
            case TABLE -> write(new TextSink(out));
        }
    }

    private void write(Sink sink) throws IOException {
        if (table.isPresent()) {
            sink.begin(head);
            write(table.get(), sink);
            sink.end();
        } else {
            StreamedRows rows = new StreamedRows(head, sink);
            look.fill().accept(rows);
            rows.end();
        }
    }

    private static void write(Table table, Sink sink) throws IOException {
        int group = Table.NO_GROUP;
        for (Table.Row row : table.rows()) {
            if (row.group() != group) {
                group = row.group();
                sink.group(table.groups().get(group));
            }
            sink.row(row.key(), row.cells());
        }
        if (table.totals().isPresent()) {
            sink.totals(table.totals().get());
        }
    }

    private static boolean hasWarnings(Table table) {
        return table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> !cell.warning().isEmpty());
    }

    /** Keeps a thread that outlived its run from writing into an answer that is over. */
    private static final class Gate extends OutputStream {
        private final OutputStream out;
        private boolean shut;
        private volatile boolean begun;

        Gate(OutputStream out) {
            this.out = out;
        }

        @Override
        public synchronized void write(int b) throws IOException {
            check();
            out.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            check();
            out.write(bytes, offset, length);
        }

        @Override
        public synchronized void flush() throws IOException {
            check();
            out.flush();
        }

        /** Waits for no one: the run is over or cannot be stopped. */
        synchronized void shut() {
            shut = true;
        }

        private void check() throws IOException {
            if (shut) {
                throw new IOException("the answer is over");
            }
            begun = true;
        }
    }
}
