package kz.bbu.report.institutionactivity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.report.Option;
import kz.bbu.api.text.Texts;

/** The months that have log-ins, by the first and the last day of them; none where there are no log-ins. */
record Months(Optional<Span> data) {

    /** Newest first; a month's value is {@code yyyy-MM}. */
    List<Option> options(Texts texts) {
        return all().map(month -> new Option(month.toString(), label(texts, month)))
                .toList();
    }

    /** The newest month that the data reach the end of; the newest one if they reach the end of none. */
    Optional<YearMonth> newest() {
        return all().filter(month ->
                        !month.atEndOfMonth().isAfter(data.orElseThrow().last()))
                .findFirst()
                .or(() -> all().findFirst());
    }

    private Stream<YearMonth> all() {
        return data.stream().flatMap(span -> {
            YearMonth first = YearMonth.from(span.first());
            return Stream.iterate(
                    YearMonth.from(span.last()), month -> !month.isBefore(first), month -> month.minusMonths(1));
        });
    }

    /** {@code Ақпан 2026}. */
    static String label(Texts texts, YearMonth month) {
        return texts.term("month", Integer.toString(month.getMonthValue())) + " " + month.getYear();
    }

    static Span days(YearMonth month) {
        return new Span(month.atDay(1), month.atEndOfMonth());
    }

    /** The twelve months of a month's school year, which begins on 1 September. */
    static Span schoolYear(YearMonth month) {
        LocalDate first = LocalDate.of(month.minusMonths(8).getYear(), 9, 1);
        return new Span(first, first.plusYears(1).minusDays(1));
    }
}
