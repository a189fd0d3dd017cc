package kz.bbu.admin;

import java.util.StringJoiner;

/** A line of CSV by RFC 4180, in which no program takes text for a formula. */
final class CsvLine {
    private CsvLine() {}

    static String of(String... values) {
        StringJoiner line = new StringJoiner(",", "", "\r\n");
        for (String value : values) {
            String harmless = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
            line.add('"' + harmless.replace("\"", "\"\"") + '"');
        }
        return line.toString();
    }
}
