package kz.bbu.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Rules;

/** What the rules and the calendar say of the days of one institution; asked by the million, so answers are kept. */
final class Clockwork {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final int GRADES = 16;

    private final Rules rules;
    private final List<Calendar.DaysOut> daysOut;
    private final Map<Integer, Integer> markDeadlines = new HashMap<>();
    private final Map<Integer, Integer> weeks = new HashMap<>();
    private final Map<Integer, Boolean> out = new HashMap<>();
    private final Map<Integer, Optional<Rules.Rule>> homework = new HashMap<>();
    private final Map<Integer, Boolean> unmarked = new HashMap<>();

    Clockwork(Rules rules, List<Calendar.DaysOut> daysOut) {
        this.rules = rules;
        this.daysOut = daysOut;
    }

    private static int key(int day, int grade) {
        return day * GRADES + Math.floorMod(grade, GRADES);
    }

    private Optional<Rules.Rule> rule(Rules.Kind kind, int day, int grade) {
        return rules.at(kind, LocalDate.ofEpochDay(day), grade);
    }

    /** The minute up to which a mark for a lesson of a day is set in time. */
    int markDeadline(int day, int grade) {
        return markDeadlines.computeIfAbsent(
                key(day, grade),
                k -> rule(Rules.Kind.MARK_DEADLINE, day, grade)
                        .map(rule -> minute(day + (int) rule.number("days"), (int) rule.number("hour")))
                        .orElse(Integer.MAX_VALUE));
    }

    /** The first minute of a day. */
    static int midnight(int day) {
        return minute(day, 0);
    }

    private static int minute(int day, int hour) {
        return (int)
                (LocalDate.ofEpochDay(day).atStartOfDay(ZONE).plusHours(hour).toEpochSecond() / 60);
    }

    /** Whether homework that was entered at a minute was entered in time. */
    boolean isTimely(Entry.Homework entered, int lessonDay, int grade) {
        return homework.computeIfAbsent(
                        key(lessonDay, grade), k -> rule(Rules.Kind.HOMEWORK_DEADLINE, lessonDay, grade))
                .map(rule -> {
                    int before = entered.due() - (int) rule.number("daysBefore");
                    int after = lessonDay + (int) rule.number("daysAfter");
                    return entered.at() < minute(Math.min(before, after) + 1, 0);
                })
                .orElse(true);
    }

    /** The first day of a day's week. */
    int week(int day) {
        return weeks.computeIfAbsent(day, d -> {
            int first = rule(Rules.Kind.WEEK, day, 0)
                    .map(rule -> (int) rule.number("firstDay"))
                    .orElse(1);
            return (int) LocalDate.ofEpochDay(day)
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.of(first)))
                    .toEpochDay();
        });
    }

    /** Whether the calendar takes a day out. */
    boolean isOut(int day) {
        return !daysOut.isEmpty()
                && out.computeIfAbsent(day, d -> {
                    LocalDate date = LocalDate.ofEpochDay(day);
                    return daysOut.stream()
                            .anyMatch(days -> !date.isBefore(days.first()) && !date.isAfter(days.last()));
                });
    }

    /** Whether a grade has no final marks. */
    boolean isUnmarked(int day, int grade) {
        return unmarked.computeIfAbsent(
                key(day, grade),
                k -> rule(Rules.Kind.UNMARKED, day, grade)
                        .filter(rule -> rule.number("unmarked") > 0)
                        .isPresent());
    }
}
