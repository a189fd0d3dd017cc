package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** Figures of random schools, whose rosters overlap, end early and know half of it only, are those of a second, plain reckoning. */
public class ReferenceFiguresTest extends OnEachDatabase {
    private static final int SCHOOLS = Integer.getInteger("bbu.schools", 5);
    private static final long FIRST_SEED = Long.getLong("bbu.seed", 1);
    private static final int STEPS = 3;
    private static final List<String> CLASSES = List.of("A", "B");
    private static final List<String> GROUPS = List.of("A", "m1", "m2", "e1", "open");
    private static final List<String> PUPILS = List.of("a", "b", "c", "d", "e", "f");

    /** First days of the terms, of the holidays after them, and days of which nobody thinks. */
    private static final List<String> DAYS = List.of(
            "2025-08-31",
            "2025-09-01",
            "2025-09-12",
            "2025-10-26",
            "2025-10-27",
            "2025-11-03",
            "2025-12-31",
            "2026-01-01",
            "2026-02-28",
            "2026-03-01",
            "2026-05-25");

    private Random random;
    private long imports;
    private final Map<String, Lesson> lessons = new TreeMap<>();
    private final Map<String, Mark> marks = new TreeMap<>();
    private final Map<String, Absence> absences = new TreeMap<>();
    private final Map<String, FinalMark> finals = new TreeMap<>();
    private final List<Stay> stays = new ArrayList<>();
    private LocalDate out;

    private record Stay(String group, String pupil, LocalDate from, LocalDate until) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    private record Lesson(String group, LocalDate day, String state) {}

    private record Mark(String lesson, String pupil, int value, int weight) {}

    private record Absence(String lesson, String pupil, int kind, long modified) {}

    private record FinalMark(String group, String pupil, int term, String value, int minute) {}

