package kz.bbu.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The school year 2025/26: its quarters, the holidays between and within them, and the days with lessons. */
final class SchoolYear {
    static final String ENDS = "2026";
    static final LocalDate BEGIN = LocalDate.of(2025, 9, 1);

    /** The first day after. */
    static final LocalDate END = LocalDate.of(2026, 5, 26);

    /**
     * A quarter or a half-year.
     *
     * @param end the first day after
     */
    record Term(String id, String title, LocalDate begin, LocalDate end) {}

    /**
     * A day with lessons.
     *
     * @param number its days since 1970
     * @param weekday from 0 for Monday
     * @param quarter from 0
     */
    record Day(LocalDate date, int number, String text, int weekday, int quarter, boolean last) {}

    static final List<Term> QUARTERS = List.of(
            new Term("quarter-1", "1-тоқсан", BEGIN, LocalDate.of(2025, 10, 27)),
            new Term("quarter-2", "2-тоқсан", LocalDate.of(2025, 11, 3), LocalDate.of(2025, 12, 29)),
            new Term("quarter-3", "3-тоқсан", LocalDate.of(2026, 1, 8), LocalDate.of(2026, 3, 19)),
            new Term("quarter-4", "4-тоқсан", LocalDate.of(2026, 3, 30), END));
    static final List<Term> HALVES = List.of(
            new Term("semester-1", "1-жартыжылдық", BEGIN, LocalDate.of(2025, 12, 29)),
            new Term("semester-2", "2-жартыжылдық", LocalDate.of(2026, 1, 8), END));

    /** Independence Day, and the days off for Women's Day, Unity, the Defender and Victory. */
    private static final Set<LocalDate> FREE = Set.of(
            LocalDate.of(2025, 12, 16),
            LocalDate.of(2026, 3, 9),
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 5, 7),
            LocalDate.of(2026, 5, 11));

    private static final Span FLU = new Span(LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 20));
    private static final Span FIRST_GRADE_HOLIDAY = new Span(LocalDate.of(2026, 2, 9), LocalDate.of(2026, 2, 13));

    /** So cold in one district that nobody goes to school. */
    static final LocalDate FROST = LocalDate.of(2026, 1, 20);

    static final List<Day> DAYS = days();

    private static final Map<Integer, Day> BY_NUMBER =
            DAYS.stream().collect(Collectors.toMap(Day::number, Function.identity()));

    private static final int FIRST = (int) BEGIN.toEpochDay();
    private static final List<String> TEXTS =
            IntStream.range(0, 400).mapToObj(i -> BEGIN.plusDays(i).toString()).toList();
    private static final List<String> TIMES = IntStream.range(0, 24 * 60)
            .mapToObj(i -> String.format("T%02d:%02d:00Z", i / 60, i % 60))
            .toList();

    private record Span(LocalDate first, LocalDate last) {
        boolean has(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private SchoolYear() {}

    static boolean isFlu(Day day) {
        return FLU.has(day.date());
    }

    /** The youngest have a week of their own. */
    static boolean isFirstGradeHoliday(Day day) {
        return FIRST_GRADE_HOLIDAY.has(day.date());
    }

    /** The date of a number of days since 1970, within the year and the summer after it. */
    static String text(int number) {
        return TEXTS.get(number - FIRST);
    }

    /** A moment in UTC, some minutes after a day's midnight. */
    static String moment(int number, int minute) {
        return text(number) + TIMES.get(minute);
    }

    /** The day of a number; null without lessons. */
    static Day day(int number) {
        return BY_NUMBER.get(number);
    }

    private static List<Day> days() {
        List<Day> days = new ArrayList<>();
        for (int quarter = 0; quarter < QUARTERS.size(); quarter++) {
            List<LocalDate> dates = QUARTERS.get(quarter)
                    .begin()
                    .datesUntil(QUARTERS.get(quarter).end())
                    .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !FREE.contains(date))
                    .toList();
            for (LocalDate date : dates) {
                days.add(new Day(
                        date,
                        (int) date.toEpochDay(),
                        date.toString(),
                        date.getDayOfWeek().ordinal(),
                        quarter,
                        date.equals(dates.get(dates.size() - 1))));
            }
        }
        return List.copyOf(days);
    }
}
