package kz.bbu.report.activity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins.Grain;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Option;
import kz.bbu.api.text.Texts;

/** How long the interval of a row is; the name of a step is its value in addresses and the id of the column of its rows. */
enum Step {
    day(Grain.DAY),
    week(Grain.WEEK),
    month(Grain.MONTH);

    private final Grain grain;

    Step(Grain grain) {
        this.grain = grain;
    }

    Grain grain() {
        return grain;
    }

    static List<Option> options(Texts texts) {
        return Arrays.stream(values())
                .map(step -> new Option(step.name(), texts.text("step." + step)))
                .toList();
    }

    Column column() {
        return this == day ? Column.date(name()) : Column.text(name());
    }

    Object label(Texts texts, LocalDate begins) {
        return switch (this) {
            case day -> begins;
            case week ->
                texts.formats().date(begins) + " – "
                        + texts.formats().date(interval(begins).last());
            case month -> LoginSpan.label(texts, YearMonth.from(begins));
        };
    }

    Span interval(LocalDate begins) {
        return new Span(begins, next(begins).minusDays(1));
    }

    private LocalDate next(LocalDate begins) {
        return switch (this) {
            case day -> begins.plusDays(1);
            case week -> begins.plusWeeks(1);
            case month -> begins.plusMonths(1);
        };
    }

    /** The days on which intervals begin that share a day with these days. */
    Span beginnings(Span days) {
        return switch (this) {
            case day -> days;
            case week -> new Span(days.first().minusDays(6), days.last());
            case month -> new Span(days.first().withDayOfMonth(1), days.last());
        };
    }

    /**
     * The intervals of some days, those without log-ins too.
     *
     * @param known the beginnings of those that have log-ins: they tell on which day a week begins, which is a rule that can change
     */
    NavigableSet<LocalDate> fill(Span days, NavigableSet<LocalDate> known) {
        NavigableSet<LocalDate> begins = new TreeSet<>(known);
        LocalDate first = this == week && !known.isEmpty()
                ? known.first()
                : beginnings(days).first();
        for (LocalDate next = first; !next.isAfter(days.last()); next = next(next)) {
            if (begins.subSet(next, true, next(next), false).isEmpty()) {
                begins.add(next);
            }
        }
        return begins;
    }
}
