package kz.bbu.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;

/** How long a certificate of a category is valid where the data do not say: dated rules from {@code terms.csv}, the first that fits counts. */
final class Terms {
    private static final MonthDay LAST_OF_SCHOOL_YEAR = MonthDay.of(Month.AUGUST, 31);

    /** From June on a school year means the coming one. */
    private static final int SUMMER = 3;

    private final List<Term> terms;

    private record Term(String category, String position, LocalDate from, LocalDate until, int years, int schoolYears) {
        boolean fits(String ofPosition, String ofCategory, LocalDate day) {
            return (category.isEmpty() || category.equals(ofCategory))
                    && (position.isEmpty() || position.equals(ofPosition))
                    && !day.isBefore(from)
                    && !day.isAfter(until);
        }

        LocalDate end(LocalDate day) {
            if (schoolYears > 0) {
                LocalDate autumn = day.plusMonths(SUMMER);
                LocalDate end = LAST_OF_SCHOOL_YEAR.atYear(autumn.getYear());
                return end.plusYears(end.isBefore(autumn) ? schoolYears : schoolYears - 1);
            }
            return years > 0 ? day.plusYears(years) : null;
        }
    }

    Terms() {
        try (InputStream in = Terms.class.getResourceAsStream("terms.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            terms = lines.lines().skip(1).map(Terms::term).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last day of a certificate that was given on a day; null where it has no end, or no rule is known. */
    LocalDate end(String position, String category, LocalDate given) {
        return terms.stream()
                .filter(term -> term.fits(position, category, given))
                .findFirst()
                .map(term -> term.end(given))
                .orElse(null);
    }

    private static Term term(String line) {
        String[] fields = line.split(",", 7);
        return new Term(
                fields[0],
                fields[1],
                LocalDate.parse(fields[2]),
                fields[3].isEmpty() ? LocalDate.MAX : LocalDate.parse(fields[3]),
                number(fields[4]),
                number(fields[5]));
    }

    private static int number(String field) {
        return field.isEmpty() ? 0 : Integer.parseInt(field);
    }
}
