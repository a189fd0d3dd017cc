package kz.bbu.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import kz.bbu.api.platform.DatabaseCopies;
import kz.bbu.api.problem.Problem;

/** Writes the rows of tables as JSON, a line for each, in parts of some size; no more than a few rows are in memory. */
final class TableWriter {
    private static final int BUFFER = 1 << 16;

    private final DatabaseCopies.Snapshot snapshot;
    private final FolderWriter folder;
    private final long partBytes;
    private final JsonFactory json = new JsonFactory();

    /** Takes the bytes, before they are packed, after which a new part begins. */
    TableWriter(DatabaseCopies.Snapshot snapshot, FolderWriter folder, long partBytes) {
        this.snapshot = snapshot;
        this.folder = folder;
        this.partBytes = partBytes;
    }

    /** Writes a table whose name in the database may be written otherwise. */
    Manifest.Table write(String table, String name) throws IOException {
        try {
            return write(table, name, new Catalogue(snapshot.connection()).columns(name));
        } catch (SQLException | IllegalArgumentException e) {
            throw new Problem(e, BackupError.TABLE, table, String.valueOf(e.getMessage()));
        }
    }

    private Manifest.Table write(String table, String name, Map<String, Column> columns)
            throws SQLException, IOException {
        List<Column> all = new ArrayList<>(columns.values());
        String sql = all.stream().map(c -> Catalogue.quote(c.name())).collect(Collectors.joining(", ", "select ", ""))
                + " from " + Catalogue.quote(name);
        Connection connection = snapshot.connection();
        long rows = 0;
        int parts = 0;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(snapshot.rowsAtOnce(table));
            try (ResultSet result = select.executeQuery()) {
                boolean more = result.next();
                while (more) {
                    parts++;
                    try (Part part = new Part(folder.create(part(table, parts)))) {
                        while (more && part.written() < partBytes) {
                            part.add(result, all);
                            rows++;
                            more = result.next();
                        }
                    }
                }
            }
        }
        String counter = columns.entrySet().stream()
                .filter(column -> column.getValue().counts())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        long next = counter.isEmpty() ? 0 : snapshot.nextValue(table, counter);
        return new Manifest.Table(table, List.copyOf(columns.keySet()), counter, next, rows, parts);
    }

    private static String part(String table, int number) {
        return new Manifest.Table(table, List.of(), "", 0, 0, number).part(number);
    }

    /** One file of rows. */
    private final class Part implements AutoCloseable {
        private final CountingStream counting;
        private final JsonGenerator generator;

        Part(OutputStream file) throws IOException {
            counting = new CountingStream(new GZIPOutputStream(file, BUFFER));
            generator = json.createGenerator(counting);
            generator.setRootValueSeparator(new SerializedString("\n"));
        }

        long written() {
            return counting.bytes;
        }

        void add(ResultSet row, List<Column> columns) throws SQLException, IOException {
            generator.writeStartArray();
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).kind().write(row, i + 1, generator);
            }
            generator.writeEndArray();
        }

        @Override
        public void close() throws IOException {
            generator.close();
        }
    }

    private static final class CountingStream extends OutputStream {
        private final OutputStream out;
        private long bytes;

        CountingStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            out.write(b, from, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
