package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.facts.Count;
import kz.bbu.facts.Entry.Absence;
import kz.bbu.facts.Entry.Change;
import kz.bbu.facts.Entry.FinalMark;
import kz.bbu.facts.Entry.Homework;
import kz.bbu.facts.Entry.Lesson;
import kz.bbu.facts.Entry.Mark;
import kz.bbu.facts.Entry.Result;
import kz.bbu.facts.Entry.Scored;
import kz.bbu.facts.Members.Group;

/** Tells of each entry what it counts for, and in which cell: the one place for figures and for their evidence. */
final class Tally {
    private static final Count[] CLASSIC = {
        Count.MARK_1, Count.MARK_2, Count.MARK_3, Count.MARK_4, Count.MARK_5,
    };
    private static final Count[] FORMATIVE = {
        Count.FORMATIVE_1,
        Count.FORMATIVE_2,
        Count.FORMATIVE_3,
        Count.FORMATIVE_4,
        Count.FORMATIVE_5,
        Count.FORMATIVE_6,
        Count.FORMATIVE_7,
        Count.FORMATIVE_8,
        Count.FORMATIVE_9,
        Count.FORMATIVE_10,
    };
    private static final Count[] ABSENCES = {Count.ABSENT, Count.ILL, Count.EXCUSED, Count.UNEXCUSED, Count.LATE};
    private static final Count[] FINALS = {
        Count.FINAL_1,
        Count.FINAL_2,
        Count.FINAL_3,
        Count.FINAL_4,
        Count.FINAL_5,
        Count.FINAL_EXEMPT,
        Count.FINAL_NOT_ATTESTED,
        Count.FINAL_PASS,
        Count.FINAL_FAIL,
    };

    private final InstitutionYear year;
    private final Sink sink;
    private final Map<Key, Cell> cells = new HashMap<>();
    private final Map<Long, View> views = new HashMap<>();
    private long lastLesson;
    private View lastView;

    /** Takes what an entry counts for. */
    interface Sink {
        void count(Cell cell, Entry entry, Count count, long amount);
    }

    private record Key(long schoolClass, long subject, long teacher, int period, int week) {}

    /** A lesson, or the day of a result, and where it belongs. */
    private final class View {
        /** Null for the day of a result. */
        final Lesson lesson;

        final Group group;
        final int day;
        private final long teacher;
        final int period;
        final int week;
        final boolean out;
        private Group lastClass;
        private Cell lastCell;

        View(Lesson lesson, Group group, int day, long teacher) {
            this.lesson = lesson;
            this.group = group;
            this.day = day;
            this.teacher = teacher;
            this.period = year.years.period(day);
            this.week = year.clockwork.week(day);
            this.out = year.clockwork.isOut(day);
        }

        Cell cell(Group schoolClass) {
            if (schoolClass != lastClass) {
                lastClass = schoolClass;
                lastCell = Tally.this.cell(schoolClass, group.subject, teacher, period, week);
            }
            return lastCell;
        }

        Cell cellOf(long pupil) {
            return cell(year.members.classOf(pupil, day, group));
        }
    }

    Tally(InstitutionYear year, Sink sink) {
        this.year = year;
        this.sink = sink;
    }

    /** Counts entries of some kinds; gives the cells that were met. */
    Map<?, Cell> run(Set<Count.Source> sources) {
        if (sources.contains(Count.Source.LESSON)) {
            lessons();
        }
        if (sources.contains(Count.Source.HOMEWORK)) {
            homework();
        }
        if (sources.contains(Count.Source.MARK)) {
            for (Mark mark : year.<Mark>of(Part.MARKS)) {
                View view = view(mark.lesson());
                if (view != null) {
                    mark(mark, view, view.day);
                }
            }
            results();
        }
        if (sources.contains(Count.Source.ATTENDANCE)) {
            Collection<Absence> absences = absences();
            absences.forEach(this::absence);
            fullDays(absences);
        }
        if (sources.contains(Count.Source.FINAL) || sources.contains(Count.Source.PUPIL)) {
            finals(sources);
        }
        if (sources.contains(Count.Source.CHANGE)) {
            year.<Change>of(Part.CHANGES).forEach(this::change);
        }
        return cells;
    }

