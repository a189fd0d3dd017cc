package kz.bbu.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/**
 * A school year with the summer after it.
 *
 * @param year the year in which it ends
 */
public record SchoolYear(int year) {
    private static final int FIRST = 1991;
    private static final int LAST = 2100;

    static SchoolYear of(LocalDate day) {
        return new SchoolYear(day.getMonth().compareTo(Month.SEPTEMBER) < 0 ? day.getYear() : day.getYear() + 1);
    }

    /** The one of an address; the present one where the address names none. */
    static SchoolYear parse(String code) {
        if (code.isEmpty()) {
            return of(LocalDate.now(Clock.system(ZoneId.of("Asia/Almaty"))));
        }
        SchoolYear found = new SchoolYear(code.matches("\\d{4}") ? Integer.parseInt(code) : 0);
        if (!found.exists()) {
            throw new Problem(CommonError.BAD_VALUE, "year", code);
        }
        return found;
    }

    public boolean exists() {
        return FIRST <= year && year <= LAST;
    }

    public LocalDate first() {
        return LocalDate.of(year - 1, Month.SEPTEMBER, 1);
    }

    public LocalDate last() {
        return LocalDate.of(year, Month.AUGUST, 31);
    }

    public SchoolYear before() {
        return new SchoolYear(year - 1);
    }

    public SchoolYear after() {
        return new SchoolYear(year + 1);
    }

    /** {@code 2026/27}. */
    public String name() {
        return (year - 1) + "/" + String.format("%02d", year % 100);
    }
}
