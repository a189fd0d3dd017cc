package kz.bbu.backup;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Binds bytes to a statement: a few from memory, many by way of a file. */
final class Spool implements AutoCloseable {
    private static final int FEW = 1 << 16;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<InputStream> streams = new ArrayList<>();

    /** Takes the folder for the files. */
    Spool(Path folder) {
        this.folder = folder;
    }

    void read(JsonParser json, PreparedStatement insert, int column) throws IOException, SQLException {
        try (Bytes bytes = new Bytes()) {
            json.readBinaryValue(bytes);
            bytes.close();
            if (bytes.file == null) {
                insert.setBytes(column, bytes.memory.toByteArray());
            } else {
                InputStream in = Files.newInputStream(bytes.file);
                streams.add(in);
                insert.setBinaryStream(column, in, Files.size(bytes.file));
            }
        }
    }

    /** Whether the statement has to be executed before the next row comes. */
    boolean isUsed() {
        return !files.isEmpty();
    }

    /** Forgets what was executed. */
    void clear() throws IOException {
        for (InputStream in : streams) {
            in.close();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        streams.clear();
        files.clear();
    }

    @Override
    public void close() throws IOException {
        clear();
    }

    private final class Bytes extends OutputStream {
        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private OutputStream out = memory;
        private Path file;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (file == null && memory.size() + length > FEW) {
                file = OwnFiles.temporary(folder);
                files.add(file);
                out = Files.newOutputStream(file);
                memory.writeTo(out);
            }
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
