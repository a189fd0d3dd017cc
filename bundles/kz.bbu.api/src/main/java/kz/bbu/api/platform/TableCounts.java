package kz.bbu.api.platform;

import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;

/** Counts the rows of a bundle's tables, also while it is stopped. */
@ProviderType
public interface TableCounts {
    /** Rows by table, for the tables whose name begins with a module's id and an underscore; empty if it has none. */
    SortedMap<String, Long> of(String moduleId);
}
