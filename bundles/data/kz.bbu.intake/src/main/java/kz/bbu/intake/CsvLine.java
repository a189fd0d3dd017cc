package kz.bbu.intake;

import java.util.List;

/**
 * A record of a CSV file.
 *
 * @param line the line in which it begins, from 1
 * @param count how many fields it has; those behind {@link CsvFile#MOST_FIELDS} are counted only
 * @param fields the fields that are kept
 * @param bareQuote the first field that holds a quote without being quoted, which RFC 4180 forbids; -1 for none
 */
record CsvLine(long line, int count, List<String> fields, int bareQuote) {
    /** A field; empty where the record does not have it. */
    String get(int place) {
        return place < 0 || place >= fields.size() ? "" : fields.get(place);
    }
}
