package kz.bbu.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import kz.bbu.api.platform.DatabaseCopies;
import kz.bbu.api.problem.Problem;

/** Fills the tables of a new database with the rows of a backup, a portion at a time. */
final class TableReader {
    /** Rows, and bytes of them, that are in memory at most and committed at once. */
    private static final int PORTION = 1000;

    private static final long PORTION_BYTES = 8_000_000;
    private static final int BUFFER = 1 << 16;

    private final DatabaseCopies.Blank blank;
    private final FolderReader folder;
    private final Catalogue catalogue;
    private final SortedMap<String, String> tables;
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    TableReader(DatabaseCopies.Blank blank, FolderReader folder) throws SQLException {
        this.blank = blank;
        this.folder = folder;
        this.catalogue = new Catalogue(blank.connection());
        this.tables = catalogue.tables();
    }

    /** The table's name as the new database writes it. */
    String name(Manifest.Table table) {
        String name = tables.get(table.name());
        if (name == null) {
            throw new Problem(BackupError.DAMAGED, Manifest.NAME);
        }
        return name;
    }

    /** Fills a table, whose rows of its migrations give way. */
    void read(Manifest.Table table) throws IOException {
        try {
            read(table, name(table));
        } catch (SQLException e) {
            throw new Problem(e, BackupError.TABLE, table.name(), String.valueOf(e.getMessage()));
        }
    }

    private void read(Manifest.Table table, String name) throws SQLException, IOException {
        Map<String, Column> known = catalogue.columns(name);
        if (!known.keySet().containsAll(table.columns())) {
            throw new Problem(BackupError.DAMAGED, Manifest.NAME);
        }
        List<Column> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.add(known.get(column)));
        String sql = "insert into " + Catalogue.quote(name)
                + columns.stream().map(c -> Catalogue.quote(c.name())).collect(Collectors.joining(", ", " (", ")"))
                + columns.stream().map(c -> c.kind().place).collect(Collectors.joining(", ", " values (", ")"));
        Connection connection = blank.connection();
        execute("delete from " + Catalogue.quote(name));
        long rows = 0;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int part = 1; part <= table.parts(); part++) {
                rows += readPart(table.part(part), columns, insert);
            }
        }
        if (rows != table.rows()) {
            throw new Problem(BackupError.DAMAGED, Manifest.NAME);
        }
        if (!table.counter().isEmpty()) {
            execute("alter table " + Catalogue.quote(name) + " alter column "
                    + Catalogue.quote(known.get(table.counter()).name()) + " restart with " + table.next());
        }
        connection.commit();
        blank.filled(table.name());
    }

    private long readPart(String part, List<Column> columns, PreparedStatement insert)
            throws SQLException, IOException {
        try (InputStream file = folder.open(part);
                JsonParser parser = json.createParser(new GZIPInputStream(file, BUFFER));
                Spool spool = new Spool(blank.folder())) {
            long rows = 0;
            int waiting = 0;
            long committed = 0;
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                for (int i = 0; i < columns.size(); i++) {
                    parser.nextToken();
                    Column column = columns.get(i);
                    column.kind().readOrNull(parser, insert, i + 1, column.sqlType(), spool);
                }
                if (parser.nextToken() != JsonToken.END_ARRAY) {
                    throw new Problem(BackupError.DAMAGED, part);
                }
                insert.addBatch();
                rows++;
                waiting++;
                long read = parser.currentLocation().getByteOffset();
                boolean enough = waiting == PORTION || read - committed >= PORTION_BYTES;
                if (enough || spool.isUsed()) {
                    insert.executeBatch();
                    spool.clear();
                }
                if (enough) {
                    blank.connection().commit();
                    waiting = 0;
                    committed = read;
                }
            }
            insert.executeBatch();
            blank.connection().commit();
            if (parser.currentToken() != null) {
                throw new Problem(BackupError.DAMAGED, part);
            }
            return rows;
        } catch (JsonProcessingException | ZipException | EOFException | IllegalArgumentException e) {
            throw new Problem(e, BackupError.DAMAGED, part);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = blank.connection().createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
