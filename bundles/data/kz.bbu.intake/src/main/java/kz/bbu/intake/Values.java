package kz.bbu.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.registry.NationalNumber;

/** Checks one value against its column; the lenient mode takes what has one meaning only, and warns. */
final class Values {
    private static final Pattern USER_ID = Pattern.compile("\\{[^{}:]+:[^{}]+\\}");
    private static final Pattern IIN_ID = Pattern.compile("(?i)\\{iin:([^{}]*)\\}");
    private static final Pattern NATIONAL = Pattern.compile("\\d{12}");
    private static final Pattern OTHER_DATE = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})");
    private static final Pattern UTC = Pattern.compile("[1-9]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    /** A moment as nearly all exporters write it, 2012-04-23T18:25:43Z or 2012-04-23T18:25:43.511Z. */
    private static final String USUAL = "dddd-dd-ddTdd:dd:dd";

    private static final String SOURCED_ID_SIGNS = ".-_/@";
    private static final int MOST_DIGITS = 12;
    private static final int MOST_DECIMALS = 9;
    private static final Pattern OFFSET = Pattern.compile("T.*(Z|[+-]\\d\\d(:?\\d\\d)?)$");
    private static final Pattern YEAR = Pattern.compile("^[1-9]\\d{3}-");
    private static final Pattern COMMA_NUMBER = Pattern.compile("-?\\d{1,12},\\d{1,9}");
    private static final Pattern EXTENSION = Pattern.compile("ext:[0-9A-Za-z._-]{1,36}");
    private static final int LONGEST_ID = 255;

    private final boolean strict;
    private final Findings findings;

    Values(boolean strict, Findings findings) {
        this.strict = strict;
        this.findings = findings;
    }

    /** Where a value stands. */
    private record Place(String file, long line, Specification.Column column) {}

    /** The value as publishers take it: null where it is blank or wrong, empty where it is left out; both have been reported. */
    String check(String file, long line, Specification.Column column, String raw) {
        Place place = new Place(file, line, column);
        String value = raw.isEmpty() || (!strict && raw.isBlank()) ? null : raw;
        if (value == null) {
            return column.required() ? wrong(place, "", "value.required") : null;
        }
        String rule = forbidden(value);
        if (rule != null) {
            return wrong(place, value, rule);
        }
        if (column.longest() > 0 && value.length() > column.longest()) {
            return wrong(place, value, "value.tooLong");
        }
        return switch (column.type()) {
            case "id" -> {
                boolean isPerson = column.name().equals("sourcedId") && file.endsWith("/users");
                if (isPerson && NationalNumber.isIin(value)) {
                    taken(place, value, value, "value.iinAsId");
                }
                yield id(place, value) ? value : null;
            }
            case "ids" -> ids(place, value);
            case "userIds" -> userIds(place, value);
            case "bin" -> bin(place, value);
            case "binOrOwn" -> identifier(place, value, NationalNumber::isBin, "value.bin");
            case "iinOrOwn" -> identifier(place, value, NationalNumber::isIin, "value.iin");
            case "bool", "race" -> bool(place, value);
            case "date" -> date(place, value);
            case "dateTime" -> dateTime(place, value);
            case "integer" -> value.matches("\\d{1,8}") ? value : wrong(place, value, "value.integer");
            case "number" -> number(place, value);
            case "enum" -> enumeration(place, value);
            default -> value;
        };
    }

    /** The rule that no value of any column may break; null for a good value. */
    static String forbidden(String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            return "value.lineBreak";
        }
        return value.indexOf('\0') >= 0 ? "value.control" : null;
    }

    /** Told without a pattern, as other kinds of values are that come by the million. */
    private static boolean isSourcedId(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean good = (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || SOURCED_ID_SIGNS.indexOf(c) >= 0;
            if (!good) {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= LONGEST_ID;
    }

    /** Whether a text begins like a sample, where d stands for any digit. */
    private static boolean isLike(String sample, String value) {
        if (value.length() < sample.length()) {
            return false;
        }
        for (int i = 0; i < sample.length(); i++) {
            char c = value.charAt(i);
            boolean good = sample.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == sample.charAt(i);
            if (!good) {
                return false;
            }
        }
        return true;
    }

    /** Up to 12 digits, and up to 9 behind a point. */
    private static boolean isNumber(String value) {
        int from = value.startsWith("-") ? 1 : 0;
        int point = value.indexOf('.');
        int whole = (point < 0 ? value.length() : point) - from;
        int decimals = point < 0 ? 1 : value.length() - point - 1;
        if (whole < 1 || whole > MOST_DIGITS || decimals < 1 || decimals > MOST_DECIMALS) {
            return false;
        }
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private boolean id(Place place, String value) {
        if (isSourcedId(value)) {
            return true;
        }
        if (strict || value.length() > LONGEST_ID) {
            wrong(place, value, "value.id");
            return false;
        }
        return taken(place, value, value, "value.id") != null;
    }

    private String ids(Place place, String value) {
        if (value.indexOf(',') < 0) {
            return id(place, strict ? value : value.strip()) ? value : null;
        }
        boolean good = true;
        for (String item : value.split(",")) {
            String id = strict ? item : item.strip();
            good &= id.isEmpty() || id(place, id);
        }
        return good ? value : null;
    }

    private String userIds(Place place, String value) {
        StringJoiner kept = new StringJoiner(",");
        boolean reported = false;
        for (String item : value.split(",")) {
            Matcher iin = IIN_ID.matcher(item.strip());
            boolean isWrongIin =
                    iin.matches() && !NationalNumber.isIin(iin.group(1).strip());
            if (isWrongIin
                    && lenient(place, "{iin:" + NationalNumber.masked(iin.group(1)) + "}", "", "value.iin") == null) {
                return null;
            }
            boolean isOdd = !USER_ID.matcher(item.strip()).matches();
            if (isOdd && !reported) {
                if (lenient(place, item, item, "value.userIds") == null) {
                    return null;
                }
                reported = true;
            }
            if (!isWrongIin) {
                kept.add(item);
            }
        }
        return kept.toString();
    }

    private String bin(Place place, String value) {
        String plain = value.strip();
        return NationalNumber.isBin(value)
                ? value
                : lenient(place, value, NationalNumber.isBin(plain) ? plain : "", "value.bin");
    }

    /** An identifier of the vendor's own, unless it has the look of a national number, which must then be right. */
    private String identifier(Place place, String value, Predicate<String> right, String rule) {
        boolean wrong = NATIONAL.matcher(value).matches() && !right.test(value);
        return wrong ? taken(place, NationalNumber.masked(value), "", rule) : value;
    }

    private String bool(Place place, String value) {
        if (value.equals("true") || value.equals("false")) {
            return value;
        }
        String lower = value.strip().toLowerCase(Locale.ROOT);
        boolean known = lower.equals("true") || lower.equals("false");
        return lenient(place, value, known ? lower : null, "value.bool");
    }

    private String number(Place place, String value) {
        if (isNumber(value)) {
            return value;
        }
        String point = value.strip().replace(',', '.');
        boolean known = COMMA_NUMBER.matcher(value.strip()).matches() || isNumber(value.strip());
        return lenient(place, value, known ? point : null, "value.number");
    }

    private String date(Place place, String value) {
        String day = day(value);
        return day == null ? lenient(place, value, otherDate(value.strip()), "value.date") : day;
    }

    /** A day of the calendar in four-digit years, which every database has; null for anything else. */
    private static String day(String value) {
        try {
            boolean isDate = value.length() == 10 && isLike("dddd-dd-dd", value) && value.charAt(0) != '0';
            if (!isDate) {
                return null;
            }
            LocalDate.of(
                    Integer.parseInt(value, 0, 4, 10),
                    Integer.parseInt(value, 5, 7, 10),
                    Integer.parseInt(value, 8, 10, 10));
            return value;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** A day in another order, if only one order makes sense: 15.05.2023, 5/15/2023, 5/5/2023; and a day with a time. */
    private static String otherDate(String value) {
        try {
            if (value.length() == 10 || (value.length() > 10 && value.charAt(10) == 'T')) {
                String day = day(value.substring(0, 10));
                if (day != null) {
                    return day;
                }
            }
            Matcher matcher = OTHER_DATE.matcher(value);
            if (!matcher.matches()) {
                return null;
            }
            int first = Integer.parseInt(matcher.group(1));
            int second = Integer.parseInt(matcher.group(2));
            int year = Integer.parseInt(matcher.group(3));
            if (year < 1000) {
                return null;
            }
            // A point stands between day and month, in this order, wherever it is used; a slash may be American.
            if (value.contains(".") || first > 12 || first == second) {
                return LocalDate.of(year, second, first).toString();
            }
            return second > 12 ? LocalDate.of(year, first, second).toString() : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private String dateTime(Place place, String value) {
        if (isUsual(value)) {
            return value;
        }
        String moment = moment(value.strip());
        boolean exact = moment != null && UTC.matcher(value).matches();
        return exact ? moment : lenient(place, value, moment, "value.dateTime");
    }

    /** Whether a moment is written as usual, and so already in the one way in which it is passed on. */
    private static boolean isUsual(String value) {
        boolean whole = value.length() == USUAL.length() + 1;
        boolean thousandths = value.length() == USUAL.length() + 5
                && isLike(".dddZ", value.substring(USUAL.length()))
                && !value.endsWith(".000Z");
        return isLike(USUAL, value)
                && (whole ? value.endsWith("Z") : thousandths)
                && day(value.substring(0, 10)) != null
                && value.substring(11, 13).compareTo("24") < 0
                && value.charAt(14) < '6'
                && value.charAt(17) < '6';
    }

    /** A moment in any way of writing that has one meaning: with an offset, without one (UTC), a day alone; null for anything else. */
    private static String moment(String value) {
        try {
            if (value.length() == 10) {
                return day(value) == null ? null : day(value) + "T00:00:00Z";
            }
            String text = value.replace(' ', 'T');
            Instant moment = OFFSET.matcher(text).find()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return YEAR.matcher(moment.toString()).find() ? moment.toString() : null;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private String enumeration(Place place, String value) {
        Specification.Column column = place.column();
        if (column.values().contains(value)
                || (column.extensible() && EXTENSION.matcher(value).matches())) {
            return value;
        }
        String plain = value.strip();
        String known = column.values().stream()
                .filter(plain::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
        // Vendors of version 1.0 end records with this word.
        boolean oldEnd = column.name().equals("status") && plain.equalsIgnoreCase("inactive");
        return lenient(place, value, oldEnd ? "tobedeleted" : known, "value.enum");
    }

    /** Takes the one meaning that a wrong value has, with a warning; an error in the strict mode or where there is none. */
    private String lenient(Place place, String value, String meaning, String rule) {
        return strict || meaning == null ? wrong(place, value, rule) : taken(place, value, meaning, rule);
    }

    private String taken(Place place, String value, String meaning, String rule) {
        findings.warning(place.file(), place.line(), place.column().name(), value, rule);
        return meaning;
    }

    private String wrong(Place place, String value, String rule) {
        boolean secret = place.column().isPassword();
        findings.error(place.file(), place.line(), place.column().name(), secret ? "" : value, rule);
        return null;
    }
}