    private void finals(Set<Count.Source> sources) {
        Finals finals = new Finals(year, mainTeachers());
        if (sources.contains(Count.Source.FINAL)) {
            year.<FinalMark>of(Part.FINALS).stream().filter(finals::isCounted).forEach(mark -> finalMark(mark, finals));
        }
        if (sources.contains(Count.Source.PUPIL)) {
            pupils(finals);
        }
    }

    private Cell cell(Group schoolClass, long subject, long teacher, int period, int week) {
        return cells.computeIfAbsent(
                new Key(schoolClass.id(), subject, teacher, period, week),
                k -> new Cell(schoolClass, subject, teacher, period, week));
    }

    /** The view of a lesson; null where the lesson or its group is not known. */
    private View view(long lesson) {
        // Most entries follow others of their lesson.
        if (lesson != lastLesson) {
            lastLesson = lesson;
            lastView = views.computeIfAbsent(lesson, this::find);
        }
        return lastView;
    }

    private View find(long lesson) {
        return year.lesson(lesson)
                .flatMap(found -> year.members
                        .group(found.group())
                        .map(group -> new View(found, group, found.day(), found.planned())))
                .orElse(null);
    }

    private void lessons() {
        Set<Long> withHomework = new HashSet<>();
        year.<Homework>of(Part.HOMEWORK).forEach(homework -> withHomework.add(homework.lesson()));
        for (Lesson lesson : year.<Lesson>of(Part.LESSONS)) {
            View view = view(lesson.id());
            if (view == null || view.out) {
                continue;
            }
            Map<Group, Integer> shares = year.members.shares(view.group, lesson.day());
            if (shares.isEmpty()) {
                shares = Map.of(view.group, 0);
            }
            boolean homework = withHomework.contains(lesson.id());
            shares.forEach((schoolClass, pupils) -> lesson(lesson, view.cell(schoolClass), pupils, homework));
        }
    }

    private void lesson(Lesson lesson, Cell cell, int pupils, boolean homework) {
        if (!lesson.isGiven()) {
            sink.count(cell, lesson, Count.CANCELLED, 1);
            return;
        }
        boolean topic = !lesson.topic().isEmpty();
        sink.count(cell, lesson, Count.LESSONS, 1);
        if (lesson.state() == Lesson.REPLACED) {
            sink.count(cell, lesson, Count.REPLACED, 1);
        }
        if (topic) {
            sink.count(cell, lesson, Count.WITH_TOPIC, 1);
        }
        if (homework) {
            sink.count(cell, lesson, Count.WITH_HOMEWORK, 1);
        }
        if (topic || homework) {
            sink.count(cell, lesson, Count.PLANNED, 1);
        }
        if (pupils > 0) {
            sink.count(cell, lesson, Count.ATTENDABLE, pupils);
        }
        if (lesson.topicAt() > 0) {
            sink.count(cell, lesson, Count.LAST_CHANGE, lesson.topicAt());
        }
    }

    private void homework() {
        for (Homework homework : year.<Homework>of(Part.HOMEWORK)) {
            View view = view(homework.lesson());
            if (view == null || view.out) {
                continue;
            }
            boolean timely = year.clockwork.isTimely(homework, view.lesson.day(), view.group.about.grade());
            Map<Group, Integer> shares = year.members.shares(view.group, view.lesson.day());
            for (Group schoolClass : shares.isEmpty() ? Set.of(view.group) : shares.keySet()) {
                Cell cell = view.cell(schoolClass);
                sink.count(cell, homework, Count.HOMEWORK, 1);
                if (timely) {
                    sink.count(cell, homework, Count.HOMEWORK_TIMELY, 1);
                }
                if (homework.minutes() > 0) {
                    sink.count(cell, homework, Count.HOMEWORK_MINUTES, homework.minutes());
                }
                sink.count(cell, homework, Count.LAST_CHANGE, homework.at());
            }
        }
    }

