package kz.bbu.report.attendance;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.report.Column.Kind;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The large figures above the table: attendance, missed lessons, full days, and the days that the calendar takes out. */
final class KeyFigures {
    /** Before the column that a large figure is like. */
    private static final String LARGE = "all";

    private final Services services;
    private final Selection selection;

    KeyFigures(Services services, Selection selection) {
        this.services = services;
        this.selection = selection;
    }

    /** The column that a large figure is like; empty for the column of a row. */
    static Optional<String> column(String opened) {
        return opened.startsWith(LARGE) ? Optional.of(opened.substring(LARGE.length())) : Optional.empty();
    }

    void give(FactRow all, Rows rows) {
        if (all.count(Count.ATTENDABLE) > 0) {
            all.measure(Measure.ATTENDANCE)
                    .ifPresent(percent ->
                            rows.figure("figure.attendance", Kind.PERCENT, percent, LARGE + Absences.PERCENT));
            for (Figure figure : List.of(Figure.missed, Figure.fullDays)) {
                rows.figure("figure." + figure, Kind.INTEGER, figure.value(all), LARGE + figure);
            }
        }
        organisation().ifPresent(id -> rows.figure("figure.daysOut", Kind.TEXT, daysOut(id)));
    }

    /** The chosen institution or authority, else the topmost authority of the scope. */
    private OptionalLong organisation() {
        OptionalLong institution = selection.choices().institution();
        OptionalLong authority = selection.request().choices().number("authority");
        if (institution.isPresent() || authority.isPresent()) {
            return institution.isPresent() ? institution : authority;
        }
        return services.registry().authorities().stream()
                .mapToLong(Authority::id)
                .findFirst();
    }

    private String daysOut(long organisation) {
        Logins.Span period = selection.choices().days();
        List<Calendar.DaysOut> all = services.calendar().of(organisation, period.first(), period.last());
        Set<LocalDate> days = new HashSet<>();
        Set<Calendar.Kind> kinds = EnumSet.noneOf(Calendar.Kind.class);
        for (Calendar.DaysOut out : all) {
            kinds.add(out.kind());
            LocalDate first = out.first().isBefore(period.first()) ? period.first() : out.first();
            LocalDate last = out.last().isAfter(period.last()) ? period.last() : out.last();
            first.datesUntil(last.plusDays(1)).forEach(days::add);
        }
        Texts texts = services.texts();
        String count = texts.formats().number(days.size());
        String named =
                kinds.stream().map(kind -> texts.term("daysOut", kind.name())).collect(Collectors.joining(", "));
        return named.isEmpty() ? count : count + " (" + named + ")";
    }
}
