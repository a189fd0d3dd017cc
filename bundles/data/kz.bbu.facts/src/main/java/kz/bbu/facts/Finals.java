package kz.bbu.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.Stage;
import kz.bbu.facts.Entry.FinalMark;
import kz.bbu.facts.Entry.Mark;
import kz.bbu.facts.Entry.Result;
import kz.bbu.facts.Entry.Standing;
import kz.bbu.facts.Members.Group;

/** Which final marks are to be set, which are, and how the pupils stand by them. */
final class Finals {
    private final InstitutionYear year;
    private final Map<Long, Long> mainTeachers;
    private final Map<Key, FinalMark> marks = new HashMap<>();
    private final Map<Long, Set<Integer>> periods = new HashMap<>();
    private Map<Long, Set<Integer>> marked;

    private record Key(long group, long pupil, int period) {}

    private record PupilPeriod(long pupil, int period) {}

    /** Takes a final mark that is to be set; the value is empty while it is not. */
    interface Due {
        void take(Group group, int period, Standing standing);
    }

    /** Takes a pupil's standing in a period with what it counts for. */
    interface Whole {
        void take(Group schoolClass, Standing standing, List<Count> counts);
    }

    Finals(InstitutionYear year, Map<Long, Long> mainTeachers) {
        this.year = year;
        this.mainTeachers = mainTeachers;
        for (FinalMark mark : year.<FinalMark>of(Part.FINALS)) {
            period(mark).ifPresent(period -> {
                marks.merge(new Key(mark.group(), mark.pupil(), period), mark, Finals::later);
                periods.computeIfAbsent(mark.group(), g -> new TreeSet<>()).add(period);
            });
        }
    }

    OptionalInt period(FinalMark mark) {
        return year.years.period(mark.session(), Stage.values()[mark.stage()]);
    }

    /** Of two final marks for one thing the one that was set later holds. */
    private static FinalMark later(FinalMark one, FinalMark other) {
        int order = Integer.compare(one.at(), other.at());
        return (order == 0 ? Long.compare(one.id(), other.id()) : order) > 0 ? one : other;
    }

    /** Whether a final mark is one of those that are due, and no later one is set for the same thing: with those that are missing they add up. */
    boolean isCounted(FinalMark mark) {
        OptionalInt period = period(mark);
        return period.isPresent()
                && marks.get(new Key(mark.group(), mark.pupil(), period.getAsInt())) == mark
                && year.members
                        .group(mark.group())
                        .filter(group -> isDue(group, mark.pupil(), period.getAsInt()))
                        .isPresent();
    }

    private boolean isDue(Group group, long pupil, int period) {
        int end = year.years.lastDay(period);
        Group schoolClass = year.members.classOf(pupil, end, group);
        return (year.members.isIn(group, pupil, end) || !year.members.lists(group))
                && !year.clockwork.isUnmarked(end, schoolClass.about.grade());
    }

    long teacher(Group group) {
        return mainTeachers.getOrDefault(group.id(), group.teacher);
    }

    /**
     * Gives every final mark that is to be set: for the pupils of a group at the period's end, in terms in which the group has current or final marks, and in other periods in which it has final marks.
     *
     * <p>A group that is marked by half-years only owes nothing in its terms. Grades without final marks owe nothing.
     */
    void due(Due each) {
        marked().forEach((id, all) -> year.members.group(id).ifPresent(group -> {
            Set<Integer> own = periods.getOrDefault(id, Set.of());
            boolean byHalfYears = has(own, Stage.HALF_YEAR) && !has(own, Stage.TERM);
            for (int period : all) {
                boolean isTerm = Period.of(period).stage() == Stage.TERM;
                if (isTerm ? !byHalfYears : own.contains(period)) {
                    due(group, period, each);
                }
            }
        }));
    }

    /** The periods in which each group has current or final marks. */
    private Map<Long, Set<Integer>> marked() {
        if (marked == null) {
            // In order: the first group tells the class of pupils without a homeroom class.
            marked = new TreeMap<>();
            periods.forEach((group, all) -> marked.put(group, new TreeSet<>(all)));
            long last = 0;
            for (Mark mark : year.<Mark>of(Part.MARKS)) {
                // Most marks follow others of their lesson.
                if (mark.lesson() != last) {
                    last = mark.lesson();
                    year.lesson(last)
                            .ifPresent(lesson -> marked.computeIfAbsent(lesson.group(), g -> new TreeSet<>())
                                    .add(year.years.period(lesson.day())));
                }
            }
            for (Result result : year.<Result>of(Part.RESULTS)) {
                marked.computeIfAbsent(result.group(), g -> new TreeSet<>()).add(year.years.period(result.day()));
            }
        }
        return marked;
    }

