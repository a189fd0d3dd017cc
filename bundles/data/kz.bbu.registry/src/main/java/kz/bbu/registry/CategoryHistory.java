package kz.bbu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lays what a package says of an institution's staff over what was known: who held which position with which category from when until when.
 *
 * <p>A later award counts from its own day. What contradicts the past without being later counts from today, so that a day that was reported once stays as it was.
 */
final class CategoryHistory {
    private final LocalDate today;

    CategoryHistory(LocalDate today) {
        this.today = today;
    }

    /** A member of the staff in one position, as a package says; empty category if it does not say, null for other values that are missing. */
    record Stated(
            long person,
            String position,
            String roles,
            String category,
            String order,
            LocalDate from,
            LocalDate until,
            LocalDate hired) {
        /** The same with the certificate that is known already, where only the category is said again. */
        Stated completedBy(Stated known) {
            return from != null || !category.equals(known.category)
                    ? this
                    : new Stated(
                            person,
                            position,
                            roles,
                            category,
                            order == null ? known.order : order,
                            known.from,
                            until == null ? known.until : until,
                            hired);
        }

        private Stated unknown() {
            return new Stated(person, position, roles, "", null, null, null, hired);
        }

        private Key key() {
            return new Key(person, position);
        }
    }

    /** When something was so; the last day is not included, null while it still is so. */
    record Period(Stated said, LocalDate starts, LocalDate ends) {}

    private record Key(long person, String position) {}

    /** The history after a package, from the history before it and all that it says of the institution. */
    List<Period> after(List<Period> before, List<Stated> now) {
        Map<Key, List<Period>> known = before.stream()
                .sorted(Comparator.comparing(Period::starts))
                .collect(Collectors.groupingBy(period -> period.said().key(), LinkedHashMap::new, Collectors.toList()));
        Map<Key, List<Stated>> stated = now.stream()
                .sorted(Comparator.comparing(Stated::from, Comparator.nullsLast(Comparator.naturalOrder())))
                .collect(Collectors.groupingBy(Stated::key, LinkedHashMap::new, Collectors.toList()));
        Map<Long, List<Period>> persons = before.stream()
                .collect(Collectors.groupingBy(period -> period.said().person()));
        List<Period> after = new ArrayList<>();
        known.forEach((key, periods) -> {
            if (!stated.containsKey(key)) {
                periods.forEach(period -> add(period, today, after));
            }
        });
        stated.forEach((key, says) -> {
            List<Period> past = known.getOrDefault(key, List.of());
            boolean newcomer = past.isEmpty() && !persons.containsKey(key.person());
            LocalDate hired = says.get(says.size() - 1).hired();
            LocalDate first = past.isEmpty()
                    ? (newcomer && hired != null ? hired : today)
                    : past.get(0).starts();
            timeline(past, says, first).forEach(after::add);
        });
        return after;
    }

    private List<Period> timeline(List<Period> past, List<Stated> says, LocalDate first) {
        TreeMap<LocalDate, Period> line = new TreeMap<>();
        past.forEach(period -> line.put(period.starts(), period));
        for (Stated earlier : says.subList(0, says.size() - 1)) {
            award(line, earlier, past.isEmpty(), first);
        }
        current(line, past, says.get(says.size() - 1), first);
        line.putIfAbsent(first, new Period(says.get(0).unknown(), first, null));
        List<Period> periods = new ArrayList<>();
        for (Period period : line.values()) {
            add(period, line.higherKey(period.starts()), periods);
        }
        return periods;
    }

    /** What a package says of the past fills days of which nothing is known, or dates an award that was not known. */
    private static void award(TreeMap<LocalDate, Period> line, Stated said, boolean fresh, LocalDate first) {
        LocalDate start = later(said.from(), first);
        Period there = line.get(start);
        if (fresh || there == null || there.said().category().isEmpty()) {
            line.put(start, new Period(said, start, null));
        }
    }

    private void current(TreeMap<LocalDate, Period> line, List<Period> past, Stated said, LocalDate first) {
        if (past.isEmpty()) {
            LocalDate start = later(said.from(), first);
            line.put(start, new Period(said, start, null));
            return;
        }
        Period last = past.get(past.size() - 1);
        Stated whole = said.completedBy(last.said());
        LocalDate start = start(last, whole);
        line.put(start, new Period(whole, start, null));
    }

    private LocalDate start(Period last, Stated said) {
        Stated known = last.said();
        LocalDate since = known.from() == null ? last.starts() : known.from();
        if (last.ends() != null) {
            return later(said.hired(), later(last.ends(), today));
        }
        if (said.from() != null
                && (said.from().isAfter(since) || known.category().isEmpty())) {
            return later(said.from(), last.starts());
        }
        return said.category().equals(known.category()) || last.starts().isAfter(today) ? last.starts() : today;
    }

    /** Adds a period that ends with the next one at the latest, unless no day is left of it. */
    private static void add(Period period, LocalDate next, List<Period> periods) {
        boolean earlier =
                period.ends() != null && (next == null || period.ends().isBefore(next));
        LocalDate ends = earlier ? period.ends() : next;
        if (ends == null || period.starts().isBefore(ends)) {
            periods.add(new Period(period.said(), period.starts(), ends));
        }
    }

    private static LocalDate later(LocalDate day, LocalDate other) {
        return day == null || day.isBefore(other) ? other : day;
    }
}
