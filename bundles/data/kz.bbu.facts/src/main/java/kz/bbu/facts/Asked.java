package kz.bbu.facts;

import java.util.Set;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;

/** Which years and cells a query asks for; its institutions and pupils are looked at elsewhere. */
final class Asked {
    private static final Set<Dimension> ELSEWHERE = Set.of(Dimension.INSTITUTION, Dimension.PUPIL);

    private final FactQuery query;

    Asked(FactQuery query) {
        this.query = query;
    }

    boolean has(JournalReader.Book book) {
        return query.periods().isEmpty() || query.periods().stream().anyMatch(period -> period.year() == book.year());
    }

    boolean has(Cell cell) {
        boolean inPeriods =
                query.periods().isEmpty() || query.periods().stream().anyMatch(period -> period.code() == cell.period);
        boolean inWeeks = query.weeks()
                .map(weeks -> cell.week != 0
                        && weeks.first().toEpochDay() <= cell.week
                        && cell.week <= weeks.last().toEpochDay())
                .orElse(true);
        return inPeriods
                && inWeeks
                && query.only().entrySet().stream()
                        .filter(only -> !ELSEWHERE.contains(only.getKey()))
                        .allMatch(only -> only.getValue().contains(cell.value(only.getKey())))
                && query.except().entrySet().stream()
                        .filter(except -> !ELSEWHERE.contains(except.getKey()))
                        .noneMatch(except -> except.getValue().contains(cell.value(except.getKey())));
    }
}
