package kz.bbu.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Load;

/** The values of a row as numbers and ids; a value that no journal can have is an error of its row. */
final class Fields {
    private static final int MOST_IDS = 20_000;
    private static final int MINUTES_OF_DAY = 1440;
    private static final int HUNDREDTHS = 100;

    private final Load load;
    private final Part part;
    private final Map<String, Map<String, Long>> ids = new HashMap<>();
    private final Map<String, Integer> days = new HashMap<>();
    private Load.Row row;
    private boolean good;

    Fields(Load load, Part part) {
        this.load = load;
        this.part = part;
    }

    Fields of(Load.Row next) {
        row = next;
        good = true;
        return this;
    }

    /** Whether every value that was asked for is possible; what is not has been reported. */
    boolean isGood() {
        return good;
    }

    int line() {
        return (int) row.line();
    }

    /** The record's own id, which comes once. */
    long own() {
        return Ids.of(load.sourceId(), part.kind(), row.get("sourcedId"));
    }

    boolean ended() {
        return "tobedeleted".equals(row.get("status"));
    }

    /** When a delta's row was changed, in milliseconds; 0 in a whole file. */
    long modified() {
        String value = row.get("dateLastModified");
        return value == null ? 0 : java.time.Instant.parse(value).toEpochMilli();
    }

    /** The id of the record that a column names; 0 if it is blank. Rows that follow each other name the same ones. */
    long id(String kind, String column) {
        String value = row.get(column);
        if (value == null) {
            return 0;
        }
        Map<String, Long> known = ids.computeIfAbsent(kind, k -> new HashMap<>());
        if (known.size() >= MOST_IDS) {
            known.clear();
        }
        Long id = known.get(value);
        if (id == null) {
            id = Ids.of(load.sourceId(), kind, value);
            known.put(value, id);
        }
        return id;
    }

    String text(String column) {
        String value = row.get(column);
        return value == null ? "" : kz.bbu.api.registry.NationalNumber.maskIins(value);
    }

    /** The place of a value in the list of its column; -1 if it is blank. */
    int code(String column, List<String> codes) {
        String value = row.get(column);
        return value == null ? -1 : codes.indexOf(value);
    }

    /** A day since 1970; its form was checked before. */
    int day(String column) {
        return day(row.get(column), 0);
    }

    private int day(String value, int from) {
        String day = from == 0 && value.length() == 10 ? value : value.substring(from, from + 10);
        Integer known = days.get(day);
        if (known == null) {
            known = (int) LocalDate.of(
                            Integer.parseInt(day, 0, 4, 10),
                            Integer.parseInt(day, 5, 7, 10),
                            Integer.parseInt(day, 8, 10, 10))
                    .toEpochDay();
            days.put(day, known);
        }
        return known;
    }

    /** A moment in minutes since 1970; 0 if it is blank. */
    int minutes(String column) {
        String value = row.get(column);
        if (value == null) {
            return 0;
        }
        try {
            int minute = Integer.parseInt(value, 11, 13, 10) * 60 + Integer.parseInt(value, 14, 16, 10);
            return Math.addExact(Math.multiplyExact(day(value, 0), MINUTES_OF_DAY), minute);
        } catch (ArithmeticException | DateTimeException e) {
            wrong(column, value, "value.dateTime");
            return 0;
        }
    }

    /** A whole number, and another one if it is blank. */
    int integer(String column, int least, int most, int otherwise) {
        String value = row.get(column);
        if (value == null) {
            return otherwise;
        }
        int number = value.length() > 9 ? most + 1 : Integer.parseInt(value);
        if (number < least || number > most) {
            wrong(column, value, "journal.number");
            return otherwise;
        }
        return number;
    }

    /** A number with at most two decimals in hundredths, and another one if it is blank. */
    int hundredths(String column, int most, int otherwise) {
        String value = row.get(column);
        if (value == null) {
            return otherwise;
        }
        int point = value.indexOf('.');
        int whole = point < 0 ? value.length() : point;
        int end = value.length();
        while (point >= 0 && end > point + 3 && value.charAt(end - 1) == '0') {
            end--;
        }
        boolean possible = whole > 0 && whole <= 6 && value.charAt(0) != '-' && (point < 0 || end - point <= 3);
        if (!possible) {
            wrong(column, value, "journal.number");
            return otherwise;
        }
        int number = Integer.parseInt(value, 0, whole, 10) * HUNDREDTHS;
        if (point >= 0) {
            int decimals = Integer.parseInt(value, point + 1, end, 10);
            number += end - point == 2 ? decimals * 10 : decimals;
        }
        if (number > most) {
            wrong(column, value, "journal.number");
            return otherwise;
        }
        return number;
    }

    /** Reports a value that breaks a rule. */
    void wrong(String column, String value, String rule) {
        good = false;
        load.findings().error(part.file(), row.line(), column, value == null ? "" : value, rule);
    }

    String raw(String column) {
        return row.get(column);
    }
}