    @Test
    public void everyFigureIsThatOfAPlainReckoning() {
        for (int school = 0; school < SCHOOLS; school++) {
            long seed = FIRST_SEED + school;
            random = new Random(seed);
            journals.close();
            journals = Journals.on(name);
            make("s" + seed);
            load("s" + seed, false);
            for (int step = 0; step < STEPS; step++) {
                change();
                load("s" + seed, true);
                try {
                    assertFigures("s" + seed);
                    journals.assertVerified();
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed + ", step " + step + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private LocalDate day() {
        return random.nextBoolean()
                ? LocalDate.parse(any(DAYS))
                : LocalDate.of(2025, 9, 1).plusDays(random.nextInt(60));
    }

    private void make(String school) {
        lessons.clear();
        marks.clear();
        absences.clear();
        finals.clear();
        stays.clear();
        journals.school(school, 10);
        for (String one : CLASSES) {
            journals.rosters.homeroom(school, school + one, one.equals("A") ? 5 : 6, "kk", "classic");
        }
        journals.rosters
                .group(school, school + "m1", "Math", 5)
                .group(school, school + "m2", "Math", 5)
                .group(school, school + "e1", "English", 5)
                .group(school, school + "open", "Chess", 5)
                .teacher(school, school + "m1", "t1")
                .teacher(school, school + "m1", "t2");
        for (String pupil : PUPILS) {
            journals.rosters.person(school, school + pupil, "pupil");
            for (String group : List.of("A", "B", "m1", "m2", "e1")) {
                for (int times = random.nextInt(3); times > 0; times--) {
                    LocalDate from = day();
                    LocalDate until = random.nextBoolean() ? null : from.plusDays(1 + random.nextInt(90));
                    stays.add(new Stay(group, pupil, from, until));
                    journals.rosters.pupils(
                            school,
                            school + group,
                            from.toString(),
                            until == null ? null : until.toString(),
                            school + pupil);
                }
            }
        }
        out = day();
        journals.calendar.out(FakeRosters.id("org", school), Calendar.Kind.FROST, out, out);
        for (int i = 0; i < 20; i++) {
            lessons.put("L" + i, lesson());
        }
        change();
    }

    private Lesson lesson() {
        LocalDate day = day();
        // Nothing is taught in another school year.
        return new Lesson(
                any(GROUPS),
                day.getMonthValue() == 8 ? day.plusDays(1) : day,
                any(List.of("held", "held", "cancelled")));
    }

    private final Set<String> gone = new TreeSet<>();

    private void change() {
        gone.clear();
        if (random.nextBoolean()) {
            lessons.put("L" + random.nextInt(20), lesson());
        }
        for (int i = 0; i < 15; i++) {
            marks.put(
                    "m" + random.nextInt(40),
                    new Mark("L" + random.nextInt(20), any(PUPILS), 1 + random.nextInt(5), random.nextInt(3)));
            absences.put(
                    "n" + random.nextInt(40),
                    new Absence("L" + random.nextInt(20), any(PUPILS), random.nextInt(5), imports + 1));
        }
        for (int i = 0; i < 5; i++) {
            finals.put(
                    "f" + random.nextInt(30),
                    new FinalMark(
                            any(GROUPS),
                            any(PUPILS),
                            1 + random.nextInt(2),
                            any(Part.FINAL_VALUES),
                            random.nextInt(50)));
        }
        for (Map<String, ?> some : List.of(marks, absences, finals)) {
            String key = any(List.copyOf(some.keySet()));
            some.remove(key);
            gone.add(key);
        }
    }

    private void load(String school, boolean delta) {
        FakeLoad load = delta ? Journals.delta(++imports) : Journals.bulk(++imports, school);
        Map<String, String> rows = new TreeMap<>();
        lessons.forEach((id, l) -> rows.put(id, l.group() + "," + l.day() + ",1,t1,," + l.state() + ",,,"));
        put(load, school, delta, "journal/lessons", Journals.LESSONS, rows, school);
        rows.clear();
        marks.forEach((id, m) -> rows.put(
                id,
                m.lesson() + "," + school + m.pupil() + ",classic,1," + m.value() + ",," + m.weight()
                        + ",2025-09-01T01:00:00Z"));
        put(load, school, delta, "journal/marks", Journals.MARKS, rows, school);
        rows.clear();
        if (delta) {
            // What comes again as it was is as new as what comes with it; the rest keeps its date.
            absences.replaceAll(
                    (id, n) -> random.nextBoolean() ? new Absence(n.lesson(), n.pupil(), n.kind(), imports) : n);
        }
        absences.entrySet().stream()
                .filter(n -> n.getValue().modified() == imports)
                .forEach(e -> {
                    Absence n = e.getValue();
                    rows.put(
                            e.getKey(),
                            n.lesson() + "," + school + n.pupil() + "," + Part.ABSENCES.get(n.kind()) + ",");
                });
        put(load, school, delta, "journal/attendance", Journals.ATTENDANCE, rows, school);
        rows.clear();
        finals.forEach((id, f) -> rows.put(
                id,
                f.group() + "," + school + f.pupil() + ",q" + f.term() + ",term," + f.value() + ",,2025-10-24T06:"
                        + String.format("%02d", f.minute()) + ":00Z"));
        put(load, school, delta, "journal/finals", Journals.FINALS, rows, school);
        journals.load(load);
    }

    private void put(
            FakeLoad load,
            String school,
            boolean delta,
            String file,
            String header,
            Map<String, String> rows,
            String prefix) {
        String active = delta ? ",active," + modified() : ",,";
        List<String> lines = new ArrayList<>(List.of(header));
        rows.forEach((id, row) -> lines.add(prefix + id + active + "," + school + "," + prefix + row));
        if (delta) {
            gone.stream()
                    .filter(id ->
                            file.contains(id.startsWith("m") ? "marks" : id.startsWith("n") ? "attendance" : "finals"))
                    .forEach(id -> lines.add(
                            prefix + id + ",tobedeleted," + modified() + "," + school + "," + ended(file, prefix)));
            load.delta(file, lines.toArray(String[]::new));
        } else {
            load.bulk(file, lines.toArray(String[]::new));
        }
    }

    private static String ended(String file, String prefix) {
        return switch (file) {
            case "journal/marks" -> prefix + "L0," + prefix + "a,classic,1,5,,,2025-09-01T01:00:00Z";
            case "journal/attendance" -> prefix + "L0," + prefix + "a,ill,";
            default -> prefix + "A," + prefix + "a,q1,term,5,,2025-10-24T06:00:00Z";
        };
    }

    private String modified() {
        return "2026-01-01T00:" + String.format("%02d:%02d", imports / 60 % 60, imports % 60) + "Z";
    }

    // The plain reckoning.

    private boolean isIn(String group, String pupil, LocalDate day) {
        return stays.stream().anyMatch(s -> s.group().equals(group) && s.pupil().equals(pupil) && s.has(day));
    }

    private String classOf(String school, String pupil, LocalDate day, String group) {
        Stay newest = null;
        for (Stay stay : stays) {
            if (CLASSES.contains(stay.group()) && stay.pupil().equals(pupil) && stay.has(day)) {
                boolean later = newest == null
                        || stay.from().isAfter(newest.from())
                        || (stay.from().equals(newest.from())
                                && FakeRosters.id("class", school + stay.group())
                                        < FakeRosters.id("class", school + newest.group()));
                newest = later ? stay : newest;
            }
        }
        return newest == null ? group : newest.group();
    }

    private static String subject(String group) {
        return switch (group) {
            case "m1", "m2" -> "Math";
            case "e1" -> "English";
            case "open" -> "Chess";
            default -> "-";
        };
    }

    private static String period(LocalDate day) {
        List<String> begins = List.of("2025-09-01", "2025-11-03", "2026-01-08", "2026-03-30");
        List<String> ends = List.of("2025-10-27", "2026-01-01", "2026-03-21", "2026-05-26");
        for (int i = 0; i < 4; i++) {
            if (!day.isBefore(LocalDate.parse(begins.get(i))) && day.isBefore(LocalDate.parse(ends.get(i)))) {
                return "q" + (i + 1);
            }
        }
        return "year";
    }

    private static LocalDate end(int term) {
        return LocalDate.parse(
                List.of("2025-10-26", "2025-12-31", "2026-03-20", "2026-05-25").get(term - 1));
    }

    /** What counts: where, for whom ("" for none), what and how much. */
    private interface Sink {
        void add(
                String schoolClass, String subject, String period, String week, String pupil, Count count, long amount);
    }

    private void reckon(String school, Sink sink) {
        for (Lesson l : lessons.values()) {
            if (l.day().equals(out)) {
                continue;
            }
            Map<String, Set<String>> classes = new TreeMap<>();
            PUPILS.stream()
                    .filter(p -> isIn(l.group(), p, l.day()))
                    .forEach(p -> classes.computeIfAbsent(classOf(school, p, l.day(), l.group()), c -> new TreeSet<>())
                            .add(p));
            if (classes.isEmpty()) {
                classes.put(l.group(), Set.of());
            }
            classes.forEach((c, pupils) -> {
                boolean given = !l.state().equals("cancelled");
                sink.add(
                        c,
                        subject(l.group()),
                        period(l.day()),
                        week(l.day()),
                        "",
                        given ? Count.LESSONS : Count.CANCELLED,
                        1);
                pupils.forEach(p -> {
                    if (given) {
                        sink.add(c, subject(l.group()), period(l.day()), week(l.day()), p, Count.ATTENDABLE, 1);
                    }
                });
            });
        }
        for (Mark m : marks.values()) {
            Lesson l = lessons.get(m.lesson());
            String c = classOf(school, m.pupil(), l.day(), l.group());
            Count value = Count.valueOf("MARK_" + m.value());
            for (Map.Entry<Count, Long> one : Map.of(
                            value,
                            1L,
                            Count.MARKS,
                            1L,
                            Count.WEIGHT,
                            m.weight() * 100L,
                            Count.WEIGHTED,
                            m.weight() * 100L * m.value())
                    .entrySet()) {
                sink.add(
                        c, subject(l.group()), period(l.day()), week(l.day()), m.pupil(), one.getKey(), one.getValue());
            }
        }
        absences(school, sink);
        finals(school, sink);
    }

    private void absences(String school, Sink sink) {
        Map<String, Map.Entry<String, Absence>> held = new TreeMap<>();
        absences.entrySet()
                .forEach(e -> held.merge(
                        e.getValue().lesson() + " " + e.getValue().pupil(),
                        e,
                        (x, y) -> order(school, x, y) > 0 ? x : y));
        Map<String, Map<String, Integer>> missed = new TreeMap<>();
        for (Map.Entry<String, Absence> e : held.values()) {
            Absence n = e.getValue();
            Lesson l = lessons.get(n.lesson());
            boolean own = l.group().equals("open") || isIn(l.group(), n.pupil(), l.day());
            if (own && !l.day().equals(out) && !l.state().equals("cancelled")) {
                String c = classOf(school, n.pupil(), l.day(), l.group());
                Count kind = Count.valueOf(Part.ABSENCES.get(n.kind()).toUpperCase(java.util.Locale.ROOT));
                sink.add(c, subject(l.group()), period(l.day()), week(l.day()), n.pupil(), kind, 1);
                if (kind != Count.LATE && isIn(l.group(), n.pupil(), l.day())) {
                    missed.computeIfAbsent(n.pupil() + " " + l.day(), k -> new TreeMap<>())
                            .put(n.lesson(), n.kind());
                }
            }
        }
        missed.forEach((key, of) -> {
            String pupil = key.substring(0, 1);
            LocalDate day = LocalDate.parse(key.substring(2));
            Set<String> all = new HashSet<>();
            lessons.forEach((id, l) -> {
                if (l.day().equals(day) && !l.state().equals("cancelled") && isIn(l.group(), pupil, day)) {
                    all.add(id);
                }
            });
            if (!all.isEmpty() && of.keySet().containsAll(all)) {
                String group = lessons.get(of.keySet().iterator().next()).group();
                String c = classOf(school, pupil, day, group);
                sink.add(c, "-", period(day), week(day), pupil, Count.FULL_DAYS, 1);
                if (of.values().stream().allMatch(kind -> kind == 1)) {
                    sink.add(c, "-", period(day), week(day), pupil, Count.FULL_DAYS_ILL, 1);
                }
            }
        });
    }

    private static int order(String school, Map.Entry<String, Absence> x, Map.Entry<String, Absence> y) {
        int order = Long.compare(x.getValue().modified(), y.getValue().modified());
        return order != 0
                ? order
                : Long.compare(
                        FakeRosters.id("attendance", school + x.getKey()),
                        FakeRosters.id("attendance", school + y.getKey()));
    }

    private void finals(String school, Sink sink) {
        Map<String, Map.Entry<String, FinalMark>> held = new TreeMap<>();
        finals.entrySet().forEach(e -> {
            FinalMark f = e.getValue();
            held.merge(f.group() + " " + f.pupil() + " " + f.term(), e, (x, y) -> later(school, x, y) > 0 ? x : y);
        });
        for (int term = 1; term <= 4; term++) {
            LocalDate end = end(term);
            Map<String, List<String>> standings = new TreeMap<>();
            Map<String, String> homes = new HashMap<>();
            String period = "q" + term;
            for (String group : GROUPS) {
                int of = term;
                boolean marked =
                        finals.values().stream().anyMatch(f -> f.group().equals(group) && f.term() == of)
                                || marks.values().stream()
                                        .map(m -> lessons.get(m.lesson()))
                                        .anyMatch(l -> l.group().equals(group)
                                                && period(l.day()).equals(period));
                for (String pupil : PUPILS) {
                    Map.Entry<String, FinalMark> mark = held.get(group + " " + pupil + " " + term);
                    boolean due = group.equals("open")
                                    || stays.stream().noneMatch(s -> s.group().equals(group))
                            ? mark != null
                            : isIn(group, pupil, end);
                    if (marked && due) {
                        String value = mark == null ? "" : mark.getValue().value();
                        String c = classOf(school, pupil, end, group);
                        sink.add(c, subject(group), period, "", pupil, Count.FINALS_DUE, 1);
                        if (!value.isEmpty()) {
                            sink.add(c, subject(group), period, "", pupil, Count.valueOf("FINAL_" + value), 1);
                        }
                        standings.computeIfAbsent(pupil, p -> new ArrayList<>()).add(value);
                        homes.putIfAbsent(pupil, c);
                    }
                }
            }
            standings.forEach((pupil, values) -> standing(values)
                    .forEach(count -> sink.add(home(school, pupil, end, homes), "-", period, "", pupil, count, 1)));
        }
    }

    /** Who has no homeroom class stands in any of the groups; which one is not said. */
    private String home(String school, String pupil, LocalDate end, Map<String, String> homes) {
        String home = classOf(school, pupil, end, "?");
        return home.equals("?") ? "?" : homes.get(pupil);
    }

    private static int later(String school, Map.Entry<String, FinalMark> x, Map.Entry<String, FinalMark> y) {
        int order = Integer.compare(x.getValue().minute(), y.getValue().minute());
        return order != 0
                ? order
                : Long.compare(
                        FakeRosters.id("final", school + x.getKey()), FakeRosters.id("final", school + y.getKey()));
    }

    private static List<Count> standing(List<String> values) {
        List<String> numbers =
                values.stream().filter(v -> v.length() == 1).sorted().toList();
        if (values.contains("NOT_ATTESTED")) {
            return List.of(Count.PUPILS, Count.NOT_ATTESTED);
        }
        if (values.contains("")) {
            return List.of(Count.PUPILS, Count.NOT_ATTESTED, Count.AWAITING);
        }
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<Count> counts = new ArrayList<>(List.of(Count.PUPILS));
        String least = numbers.get(0);
        long same = numbers.stream().filter(least::equals).count();
        switch (least) {
            case "5" -> counts.add(Count.EXCELLENT);
            case "4" -> counts.add(Count.GOOD);
            case "3" -> counts.add(Count.PROGRESSING);
            default -> counts.add(Count.FAILING);
        }
        if (same == 1 && least.equals("4")) {
            counts.add(Count.GOOD_ONE_FOUR);
        }
        if (same == 1 && least.equals("3")) {
            counts.add(Count.PROGRESSING_ONE_THREE);
        }
        return counts;
    }

    private static String week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
    }

    // The comparison.

    private static final List<Count> COUNTED = List.of(
            Count.MARK_1,
            Count.MARK_2,
            Count.MARK_3,
            Count.MARK_4,
            Count.MARK_5,
            Count.MARKS,
            Count.WEIGHT,
            Count.WEIGHTED,
            Count.LESSONS,
            Count.CANCELLED,
            Count.ATTENDABLE,
            Count.ABSENT,
            Count.ILL,
            Count.EXCUSED,
            Count.UNEXCUSED,
            Count.LATE,
            Count.FULL_DAYS,
            Count.FULL_DAYS_ILL,
            Count.FINAL_1,
            Count.FINAL_2,
            Count.FINAL_3,
            Count.FINAL_4,
            Count.FINAL_5,
            Count.FINAL_EXEMPT,
            Count.FINAL_NOT_ATTESTED,
            Count.FINAL_PASS,
            Count.FINAL_FAIL,
            Count.FINALS_DUE,
            Count.PUPILS,
            Count.EXCELLENT,
            Count.GOOD,
            Count.PROGRESSING,
            Count.FAILING,
            Count.NOT_ATTESTED,
            Count.GOOD_ONE_FOUR,
            Count.PROGRESSING_ONE_THREE,
            Count.AWAITING);

    private void assertFigures(String school) {
        Map<String, Long> byClass = new TreeMap<>();
        Map<String, Long> byWeek = new TreeMap<>();
        Map<String, Long> byPupil = new TreeMap<>();
        reckon(school, (c, subject, period, week, pupil, count, amount) -> {
            byClass.merge(c + " " + subject + " " + period + " " + count, amount, Long::sum);
            if (!week.isEmpty()) {
                byWeek.merge(home(c, count) + " " + week + " " + count, amount, Long::sum);
            }
            if (!pupil.isEmpty()) {
                byPupil.merge(pupil + " " + period + " " + count, amount, Long::sum);
            }
        });
        Map<Long, String> names = new HashMap<>();
        List.of("A", "B", "m1", "m2", "e1", "open").forEach(c -> names.put(FakeRosters.id("class", school + c), c));
        FactQuery of = FactQuery.all().institution(FakeRosters.id("org", school));
        Map<String, Long> found = new TreeMap<>();
        rows(of.toldApartBy(Dimension.CLASS, Dimension.SUBJECT, Dimension.PERIOD), row -> {
            String c = names.get(row.id(Dimension.CLASS));
            String period =
                    row.period().number() == 0 ? "year" : "q" + row.period().number();
            add(found, c + " " + subjectName(row) + " " + period, row);
        });
        // Figures of classes are told apart from subjects, so those without any come by themselves.
        rows(of.toldApartBy(Dimension.CLASS, Dimension.PERIOD), row -> {
            String c = names.get(row.id(Dimension.CLASS));
            String period =
                    row.period().number() == 0 ? "year" : "q" + row.period().number();
            addWhole(found, c + " - " + period, row);
        });
        equal("by class", withoutWhole(byClass, true), withoutWhole(found, true));
        Map<String, Long> weeks = new TreeMap<>();
        rows(
                of.toldApartBy(Dimension.CLASS, Dimension.WEEK),
                row -> COUNTED.forEach(count -> {
                    if (row.count(count) != 0) {
                        String c = home(names.get(row.id(Dimension.CLASS)), count);
                        weeks.merge(c + " " + row.week() + " " + count, row.count(count), Long::sum);
                    }
                }));
        equal("by week", byWeek, weeks);
        pupils(school, of, byPupil);
        evidence(of, names);
    }

    private void pupils(String school, FactQuery of, Map<String, Long> reckoned) {
        Map<String, Long> found = new TreeMap<>();
        for (String pupil : PUPILS) {
            rows(
                    of.only(Dimension.PUPIL, FakeRosters.id("person", school + pupil))
                            .toldApartBy(Dimension.PERIOD),
                    row -> {
                        String period = row.period().number() == 0
                                ? "year"
                                : "q" + row.period().number();
                        add(found, pupil + " " + period, row);
                    });
        }
        Set<Count> ofLessons = Set.of(Count.LESSONS, Count.CANCELLED);
        found.keySet().removeIf(key -> ofLessons.contains(Count.valueOf(key.substring(key.lastIndexOf(' ') + 1))));
        equal("by pupil", reckoned, found);
        for (int term = 1; term <= 2; term++) {
            for (String c : CLASSES) {
                kz.bbu.api.facts.Period period = kz.bbu.api.facts.Period.term(2026, term);
                List<PupilRow> rows = journals.as(
                        Scope.EVERYTHING,
                        () -> journals.facts.pupils(
                                FakeRosters.id("org", school), FakeRosters.id("class", school + c), period));
                for (PupilRow row : rows) {
                    Map<String, Long> listed = new TreeMap<>();
                    String key = row.name().substring(school.length()) + " q" + term;
                    COUNTED.forEach(count ->
                            listed.merge(key + " " + count, row.counts().count(count), Long::sum));
                    listed.values().removeIf(number -> number == 0);
                    listed.keySet()
                            .removeIf(k -> ofLessons.contains(Count.valueOf(k.substring(k.lastIndexOf(' ') + 1))));
                    Map<String, Long> own = new TreeMap<>(reckoned);
                    own.keySet().removeIf(k -> !k.startsWith(key + " "));
                    equal("of the pupil of a class", own, listed);
                }
            }
        }
    }

    private void evidence(FactQuery of, Map<Long, String> names) {
        Count count = any(COUNTED.stream()
                .filter(c ->
                        !Set.of(Count.WEIGHT, Count.WEIGHTED, Count.ATTENDABLE).contains(c))
                .toList());
        long some = any(List.copyOf(names.keySet()));
        for (FactQuery query :
                List.of(of, of.only(Dimension.CLASS, some), of.in(kz.bbu.api.facts.Period.term(2026, 1)))) {
            assertEquals(
                    "evidence of " + count,
                    journals.sum(query, count),
                    journals.evidence(query, count).size());
        }
        FactRow all = FactRow.none();
        rows(of.toldApartBy(Dimension.INSTITUTION), all::add);
        Arrays.stream(Measure.values())
                .filter(Measure::isShare)
                .forEach(measure -> all.measure(measure)
                        .ifPresent(share -> assertTrue(
                                measure + " " + share, measure == Measure.ATTENDANCE || share >= 0 && share <= 100)));
    }

    private void rows(FactQuery query, java.util.function.Consumer<FactRow> each) {
        journals.as(Scope.EVERYTHING, () -> {
            journals.facts.select(query, each);
            return null;
        });
    }

    private final Map<Long, String> subjects = new HashMap<>();

    private String subjectName(FactRow row) {
        long id = row.id(Dimension.SUBJECT);
        return subjects.computeIfAbsent(
                id,
                i -> journals.as(
                        Scope.EVERYTHING,
                        () -> journals.facts.subjects(Set.of(i)).get(i).name()));
    }

    private static void add(Map<String, Long> to, String key, FactRow row) {
        COUNTED.forEach(count -> {
            if (row.count(count) != 0) {
                to.merge(key + " " + count, row.count(count), Long::sum);
            }
        });
    }

    private static void addWhole(Map<String, Long> to, String key, FactRow row) {
        for (Count count : COUNTED) {
            if (WHOLE.contains(count) && row.count(count) != 0) {
                to.merge(key + " " + count, row.count(count), Long::sum);
            }
        }
    }

    private static final Set<Count> WHOLE = Set.of(
            Count.FULL_DAYS,
            Count.FULL_DAYS_ILL,
            Count.PUPILS,
            Count.EXCELLENT,
            Count.GOOD,
            Count.PROGRESSING,
            Count.FAILING,
            Count.NOT_ATTESTED,
            Count.GOOD_ONE_FOUR,
            Count.PROGRESSING_ONE_THREE,
            Count.AWAITING);

    /** Who has no homeroom class has whole figures in any of the own groups; in which one is not said. */
    private static String home(String c, Count count) {
        return WHOLE.contains(count) && !CLASSES.contains(c) ? "?" : c;
    }

    /** Leaves out lessons without a subject, which no question by subject tells, and joins pupils without a homeroom class. */
    private static Map<String, Long> withoutWhole(Map<String, Long> from, boolean joined) {
        Map<String, Long> left = new TreeMap<>();
        from.forEach((key, number) -> {
            String[] parts = key.split(" ");
            Count count = Count.valueOf(parts[3]);
            boolean whole = WHOLE.contains(count);
            if (whole) {
                left.merge(home(parts[0], count) + " - " + parts[2] + " " + count, number, Long::sum);
            } else if (number != 0 && !parts[1].equals("-")) {
                left.put(key, number);
            }
        });
        return left;
    }

    private static void equal(String what, Map<String, Long> reckoned, Map<String, Long> found) {
        Map<String, String> different = new TreeMap<>();
        Set<String> keys = new TreeSet<>(reckoned.keySet());
        keys.addAll(found.keySet());
        keys.forEach(key -> {
            long one = reckoned.getOrDefault(key, 0L);
            long other = found.getOrDefault(key, 0L);
            if (one != other) {
                different.put(key, other + " instead of " + one);
            }
        });
        assertEquals(what, Map.of(), different);
    }
}
