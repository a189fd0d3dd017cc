package kz.bbu.intake;

import java.util.List;

/**
 * A record of a CSV file.
 *
 * @param line the line in which it begins, from 1
 * @param count how many fields it has; those behind {@link CsvFile#MOST_FIELDS} are counted only
 * @param fields the fields that are kept
 */
record CsvLine(long line, int count, List<String> fields) {
    /** A field; empty where the record does not have it. */
    String get(int place) {
        return place < 0 || place >= fields.size() ? "" : fields.get(place);
    }
}
