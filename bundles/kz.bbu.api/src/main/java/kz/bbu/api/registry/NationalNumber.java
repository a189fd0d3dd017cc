package kz.bbu.api.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The 12-digit numbers of persons (IIN) and organisations (BIN): digits, check digit, masks.
 *
 * <p>The check digit is the sum of the first eleven by the weights 1…11 modulo 11; where that is 10, by the weights 3…11, 1, 2; a number for which that is 10 too was never given. A BIN is never an
 * IIN: where a person has the day of birth, an organisation has 4 or more.
 */
public final class NationalNumber {
    private static final int DIGITS = 12;
    private static final int MODULUS = 11;
    private static final Pattern WHOLE = Pattern.compile("\\d{12}");
    private static final Pattern WITHIN = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

    private NationalNumber() {}

    /** Whether a text is a BIN: 12 digits with a right check digit, not all the same. */
    public static boolean isBin(String text) {
        return hasCheckDigit(text) && text.chars().distinct().count() > 1;
    }

    /** Whether a text is an IIN: 12 digits with a right check digit that begin with a day in the past. */
    public static boolean isIin(String text) {
        return hasCheckDigit(text)
                && (text.charAt(6) == '0' ? isForeign(text) : birthDate(text).isPresent());
    }

    /** The birth date that an IIN begins with; empty for a number of a foreigner, which tells no century, and for an impossible or future date. */
    public static Optional<LocalDate> birthDate(String iin) {
        int century = iin.charAt(6) - '0';
        return century < 1 || century > 6 ? Optional.empty() : day(iin, 1800 + (century - 1) / 2 * 100);
    }

    private static boolean isForeign(String iin) {
        return day(iin, 1900).isPresent() || day(iin, 2000).isPresent();
    }

    private static Optional<LocalDate> day(String iin, int century) {
        try {
            LocalDate day = LocalDate.of(
                    century + Integer.parseInt(iin.substring(0, 2)),
                    Integer.parseInt(iin.substring(2, 4)),
                    Integer.parseInt(iin.substring(4, 6)));
            return Optional.of(day).filter(d -> !d.isAfter(LocalDate.now()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean hasCheckDigit(String text) {
        if (text == null || !WHOLE.matcher(text).matches()) {
            return false;
        }
        int sum = sum(text, 0);
        int check = sum == MODULUS - 1 ? sum(text, 2) : sum;
        return check == text.charAt(DIGITS - 1) - '0';
    }

    private static int sum(String digits, int shift) {
        int sum = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            sum += (digits.charAt(i) - '0') * ((i + shift) % MODULUS + 1);
        }
        return sum % MODULUS;
    }

    /** A number of which only the last four digits are shown. */
    public static String masked(String number) {
        int shown = Math.max(0, number.length() - 4);
        return number.substring(0, shown).replaceAll("\\d", "*") + number.substring(shown);
    }

    /** A text whose numbers of 12 digits, whatever they mean, show the last four only. */
    public static String maskAll(String text) {
        return WITHIN.matcher(text).replaceAll(number -> masked(number.group()));
    }

    /** A text whose IINs show the last four digits only; other numbers stay. Null for null. */
    public static String maskIins(String text) {
        if (text == null || !hasLongNumber(text)) {
            return text;
        }
        return WITHIN.matcher(text)
                .replaceAll(number ->
                        Matcher.quoteReplacement(isIin(number.group()) ? masked(number.group()) : number.group()));
    }

    /** Told without a pattern, since every text of every row is asked. */
    private static boolean hasLongNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < DIGITS; i++) {
            char c = text.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        }
        return digits >= DIGITS;
    }
}
