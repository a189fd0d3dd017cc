package kz.bbu.api.platform;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Loads rows by the million; the one place beside upserts where databases differ. */
@ProviderType
public interface Bulk {
    /**
     * Opens a writer of a table, on a connection of its own that is not part of the thread's transaction; rows are committed in portions.
     *
     * <p>So the rows must belong to a generation that no reader sees yet.
     *
     * @param table the table's name
     * @param columns the columns, in the order of the values of each row
     */
    Writer open(String table, List<String> columns);

    /** Tells the database that a statement changed many rows of a table, so that it plans queries by what is there; writers do so themselves. */
    void changed(String table);

    /** Takes rows; not thread-safe. */
    @ProviderType
    interface Writer extends AutoCloseable {
        /** Adds a row: String, Long, Integer, Short, Boolean, BigDecimal, LocalDate, Instant, byte[] or null, one for each column. */
        void add(Object... values);

        /** Writes what is left and commits it. */
        @Override
        void close();
    }
}