    private void results() {
        List<Result> results = year.of(Part.RESULTS);
        if (results.isEmpty()) {
            return;
        }
        Finals teachers = new Finals(year, mainTeachers());
        View last = null;
        for (Result result : results) {
            Optional<Group> group = year.members.group(result.group());
            if (group.isPresent()) {
                // Most results follow others of their group and day.
                if (last == null || last.group != group.get() || last.day != result.day()) {
                    last = new View(null, group.get(), result.day(), teachers.teacher(group.get()));
                }
                mark(result, last, result.due());
            }
        }
    }

    /** Counts a mark that is in time if it was set for a day in time. */
    private void mark(Scored mark, View view, int day) {
        Cell cell = view.cellOf(mark.pupil());
        switch (mark.kind()) {
            case Scored.CLASSIC -> {
                int value = mark.value() / 100;
                sink.count(cell, mark, CLASSIC[value - 1], 1);
                sink.count(cell, mark, Count.WEIGHT, mark.weight());
                sink.count(cell, mark, Count.WEIGHTED, (long) mark.weight() * value);
            }
            case Scored.FORMATIVE -> sink.count(cell, mark, FORMATIVE[mark.value() / 100 - 1], 1);
            case Scored.SOR -> points(cell, mark, Count.SOR, Count.SOR_SCORE, Count.SOR_MAX);
            default -> points(cell, mark, Count.SOCH, Count.SOCH_SCORE, Count.SOCH_MAX);
        }
        sink.count(cell, mark, Count.MARKS, 1);
        if (mark.at() <= year.clockwork.markDeadline(day, view.group.about.grade())) {
            sink.count(cell, mark, Count.MARKS_TIMELY, 1);
        }
        sink.count(cell, mark, Count.LAST_CHANGE, mark.at());
    }

    private void points(Cell cell, Scored mark, Count works, Count score, Count maximum) {
        sink.count(cell, mark, works, 1);
        sink.count(cell, mark, score, mark.value());
        sink.count(cell, mark, maximum, mark.maximum());
    }

    /**
     * The absences that count: from lessons that were given and that the pupil was to be in.
     *
     * <p>Of two for one pupil and lesson the later one holds. A group of which the roster lists nobody may have anybody.
     */
    private Collection<Absence> absences() {
        record PupilLesson(long pupil, long lesson) {}
        Map<PupilLesson, Absence> counted = new LinkedHashMap<>();
        for (Absence absence : year.<Absence>of(Part.ATTENDANCE)) {
            View view = view(absence.lesson());
            boolean counts = view != null
                    && !view.out
                    && view.lesson.isGiven()
                    && (year.members.isIn(view.group, absence.pupil(), view.lesson.day())
                            || !year.members.lists(view.group));
            if (counts) {
                counted.merge(new PupilLesson(absence.pupil(), absence.lesson()), absence, Tally::later);
            }
        }
        return counted.values();
    }

    private static Absence later(Absence one, Absence other) {
        int order = Long.compare(one.modified(), other.modified());
        return (order == 0 ? Long.compare(one.id(), other.id()) : order) > 0 ? one : other;
    }

    private void absence(Absence absence) {
        sink.count(view(absence.lesson()).cellOf(absence.pupil()), absence, ABSENCES[absence.kind()], 1);
    }