    private static boolean has(Set<Integer> periods, Stage stage) {
        return periods.stream().anyMatch(period -> Period.of(period).stage() == stage);
    }

    private void due(Group group, int period, Due each) {
        for (long pupil : pupils(group, period)) {
            if (isDue(group, pupil, period)) {
                FinalMark mark = marks.get(new Key(group.id(), pupil, period));
                String value = mark == null ? "" : Part.FINAL_VALUES.get(mark.value() - 1);
                each.take(group, period, new Standing(pupil, group.id(), period, "", value));
            }
        }
    }

    /** Those of whom a final mark is due, grades without any among them; where the roster lists nobody, those who have one. */
    private Collection<Long> pupils(Group group, int period) {
        if (year.members.lists(group)) {
            return year.members.pupils(group, year.years.lastDay(period));
        }
        return marks.keySet().stream()
                .filter(key -> key.group() == group.id() && key.period() == period)
                .map(Key::pupil)
                .toList();
    }

    /** Gives every pupil's standing in each period in which final marks that say something are to be set. */
    void standings(Whole each) {
        Map<PupilPeriod, Sum> sums = new LinkedHashMap<>();
        due((group, period, standing) -> sums.computeIfAbsent(
                        new PupilPeriod(standing.pupil(), period),
                        k -> new Sum(year.members.classOf(standing.pupil(), year.years.lastDay(period), group)))
                .add(standing.value()));
        sums.forEach((key, sum) -> {
            List<Count> counts = sum.counts();
            if (!counts.isEmpty()) {
                each.take(sum.schoolClass, new Standing(key.pupil(), 0, key.period(), sum.category(), ""), counts);
            }
        });
    }

    /** The final marks of a pupil in a period. */
    static final class Sum {
        private final Group schoolClass;
        private final int[] values = new int[6];
        private int missing;
        private int notAttested;

        Sum(Group schoolClass) {
            this.schoolClass = schoolClass;
        }

        /** Adds that of a subject; who is exempt, or has a pass or a fail, has nothing that counts. */
        void add(String value) {
            switch (value) {
                case "" -> missing++;
                case "NOT_ATTESTED" -> notAttested++;
                case "EXEMPT", "PASS", "FAIL" -> {
                    // Never part of a sum.
                }
                default -> values[Integer.parseInt(value)]++;
            }
        }

        /** A code of the shared terms; empty where nothing counts. */
        String category() {
            int fours = values[4];
            int marked = values[1] + values[2] + values[3] + fours + values[5];
            if (notAttested > 0) {
                return "notAttested";
            }
            if (missing > 0) {
                return "awaiting";
            }
            if (marked == 0) {
                return "";
            }
            if (values[1] + values[2] > 0) {
                return "failing";
            }
            if (values[3] > 0) {
                return "progressing";
            }
            return fours > 0 ? "good" : "excellent";
        }

        List<Count> counts() {
            return switch (category()) {
                case "excellent" -> List.of(Count.PUPILS, Count.EXCELLENT);
                case "good" ->
                    values[4] == 1
                            ? List.of(Count.PUPILS, Count.GOOD, Count.GOOD_ONE_FOUR)
                            : List.of(Count.PUPILS, Count.GOOD);
                case "progressing" ->
                    values[3] == 1
                            ? List.of(Count.PUPILS, Count.PROGRESSING, Count.PROGRESSING_ONE_THREE)
                            : List.of(Count.PUPILS, Count.PROGRESSING);
                case "failing" -> List.of(Count.PUPILS, Count.FAILING);
                case "notAttested" -> List.of(Count.PUPILS, Count.NOT_ATTESTED);
                case "awaiting" -> List.of(Count.PUPILS, Count.NOT_ATTESTED, Count.AWAITING);
                default -> List.of();
            };
        }
    }
}
