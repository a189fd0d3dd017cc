package kz.bbu.api.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The rules of the domain that change with time: each has days on which it holds, grades for which it holds, numbers, and a source. */
@ProviderType
public interface Rules {
    /** The rule of a kind that holds on a day for a grade; empty if none does. */
    Optional<Rule> at(Kind kind, LocalDate day, int grade);

    /** All rules of a kind, by grade and day. */
    List<Rule> all(Kind kind);

    /** What a rule is about, and the numbers that it has; the shared terms {@code rule.<kind>} and {@code rule.<kind>.<number>} name them. */
    enum Kind {
        /** Weights of the level of learning (СОУ), (P). */
        LEARNING_LEVEL("n5", "n4", "n3", "n2", "notAttested"),
        /** From which percent on which mark is given, and to how many decimals the percent is rounded first. */
        PERCENT_MARK("from5", "from4", "from3", "decimals"),
        /** Percents of formative marks, unit and term summative works in a quarter's percent, (P). */
        QUARTER("formative", "sor", "soch"),
        /** The bands of attendance: below low, below high, the rest. */
        ATTENDANCE_BANDS("low", "high"),
        /** The bands of lessons with homework: below low, below high, the rest. */
        HOMEWORK_BANDS("low", "high"),
        /** From which share on a journal is kept in time. */
        TIMELY_SHARE("share"),
        /** How many days after the lesson, and until which hour, a mark is set in time. */
        MARK_DEADLINE("days", "hour"),
        /** How many days before it is due homework must be entered, and how many days after the lesson at the latest. */
        HOMEWORK_DEADLINE("daysBefore", "daysAfter"),
        /** Minutes of homework for one day. */
        HOMEWORK_NORM("minutes"),
        /** The day on which a reporting week begins, 1 for Monday. */
        WEEK("firstDay"),
        /** Lessons a week from which on a class has a timetable. */
        TIMETABLE("lessons"),
        /** Grades without final marks: 1 if they have none. */
        UNMARKED("unmarked");

        private final List<String> numbers;

        Kind(String... numbers) {
            this.numbers = List.of(numbers);
        }

        /** The names of its numbers, in the order to show them. */
        public List<String> numbers() {
            return numbers;
        }
    }

    /**
     * A rule.
     *
     * @param until the last day on which it holds; empty for an open end
     * @param firstGrade the grades for which it holds, both included
     * @param numbers by the names of its kind
     * @param source the order or the practice that it comes from
     */
    record Rule(
            long id,
            Kind kind,
            LocalDate from,
            Optional<LocalDate> until,
            int firstGrade,
            int lastGrade,
            Map<String, Double> numbers,
            String source) {
        public double number(String name) {
            return numbers.get(name);
        }

        /** Whether it holds on a day for a grade. */
        public boolean holds(LocalDate day, int grade) {
            return !day.isBefore(from)
                    && until.filter(day::isAfter).isEmpty()
                    && firstGrade <= grade
                    && grade <= lastGrade;
        }
    }
}
