package kz.bbu.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One CSV file of a package; it comes into being with its first row, since a file without rows is forbidden. */
final class CsvTable {
    private static final List<String> COMMON = List.of("sourcedId", "status", "dateLastModified");

    private final Opening opening;
    private final String[] header;
    private final Map<String, Integer> places = new HashMap<>();
    private final String[] named;
    private CsvWriter writer;

    /** Where the bytes go, asked for once. */
    interface Opening {
        OutputStream open() throws IOException;
    }

    CsvTable(List<String> columns, Opening opening) {
        List<String> all = new ArrayList<>(COMMON);
        all.addAll(columns);
        this.header = all.toArray(String[]::new);
        this.named = new String[header.length];
        this.opening = opening;
        all.forEach(column -> places.put(column, places.size()));
    }

    boolean hasRows() {
        return writer != null;
    }

    /** Adds a row with a value for each column, status and dateLastModified included; the quick way. */
    void row(String... values) {
        if (values.length != header.length) {
            throw new IllegalArgumentException(values.length + " values for " + header.length + " columns");
        }
        if (writer == null) {
            begin();
        }
        writer.writeRecord(values);
    }

    /** Begins a row whose other values are named; what is not named is blank. */
    CsvTable begin(String sourcedId) {
        Arrays.fill(named, "");
        named[0] = sourcedId;
        return this;
    }

    CsvTable put(String column, String value) {
        named[places.get(column)] = value;
        return this;
    }

    /** Writes the row that was begun. */
    void end() {
        row(named);
    }

    private void begin() {
        try {
            writer = CsvWriter.builder().build(new OutputStreamWriter(opening.open(), StandardCharsets.UTF_8));
            writer.writeRecord(header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
