package kz.bbu.api.facts;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.text.Texts;

/**
 * The months that have log-ins, and why others have none.
 *
 * @param data the first and the last day with log-ins; empty where there are none
 */
public record LoginSpan(Optional<Span> data) {
    /** The choice of a month, {@code month}: newest first, {@code yyyy-MM}, the {@link #newestMonth()} unless another is chosen. */
    public Parameter month(Texts texts) {
        List<Option> options = months().map(month -> new Option(month.toString(), label(texts, month)))
                .toList();
        Parameter parameter = Parameter.one("month", options);
        return newestMonth()
                .map(newest -> parameter.standard(newest.toString()))
                .orElse(parameter);
    }

    /** The newest month that the data reach the end of; the newest one if they reach the end of none; empty if there are none. */
    public Optional<YearMonth> newestMonth() {
        return months().filter(month ->
                        !month.atEndOfMonth().isAfter(data.orElseThrow().last()))
                .findFirst()
                .or(() -> months().findFirst());
    }

    private Stream<YearMonth> months() {
        return data.stream().flatMap(span -> {
            YearMonth first = YearMonth.from(span.first());
            return Stream.iterate(
                    YearMonth.from(span.last()), month -> !month.isBefore(first), month -> month.minusMonths(1));
        });
    }

    /** Why figures of days are missing that these are not: the messages {@code missing.outside} with the first and the last day, or {@code missing.logins}, of the report's bundle. */
    public String gap(Texts texts) {
        return data.map(span -> texts.text(
                        "missing.outside",
                        texts.formats().date(span.first()),
                        texts.formats().date(span.last())))
                .orElseGet(() -> texts.text("missing.logins"));
    }

    /** What a month is called, such as {@code Ақпан 2026}. */
    public static String label(Texts texts, YearMonth month) {
        return texts.term("month", Integer.toString(month.getMonthValue())) + " " + month.getYear();
    }

    /** The days of a month. */
    public static Span days(YearMonth month) {
        return new Span(month.atDay(1), month.atEndOfMonth());
    }

    /** The twelve months of a month's school year, which begins on 1 September. */
    public static Span schoolYear(YearMonth month) {
        LocalDate first = LocalDate.of(month.minusMonths(8).getYear(), Month.SEPTEMBER, 1);
        return new Span(first, first.plusYears(1).minusDays(1));
    }
}
