package kz.bbu.api.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedMap;
import kz.bbu.api.store.Store;
import org.osgi.annotation.versioning.ProviderType;

/** The whole database for backup and restore: one moment of it to read, and a new one to fill. */
@ProviderType
public interface DatabaseCopies {
    /**
     * Reads one moment of the whole database, while others write and nobody waits.
     *
     * @param scratch an empty folder for what has to be laid aside meanwhile, which may be as large as the database; it is empty again at the end
     */
    <T> T read(Path scratch, Store.Work<Snapshot, T> work);

    /**
     * Makes a new database of the kind that the portal uses, and lets the portal switch to it at its next start; the one in use now stays as it is and is laid aside then.
     *
     * <p>Nothing is left of it if the work throws. A database that was filled before and is still waiting for the start is replaced.
     */
    <T> T fill(Store.Work<Blank, T> work);

    /** The database as it was at one moment. */
    @ProviderType
    interface Snapshot {
        /** Which database it is, such as {@code derby}. */
        String kind();

        /** All that was committed before this time is in it. */
        Instant mark();

        /** Reads it; must not be closed. */
        Connection connection();

        /** The changelogs that made the tables, by the id of the bundle, those of removed bundles too. */
        SortedMap<String, String> changelogs() throws SQLException;

        /** The next value of a column that counts by itself. */
        long nextValue(String table, String column) throws SQLException;

        /** How many rows of a table can be held at once, 1 at least. */
        int rowsAtOnce(String table) throws SQLException;
    }

    /** A new database without tables. */
    @ProviderType
    interface Blank {
        /** Makes the tables of a bundle by its changelog. */
        void migrate(String id, String changelog);

        /** Writes to it; must not be closed. */
        Connection connection();

        /** Tells that a table is filled, so that the database can look at it. */
        void filled(String table);

        /** The folder, empty at first, whose entries take the places of those of the data folder at the next start. */
        Path folder();
    }
}
