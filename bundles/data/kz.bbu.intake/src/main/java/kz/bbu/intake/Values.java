package kz.bbu.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.bbu.api.platform.Findings;

/** Checks one value against its column; the lenient mode takes what has one meaning only, and warns. */
final class Values {
    private static final Pattern SOURCED_ID = Pattern.compile("[0-9A-Za-z.\\-_/@]{1,255}");
    private static final Pattern OTHER_DATE = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})");
    private static final Pattern EXTENSION = Pattern.compile("ext:[0-9A-Za-z._-]{1,60}");
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_LONG = 1000;
    private static final int LONGEST_LIST = 4000;
    private static final Set<String> STATUSES = Set.of("active", "tobedeleted");

    private final boolean strict;
    private final Findings findings;

    Values(boolean strict, Findings findings) {
        this.strict = strict;
        this.findings = findings;
    }

    /** The value as publishers take it: null where it is blank or wrong; wrong values have been reported. */
    String check(String file, long line, Specification.Column column, String raw) {
        String value = raw.isEmpty() ? null : raw;
        if (value != null && value.isBlank() && !strict) {
            value = null;
        }
        if (value == null) {
            if (column.required()) {
                findings.error(file, line, column.name(), "", "value.required");
            }
            return null;
        }
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            return wrong(file, line, column, value, "value.lineBreak");
        }
        if (value.indexOf('\0') >= 0) {
            return wrong(file, line, column, value, "value.control");
        }
        return switch (column.type()) {
            case "id" -> id(file, line, column, value);
            case "bool" -> bool(file, line, column, value);
            case "date" -> date(file, line, column, value);
            case "dateTime" -> dateTime(file, line, column, value);
            case "integer" -> value.matches("\\d{1,8}") ? value : wrong(file, line, column, value, "value.integer");
            case "enum" -> enumeration(file, line, column, value);
            case "status" -> status(file, line, column, value);
            case "list" -> length(file, line, column, value, LONGEST_LIST);
            case "long" -> length(file, line, column, value, LONGEST_LONG);
            default -> length(file, line, column, value, LONGEST_TEXT);
        };
    }

    private String id(String file, long line, Specification.Column column, String value) {
        if (SOURCED_ID.matcher(value).matches()) {
            return value;
        }
        if (strict || value.length() > LONGEST_TEXT) {
            return wrong(file, line, column, value, "value.id");
        }
        findings.warning(file, line, column.name(), value, "value.id");
        return value;
    }

    private String bool(String file, long line, Specification.Column column, String value) {
        if (value.equals("true") || value.equals("false")) {
            return value;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (strict || !(lower.equals("true") || lower.equals("false"))) {
            return wrong(file, line, column, value, "value.bool");
        }
        findings.warning(file, line, column.name(), value, "value.bool");
        return lower;
    }

    private String date(String file, long line, Specification.Column column, String value) {
        try {
            return LocalDate.parse(value).toString();
        } catch (DateTimeException notIso) {
            String other = strict ? null : otherDate(value);
            if (other == null) {
                return wrong(file, line, column, value, "value.date");
            }
            findings.warning(file, line, column.name(), value, "value.date");
            return other;
        }
    }

    /** A day in another order, if only one order makes sense: 15.05.2023, 5/15/2023, 5/5/2023; and a day with a time. */
    private static String otherDate(String value) {
        try {
            if (value.length() > 10 && value.charAt(10) == 'T') {
                return LocalDate.parse(value.substring(0, 10)).toString();
            }
            Matcher matcher = OTHER_DATE.matcher(value);
            if (!matcher.matches()) {
                return null;
            }
            int first = Integer.parseInt(matcher.group(1));
            int second = Integer.parseInt(matcher.group(2));
            int year = Integer.parseInt(matcher.group(3));
            // A point stands between day and month, in this order, wherever it is used; a slash may be American.
            if (value.contains(".") || first > 12 || first == second) {
                return LocalDate.of(year, second, first).toString();
            }
            return second > 12 ? LocalDate.of(year, first, second).toString() : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private String dateTime(String file, long line, Specification.Column column, String value) {
        try {
            return OffsetDateTime.parse(value).toInstant().toString();
        } catch (DateTimeException notExact) {
            String other = strict ? null : otherDateTime(value);
            if (other == null) {
                return wrong(file, line, column, value, "value.dateTime");
            }
            findings.warning(file, line, column.name(), value, "value.dateTime");
            return other;
        }
    }

    private static String otherDateTime(String value) {
        try {
            return value.length() == 10
                    ? LocalDate.parse(value) + "T00:00:00Z"
                    : LocalDateTime.parse(value.replace(' ', 'T')) + "Z";
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private String enumeration(String file, long line, Specification.Column column, String value) {
        if (column.values().contains(value)
                || (column.extensible() && EXTENSION.matcher(value).matches())) {
            return value;
        }
        if (!strict) {
            for (String permitted : column.values()) {
                if (permitted.equalsIgnoreCase(value.strip())) {
                    findings.warning(file, line, column.name(), value, "value.enum");
                    return permitted;
                }
            }
        }
        return wrong(file, line, column, value, "value.enum");
    }

    private String status(String file, long line, Specification.Column column, String value) {
        String known = value.equals("inactive") && !strict ? "tobedeleted" : value;
        if (!STATUSES.contains(known)) {
            return wrong(file, line, column, value, "value.status");
        }
        return known;
    }

    private String length(String file, long line, Specification.Column column, String value, int most) {
        return value.length() <= most ? value : wrong(file, line, column, value, "value.tooLong");
    }

    private String wrong(String file, long line, Specification.Column column, String value, String rule) {
        findings.error(file, line, column.name(), column.name().equals("password") ? "" : value, rule);
        return null;
    }
}
