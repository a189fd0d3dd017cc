package kz.bbu.api.facts;

import java.util.Objects;
import java.util.Optional;

/**
 * A reporting period, the same for all sources: the second quarter is the second quarter, whoever names it.
 *
 * @param year the year in which the school year ends
 * @param number from 1; 0 where a school year has one only
 */
public record Period(int year, Stage stage, int number) implements Comparable<Period> {
    private static final int YEARS = 100;
    private static final int STAGES = 10;

    public Period {
        Objects.requireNonNull(stage);
        if (year < 1000 || year > 9999 || number < 0 || number >= STAGES) {
            throw new IllegalArgumentException("not a period: " + year + " " + stage + " " + number);
        }
    }

    public static Period term(int year, int number) {
        return new Period(year, Stage.TERM, number);
    }

    /** The period of a code. */
    public static Period of(int code) {
        return new Period(code / YEARS, Stage.values()[code % YEARS / STAGES], code % STAGES);
    }

    /** The period of a code in an address; empty if it is none. */
    public static Optional<Period> parse(String code) {
        boolean good = code.matches("[1-9]\\d{3}[0-4]\\d");
        return good ? Optional.of(of(Integer.parseInt(code))) : Optional.empty();
    }

    /** A number for addresses and tables: 202702 is the second quarter of 2026/27, 202720 that school year. */
    public int code() {
        return year * YEARS + stage.ordinal() * STAGES + number;
    }

    @Override
    public int compareTo(Period other) {
        return Integer.compare(code(), other.code());
    }
}
