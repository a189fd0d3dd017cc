package kz.bbu.persistence;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.DatabaseCopies;
import kz.bbu.api.store.Store;

/** What differs from one database to another: opening, loading, the names of types. One class for each database. */
public interface Database extends Bulk, AutoCloseable {
    /** The pool; the same object for the whole life of the database. */
    DataSource pool();

    /** Types and expressions that changelogs write as {@code ${name}}: see docs/database.md. */
    Map<String, String> types();

    /** Connections of a database that is being filled: one for the rows, one for the tables. */
    int BLANK_CONNECTIONS = 2;

    /** What the database is called in a backup. */
    String kind();

    /** Reads one moment of it, for {@link kz.bbu.api.platform.DatabaseCopies#read}. */
    <T> T read(Path scratch, Store.Work<DatabaseCopies.Snapshot, T> work);

    /**
     * Opens a new and empty database beside this one; one that was made before is replaced.
     *
     * @param folder where its files go, if it has any
     */
    Database blank(Path folder) throws SQLException;

    /** Removes what {@link #blank} made outside of its folder. */
    void dropBlank() throws SQLException;

    @Override
    void close();
}