    /** A full day counts if every lesson of the day was missed that the pupil had, in whatever group. */
    private void fullDays(Collection<Absence> counted) {
        record PupilDay(long pupil, int day) {}
        record GroupDay(Group group, int day) {}
        Map<GroupDay, Integer> given = new HashMap<>();
        for (Lesson lesson : year.<Lesson>of(Part.LESSONS)) {
            View view = view(lesson.id());
            if (view != null && !view.out && lesson.isGiven()) {
                given.merge(new GroupDay(view.group, lesson.day()), 1, Integer::sum);
            }
        }
        Map<PupilDay, List<Absence>> missed = new HashMap<>();
        for (Absence absence : counted) {
            View view = view(absence.lesson());
            boolean counts =
                    absence.kind() != Absence.LATE && year.members.isIn(view.group, absence.pupil(), view.lesson.day());
            if (counts) {
                missed.computeIfAbsent(new PupilDay(absence.pupil(), view.lesson.day()), k -> new ArrayList<>(7))
                        .add(absence);
            }
        }
        missed.forEach((key, absences) -> {
            int lessons = year.members.groupsOf(key.pupil(), key.day()).stream()
                    .mapToInt(group -> given.getOrDefault(new GroupDay(group, key.day()), 0))
                    .sum();
            if (lessons > 0 && absences.size() >= lessons) {
                // Of a pupil without a homeroom class the group tells, which must be the same however records lie.
                Absence first = Collections.min(absences, Comparator.comparing(Absence::id));
                View view = view(first.lesson());
                Cell cell =
                        cell(year.members.classOf(key.pupil(), key.day(), view.group), 0, 0, view.period, view.week);
                sink.count(cell, first, Count.FULL_DAYS, 1);
                if (absences.stream().allMatch(absence -> absence.kind() == Absence.ILL)) {
                    sink.count(cell, first, Count.FULL_DAYS_ILL, 1);
                }
            }
        });
    }

    private void finalMark(FinalMark mark, Finals finals) {
        year.members
                .group(mark.group())
                .ifPresent(group -> finals.period(mark).ifPresent(period -> {
                    Cell cell = cell(
                            year.members.classOf(mark.pupil(), year.years.lastDay(period), group),
                            group.subject,
                            finals.teacher(group),
                            period,
                            0);
                    sink.count(cell, mark, FINALS[mark.value() - 1], 1);
                    sink.count(cell, mark, Count.LAST_CHANGE, mark.at());
                }));
    }

    private void pupils(Finals finals) {
        finals.due((group, period, standing) -> {
            Group schoolClass = year.members.classOf(standing.pupil(), year.years.lastDay(period), group);
            sink.count(
                    cell(schoolClass, group.subject, finals.teacher(group), period, 0), standing, Count.FINALS_DUE, 1);
        });
        finals.standings((schoolClass, standing, counts) -> {
            Cell cell = cell(schoolClass, 0, 0, standing.period(), 0);
            counts.forEach(count -> sink.count(cell, standing, count, 1));
        });
    }

    private void change(Change change) {
        View view = change.lesson() == 0 ? null : view(change.lesson());
        if (view != null) {
            Cell cell = change.pupil() == 0 ? view.cell(firstClass(view)) : view.cellOf(change.pupil());
            sink.count(cell, change, Count.CHANGES, 1);
            sink.count(cell, change, Count.LAST_CHANGE, change.at());
        }
    }

    private Group firstClass(View view) {
        return year.members.shares(view.group, view.lesson.day()).keySet().stream()
                .min(Comparator.comparing(Group::id))
                .orElse(view.group);
    }

    /** Who gives most of a group's lessons. */
    private Map<Long, Long> mainTeachers() {
        Map<Long, Map<Long, Integer>> lessons = new HashMap<>();
        for (Lesson lesson : year.<Lesson>of(Part.LESSONS)) {
            lessons.computeIfAbsent(lesson.group(), g -> new HashMap<>(2)).merge(lesson.planned(), 1, Integer::sum);
        }
        Map<Long, Long> main = new HashMap<>();
        lessons.forEach((group, teachers) -> main.put(
                group,
                teachers.entrySet().stream()
                        .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .orElseThrow()
                        .getKey()));
        return main;
    }
}
