package kz.bbu.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import kz.bbu.api.platform.KeptFiles;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.testkit.TestDatabase;
import org.osgi.framework.Version;

/** A portal with a shelf of books in its database, files on its disk, keys and settings. */
final class TestPortal implements AutoCloseable {
    static final Version VERSION = Version.parseVersion("1.2.0");

    private static final int BIG = 500_000;

    final Path data;
    final Path etc;
    final Disk disk;
    final List<String> audit = new ArrayList<>();

    private final TestDatabase database;

    TestPortal(String kind, Path folder) throws IOException {
        this(kind.equals("Derby") ? TestDatabase.derby() : TestDatabase.postgres(), folder);
        Files.createDirectories(data);
        Files.createDirectories(etc);
        for (String key : Names.KEYS) {
            Files.writeString(data.resolve(key), "the " + key + "\n");
        }
    }

    private TestPortal(TestDatabase database, Path folder) {
        this.database = database;
        data = folder.resolve("data");
        etc = folder.resolve("etc");
        disk = new Disk(folder.resolve("disk"));
    }

    /** The portal that waits for the next start of this one. */
    TestPortal restored() {
        return new TestPortal(database.restored(data), data.getParent());
    }

    /** The backups of a portal of that version. */
    PortalBackups backups(Version version) {
        return new PortalBackups(
                database.copies(data), disk, (action, object) -> audit.add(action), version, data, etc, 100_000);
    }

    PortalBackups backups() {
        return backups(VERSION);
    }

    /** The tables of the shelf, which are made if they are not there. */
    Store store() {
        return database.store("shelf");
    }

    Sql sql() {
        return new Sql(store());
    }

    @Override
    public void close() {
        database.close();
    }

    /** A shelf with long values, no values, and the ends of each type. */
    void fill() {
        byte[] scan = new byte[BIG];
        new Random(1).nextBytes(scan);
        store().sql(c -> {
            insert(
                    c,
                    Short.MIN_VALUE,
                    "Әдебиет «5»\n\t\"\\ 😀",
                    "ұ".repeat(BIG),
                    "0001-01-01",
                    "1982-04-01 00:30:00",
                    scan);
            insert(c, Short.MAX_VALUE, "", "", "9999-12-31", "2026-11-27 03:04:05.123456", new byte[0]);
            insert(c, 0, null, null, null, null, null);
            return null;
        });
        Sql sql = sql();
        sql.update("insert into shelf_loan (book_id) values (2)");
        sql.update("insert into shelf_loan (book_id, former_id) values (1, 1)");
        sql.update("insert into shelf_loan (book_id, former_id) values (1, 2)");
        sql.update("insert into shelf_page (book_id) values (1)");
        // The highest id is gone, and must not be given again.
        sql.update("delete from shelf_loan where id = 3");
        sql.update("update shelf_rule set changes = 7");
    }

    private static void insert(
            Connection connection, int small, String letters, String body, String day, String moment, byte[] scan)
            throws SQLException {
        boolean nothing = letters == null;
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into shelf_book (small, whole, large, truth, share, weight, letters, body, day, moment, sort, scan) values (?, ?, ?, ?, ?, cast(? as decimal(21,9)), ?, ?, cast(? as date), cast(? as timestamp), ?, ?)")) {
            insert.setInt(1, small);
            insert.setInt(2, small < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE);
            insert.setLong(3, small < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
            insert.setBoolean(4, small < 0);
            insert.setDouble(5, small < 0 ? Math.PI : -1e-300);
            insert.setString(6, nothing ? null : "-123456789012.000000001");
            insert.setString(7, letters);
            insert.setString(8, body);
            insert.setString(9, day);
            insert.setString(10, moment);
            insert.setBytes(11, nothing ? null : new byte[] {0, 1, -1});
            if (nothing) {
                insert.setBytes(12, null);
            } else {
                insert.setBinaryStream(12, new ByteArrayInputStream(scan), (long) scan.length);
            }
            insert.executeUpdate();
        }
    }

    /** Files on a disk, of which all are in every snapshot. */
    static final class Disk implements KeptFiles {
        private final Path folder;
        private final List<Kept> files = new ArrayList<>();

        /** What happens while a backup runs. */
        Runnable meanwhile = () -> {};

        boolean held;

        Disk(Path folder) {
            this.folder = folder;
        }

        void add(String name, String content) throws IOException {
            Path path = path(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
            files.add(new Kept(name, path, Hashes.of(Files.newInputStream(path))));
        }

        Path path(String name) {
            return folder.resolve(name);
        }

        @Override
        public Hold hold() {
            held = true;
            return new Hold() {
                @Override
                public void each(Connection snapshot, Consumer<Kept> taker) {
                    meanwhile.run();
                    files.forEach(taker);
                }

                @Override
                public void close() {
                    held = false;
                }
            };
        }
    }
}
