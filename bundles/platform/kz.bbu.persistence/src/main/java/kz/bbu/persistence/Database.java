package kz.bbu.persistence;

import java.util.Map;
import javax.sql.DataSource;
import kz.bbu.api.platform.Bulk;

/** What differs from one database to another: opening, loading, the names of types. One class for each database. */
public interface Database extends Bulk, AutoCloseable {
    /** The pool; the same object for the whole life of the database. */
    DataSource pool();

    /** Types and expressions that changelogs write as {@code ${name}}: see docs/database.md. */
    Map<String, String> types();

    @Override
    void close();
}
