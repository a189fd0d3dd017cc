package kz.bbu.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import kz.bbu.api.platform.DatabaseCopies;
import kz.bbu.api.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of the portal's database. */
public final class Copies implements DatabaseCopies {
    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

    private final Database database;
    private final Restored restored;

    public Copies(Database database, Path data) {
        this.database = database;
        this.restored = new Restored(data);
    }

    @Override
    public <T> T read(Path scratch, Store.Work<Snapshot, T> work) {
        return database.read(scratch, work);
    }

    @Override
    public synchronized <T> T fill(Store.Work<Blank, T> work) {
        boolean whole = false;
        try {
            restored.clear();
            T result;
            try (Database blank = database.blank(restored.folder());
                    Connection connection = blank.pool().getConnection()) {
                result = work.run(new Filling(blank, new Migrations(blank), connection, restored.folder()));
            }
            restored.ready(database.kind());
            whole = true;
            return result;
        } catch (Exception e) {
            throw Failures.unchecked(e);
        } finally {
            if (!whole) {
                discard();
            }
        }
    }

    private void discard() {
        try {
            database.dropBlank();
            Folders.delete(restored.folder());
        } catch (Exception e) {
            LOG.warn("what was restored in part cannot be removed from {}: {}", restored.folder(), e.getMessage());
        }
    }

    private record Filling(Database database, Migrations migrations, Connection connection, Path folder)
            implements Blank {
        @Override
        public void migrate(String id, String changelog) {
            migrations.run(id, changelog);
        }

        @Override
        public void filled(String table) {
            database.changed(table);
        }
    }
}
