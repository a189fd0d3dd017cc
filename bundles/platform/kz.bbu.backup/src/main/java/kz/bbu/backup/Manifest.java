package kz.bbu.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds, as {@code manifest.json} says it.
 *
 * @param format the version of the folder's layout
 * @param portal the version of the portal that made it
 * @param database the kind of database it was read from
 * @param mark all that was acknowledged before this time is in it
 * @param bundles whose tables are in it
 * @param leftOut tables that no bundle made
 * @param files files that people sent
 * @param faulty how many of them were missing or damaged
 * @param keys the SHA-256 of each key's file that there was, by {@link Names#KEYS}
 */
record Manifest(
        int format,
        String portal,
        String database,
        String mark,
        List<String> bundles,
        List<Table> tables,
        List<String> leftOut,
        long files,
        long faulty,
        Map<String, String> keys) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    /**
     * A table.
     *
     * @param counter the column that counts by itself; empty if there is none
     * @param next its next value
     * @param parts how many files its rows are in
     */
    record Table(String name, List<String> columns, String counter, long next, long rows, int parts) {
        String part(int number) {
            return "tables/" + name + "." + number + ".jsonl.gz";
        }
    }

    static String changelog(String bundle) {
        return "changelogs/" + bundle + ".sql";
    }

    @JsonIgnore
    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
