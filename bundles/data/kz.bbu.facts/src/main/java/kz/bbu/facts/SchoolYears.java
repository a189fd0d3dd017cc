package kz.bbu.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.Stage;
import kz.bbu.api.platform.Rosters.Session;

/** The sessions of a source as reporting periods that are the same for all sources. */
final class SchoolYears {
    private static final int AUGUST = 8;

    /** So many days from the first one on have their periods at hand: thirty years. */
    private static final int DAYS = 11_000;

    private final List<Session> sessions;
    private final Map<Long, Session> byId = new HashMap<>();
    private final int first;

    /** The periods of the days from the first one on, as they are asked for; 0 is not known yet. */
    private final int[] periods;

    private final Map<Integer, Integer> lastDays = new HashMap<>();
    private final Map<Session, Integer> numbers = new HashMap<>();

    SchoolYears(List<Session> sessions) {
        this.sessions = sessions.stream()
                .sorted(Comparator.comparing(Session::starts).thenComparing(Session::id))
                .toList();
        sessions.forEach(session -> byId.put(session.id(), session));
        this.first = this.sessions.isEmpty()
                ? 0
                : (int) this.sessions.get(0).starts().toEpochDay();
        this.periods = new int[DAYS];
    }

    private static Optional<Stage> stage(Session session) {
        return switch (session.type()) {
            case "gradingPeriod", "term" -> Optional.of(Stage.TERM);
            case "semester" -> Optional.of(Stage.HALF_YEAR);
            case "schoolYear" -> Optional.of(Stage.YEAR);
            default -> Optional.empty();
        };
    }

    /** Its place among those of its kind that do not overlap, from 1; 0 for a school year. */
    private int number(Session session) {
        Integer known = numbers.get(session);
        if (known == null) {
            known = session.type().equals("schoolYear") ? 0 : findNumber(session);
            numbers.put(session, known);
        }
        return known;
    }

    private int findNumber(Session session) {
        int before = 0;
        for (Session other : sessions) {
            boolean earlier = other.schoolYear() == session.schoolYear()
                    && stage(other).equals(stage(session))
                    && !other.ends().isAfter(session.starts());
            before = earlier ? Math.max(before, number(other)) : before;
        }
        return Math.min(9, before + 1);
    }

    /** The code of the period to which a day's lessons belong: the shortest session that has the day. */
    int period(int day) {
        int at = day - first;
        if (at < 0 || at >= periods.length) {
            return find(day);
        }
        if (periods[at] == 0) {
            periods[at] = find(day);
        }
        return periods[at];
    }

    private int find(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return sessions.stream()
                .filter(session -> stage(session).isPresent())
                .filter(session -> !date.isBefore(session.starts()) && date.isBefore(session.ends()))
                .min(Comparator.comparingLong(session -> ChronoUnit.DAYS.between(session.starts(), session.ends())))
                .map(session -> new Period(session.schoolYear(), stage(session).orElseThrow(), number(session)).code())
                .orElseGet(() -> new Period(year(date), Stage.YEAR, 0).code());
    }

    /** The school year of a day, even in the holidays: it begins in August. */
    int schoolYear(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return sessions.stream()
                .filter(session -> session.type().equals("schoolYear"))
                .filter(session -> !date.isBefore(session.starts()) && date.isBefore(session.ends()))
                .mapToInt(Session::schoolYear)
                .findFirst()
                .orElseGet(() -> year(date));
    }

    private static int year(LocalDate date) {
        return date.getMonthValue() >= AUGUST ? date.getYear() + 1 : date.getYear();
    }

    boolean has(long session) {
        return byId.containsKey(session);
    }

    int schoolYearOf(long session) {
        return byId.get(session).schoolYear();
    }

    /** The code of the period of a final mark; empty where the session is not known any more. */
    OptionalInt period(long session, Stage stage) {
        Session found = byId.get(session);
        if (found == null) {
            return OptionalInt.empty();
        }
        boolean numbered = stage == Stage.TERM || stage == Stage.HALF_YEAR;
        return OptionalInt.of(new Period(found.schoolYear(), stage, numbered ? number(found) : 0).code());
    }

    /** The first day of a period that has sessions of its own; empty for others. */
    OptionalInt firstDay(int code) {
        Period period = Period.of(code);
        return sessions.stream()
                .filter(session -> session.schoolYear() == period.year())
                .filter(session ->
                        stage(session).filter(period.stage()::equals).isPresent() && number(session) == period.number())
                .mapToInt(session -> (int) session.starts().toEpochDay())
                .min();
    }

    /** The last day of a period; that of the school year where the period has none of its own. */
    int lastDay(int code) {
        return lastDays.computeIfAbsent(code, this::findLastDay);
    }

    private int findLastDay(int code) {
        Period period = Period.of(code);
        return sessions.stream()
                .filter(session -> session.schoolYear() == period.year())
                .filter(session ->
                        stage(session).filter(period.stage()::equals).isPresent() && number(session) == period.number())
                .map(Session::ends)
                .max(Comparator.naturalOrder())
                .or(() -> sessions.stream()
                        .filter(session -> session.schoolYear() == period.year())
                        .map(Session::ends)
                        .max(Comparator.naturalOrder()))
                .map(end -> (int) end.toEpochDay() - 1)
                .orElseGet(() -> (int) LocalDate.of(period.year(), 5, 31).toEpochDay());
    }
}
