package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Logins.Grain;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.VisitQuery;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.facts.Stage;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/** The figures of the small school, worked out by hand. */
public class HandCheckedTest extends OnEachDatabase {
    private static final Period FIRST_QUARTER = Period.term(2026, 1);

    @Override
    public void open() {
        super.open();
        SmallSchool.open(journals);
        journals.load(SmallSchool.load(1));
    }

    @Test
    public void countsOfClassesBySubject() {
        assertEquals(
                List.of(
                        "5A Математика: MARK_2=1 MARK_3=1 MARK_4=1 MARK_5=1 WEIGHT=500 WEIGHTED=1700 MARKS=4 MARKS_TIMELY=3 LESSONS=2 CANCELLED=1 REPLACED=1 WITH_TOPIC=1 WITH_HOMEWORK=2 PLANNED=2 HOMEWORK=2 HOMEWORK_TIMELY=1 HOMEWORK_MINUTES=30 ABSENT=1 ILL=2 LATE=1 ATTENDABLE=8 FINAL_3=1 FINAL_5=1 FINAL_NOT_ATTESTED=1 FINALS_DUE=3 CHANGES=1",
                        "5B Математика: FORMATIVE_8=1 SOR=1 SOR_SCORE=1500 SOR_MAX=2000 SOCH=1 SOCH_SCORE=1050 SOCH_MAX=2500 MARKS=3 MARKS_TIMELY=3 LESSONS=1 WITH_TOPIC=1 PLANNED=1 ATTENDABLE=2 FINAL_4=1 FINALS_DUE=2"),
                journals.figures(
                        FactQuery.by(Dimension.CLASS, Dimension.SUBJECT).in(FIRST_QUARTER)));
    }

    @Test
    public void countsOfClassesAsAWhole() {
        Set<Count> whole = Set.of(
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
        assertEquals(
                List.of(
                        "5A: FULL_DAYS=3 FULL_DAYS_ILL=2 PUPILS=3 EXCELLENT=1 PROGRESSING=1 NOT_ATTESTED=1 PROGRESSING_ONE_THREE=1",
                        "5B: PUPILS=2 GOOD=1 NOT_ATTESTED=1 GOOD_ONE_FOUR=1 AWAITING=1"),
                journals.figures(FactQuery.by(Dimension.CLASS).in(FIRST_QUARTER).counting(whole)));
    }

    @Test
    public void measuresOfTheSchool() {
        FactRow all = FactRow.none();
        journals.as(Scope.EVERYTHING, () -> {
            journals.facts.select(FactQuery.by(Dimension.INSTITUTION), all::add);
            return null;
        });
        // (2+3+4+5)/4
        assertEquals(3.5, all.measure(Measure.AVERAGE).orElseThrow(), 1e-9);
        // (1·5+1·4+2·3+1·2)/5
        assertEquals(3.4, all.measure(Measure.WEIGHTED_AVERAGE).orElseThrow(), 1e-9);
        // 1 − (1+2)/(8+2)
        assertEquals(70.0, all.measure(Measure.ATTENDANCE).orElseThrow(), 1e-9);
        // n3+n4+n5 = 3 of 3
        assertEquals(100.0, all.measure(Measure.SUBJECT_PROGRESS).orElseThrow(), 1e-9);
        // n4+n5 = 2 of 3
        assertEquals(200.0 / 3, all.measure(Measure.SUBJECT_QUALITY).orElseThrow(), 1e-9);
        // (excellent 1 + good 1) of 3 attested pupils
        assertEquals(200.0 / 3, all.measure(Measure.CLASS_QUALITY).orElseThrow(), 1e-9);
        // 4 final marks of 5
        assertEquals(80.0, all.measure(Measure.FINALS_SET).orElseThrow(), 1e-9);
        // 15 of 20 points
        assertEquals(75.0, all.measure(Measure.SOR_SHARE).orElseThrow(), 1e-9);
        assertEquals(42.0, all.measure(Measure.SOCH_SHARE).orElseThrow(), 1e-9);
        // 6 of 7 marks
        assertEquals(600.0 / 7, all.measure(Measure.TIMELY).orElseThrow(), 1e-9);
        assertEquals(Optional.empty(), FactRow.none().measure(Measure.AVERAGE));
    }

    @Test
    public void weeksBeginOnMondayAndSumUpToThePeriod() {
        Set<Count> some = Set.of(Count.LESSONS, Count.MARKS, Count.FULL_DAYS);
        assertEquals(
                List.of("5A 2025-09-01: MARKS=4 LESSONS=2 FULL_DAYS=3", "5B 2025-09-29: MARKS=3 LESSONS=1"),
                journals.figures(FactQuery.by(Dimension.CLASS, Dimension.WEEK).counting(some)));
        assertEquals(
                List.of(": MARKS=3 LESSONS=1"),
                journals.figures(FactQuery.all()
                        .weeks(LocalDate.of(2025, 9, 8), LocalDate.of(2025, 12, 1))
                        .counting(some)));
    }

    @Test
    public void theSmallestTableAndTheLargestSayTheSame() {
        FactQuery bySubject = FactQuery.by(Dimension.SUBJECT, Dimension.LANGUAGE);
        assertEquals(
                journals.figures(bySubject),
                journals.figures(bySubject.only(Dimension.GRADE, 5L).except(Dimension.SHIFT, Set.of("2"))));
    }

    @Test
    public void finalMarksAreThereWithoutAPeriodToo() {
        Set<Count> some = Set.of(Count.PUPILS, Count.FINALS_DUE, Count.MARKS);
        assertEquals(
                List.of("5A: MARKS=4 FINALS_DUE=3 PUPILS=3", "5B: MARKS=3 FINALS_DUE=2 PUPILS=2"),
                journals.figures(FactQuery.by(Dimension.CLASS).counting(some)));
    }

    @Test
    public void everyCountOpensAsManyRecords() {
        FactQuery query = FactQuery.all().in(FIRST_QUARTER);
        for (Count count : Count.values()) {
            if (!count.isSum() && !count.isLatest()) {
                assertEquals(
                        count.name(),
                        journals.sum(query, count),
                        journals.evidence(query, count).size());
            }
        }
    }

    @Test
    public void onlyTheInstitutionsOfAPageAreOpened() {
        List<String> schools = List.of("s2", "s3", "s4");
        for (String school : schools) {
            journals.school(school, 10);
            journals.rosters
                    .homeroom(school, school + "A", 5, "kk", "classic")
                    .pupils(school, school + "A", null, null, school + "p");
            journals.load(Journals.bulk(1 + school.charAt(1), school)
                    .bulk(
                            "journal/lessons",
                            Journals.LESSONS,
                            school + "L,,," + school + "," + school + "A,2025-09-02,1,,,held,,,")
                    .bulk(
                            "journal/marks",
                            Journals.MARKS,
                            school + "m1,,," + school + "," + school + "L," + school
                                    + "p,classic,1,5,,,2025-09-02T06:00:00Z",
                            school + "m2,,," + school + "," + school + "L," + school
                                    + "p,classic,2,5,,,2025-09-02T06:00:00Z"));
        }
        // Of «5» s1 has one, the others two each.
        List<String> all = new ArrayList<>();
        for (int offset = 0; offset < 8; offset += 2) {
            List<String> page = new ArrayList<>();
            long from = offset;
            int opened = journals.rosters.asked();
            long count = journals.as(
                    Scope.EVERYTHING,
                    () -> journals.facts.evidence(
                            FactQuery.all(),
                            Set.of(Count.MARK_5),
                            new Window(from, 2),
                            record -> page.add(record.pupil())));
            assertEquals(7, count);
            assertTrue("at most two are opened", journals.rosters.asked() - opened <= 2);
            all.addAll(page);
        }
        assertEquals(
                List.of("a", "s2p", "s2p", "s3p", "s3p", "s4p", "s4p"),
                all.stream().sorted().toList());
    }

    @Test
    public void theLastChangeOpensWithTheNewestRecordFirst() {
        for (String schoolClass : List.of("5A", "5B")) {
            FactQuery query = FactQuery.all().only(Dimension.CLASS, FakeRosters.id("class", schoolClass));
            List<SourceRecord> records = journals.evidence(query, Count.LAST_CHANGE);
            assertEquals(
                    schoolClass,
                    journals.sum(query, Count.LAST_CHANGE),
                    records.get(0).at().orElseThrow().getEpochSecond() / 60);
            assertEquals(Count.Source.FINAL, records.get(0).source());
            List<Instant> times =
                    records.stream().map(record -> record.at().orElseThrow()).toList();
            assertEquals(times.stream().sorted(Comparator.reverseOrder()).toList(), times);
        }
    }

    @Test
    public void evidenceSaysWhatTheJournalSays() {
        List<SourceRecord> late =
                journals.evidence(FactQuery.all().only(Dimension.CLASS, FakeRosters.id("class", "5A")), Count.MARK_3);
        SourceRecord mark = late.get(0);
        assertEquals(1, late.size());
        assertEquals("b", mark.pupil());
        assertEquals("t1", mark.teacher());
        assertEquals("Математика", mark.subject());
        assertEquals("5A", mark.className());
        assertEquals("classic", mark.code());
        assertEquals("3", mark.value());
        assertEquals(Optional.of(LocalDate.of(2025, 9, 2)), mark.day());
        assertEquals("2025-09-03T08:01:00Z", mark.at().orElseThrow().toString());
        assertEquals(
                "10,5", journals.evidence(FactQuery.all(), Count.SOCH).get(0).value());
        assertEquals(
                List.of("e awaiting"),
                journals.evidence(FactQuery.all(), Count.AWAITING).stream()
                        .map(record -> record.pupil() + " " + record.code())
                        .toList());
    }

    @Test
    public void pupilsOfAClassStandAsTheirMarksSay() {
        List<PupilRow> pupils = journals.as(
                Scope.EVERYTHING,
                () -> journals.facts.pupils(FakeRosters.id("org", "s1"), FakeRosters.id("class", "5B"), FIRST_QUARTER));
        assertEquals(
                "d good 4, e awaiting ",
                pupils.stream()
                        .map(pupil -> pupil.name() + " " + pupil.category() + " "
                                + pupil.subjects().values().iterator().next().mark())
                        .collect(Collectors.joining(", ")));
        PupilRow d = pupils.get(0);
        assertEquals(1, d.subjects().values().iterator().next().counts().count(Count.SOR));
        // d was to be in L1 and L2 as a pupil of 5A and in L4 as one of 5B, and missed none; L3 was cancelled.
        assertEquals(3, d.counts().count(Count.ATTENDABLE));
        assertEquals(100.0, d.counts().measure(Measure.ATTENDANCE).orElseThrow(), 1e-9);
        assertEquals(1, d.counts().count(Count.GOOD));
    }

    @Test
    public void pupilsOfAYearHaveWhatIsCountedOfItsTerms() {
        PupilRow d = journals.as(
                        Scope.EVERYTHING,
                        () -> journals.facts.pupils(
                                FakeRosters.id("org", "s1"),
                                FakeRosters.id("class", "5B"),
                                new Period(2026, Stage.YEAR, 0),
                                Set.of(FIRST_QUARTER, Period.term(2026, 2))))
                .get(0);
        assertEquals("also in the class of before", 3, d.counts().count(Count.ATTENDABLE));
        assertEquals("the year has no final marks", "", d.category());
    }

    @Test
    public void aPupilsFiguresAreThoseOfTheClassRow() {
        for (String schoolClass : List.of("5A", "5B")) {
            for (PupilRow pupil : pupils(schoolClass)) {
                FactRow counted = FactRow.none();
                journals.as(Scope.EVERYTHING, () -> {
                    journals.facts.select(of(pupil.id()), counted::add);
                    return null;
                });
                for (Count count : Count.values()) {
                    boolean told = count.source() != Count.Source.HOMEWORK && count.source() != Count.Source.CHANGE;
                    if (told) {
                        assertEquals(
                                pupil.name() + " " + count,
                                counted.count(count),
                                pupil.counts().count(count));
                    }
                }
            }
        }
    }

    @Test
    public void countsOfAPupilBySubjectAndClass() {
        // c missed L1 and L2, all lessons of two days, and has «Н/А»; L1 has a topic and homework in time.
        assertEquals(
                List.of(
                        "5A Математика: LESSONS=2 CANCELLED=1 REPLACED=1 WITH_TOPIC=1 WITH_HOMEWORK=2 PLANNED=2 HOMEWORK=2 HOMEWORK_TIMELY=1 HOMEWORK_MINUTES=30 ILL=2 ATTENDABLE=2 FINAL_NOT_ATTESTED=1 FINALS_DUE=1"),
                journals.figures(of(FakeRosters.id("person", "c")).toldApartBy(Dimension.CLASS, Dimension.SUBJECT)));
    }

    @Test
    public void everyCountOfAPupilOpensAsManyRecords() {
        for (String pupil : List.of("c", "d")) {
            FactQuery query = of(FakeRosters.id("person", pupil));
            FactRow counted = FactRow.none();
            journals.as(Scope.EVERYTHING, () -> {
                journals.facts.select(query, counted::add);
                return null;
            });
            for (Count count : Count.values()) {
                if (!(count.isSum() || count.isLatest()) || count == Count.ATTENDABLE) {
                    assertEquals(
                            pupil + " " + count,
                            counted.count(count),
                            journals.evidence(query, count).size());
                }
            }
        }
    }

    @Test
    public void aPupilsRecordsAreNobodyElses() {
        FactQuery a = of(FakeRosters.id("person", "a"));
        assertEquals(
                List.of("a 4", "a 5"),
                journals.evidence(a, Count.MARKS).stream()
                        .map(record -> record.pupil() + " " + record.value())
                        .sorted()
                        .toList());
        assertEquals(
                List.of("2025-09-02 1", "2025-09-03 1"),
                journals.evidence(a, Count.LESSONS).stream()
                        .map(record -> record.day().orElseThrow() + " "
                                + record.lesson().orElseThrow())
                        .toList());
    }

    private List<PupilRow> pupils(String schoolClass) {
        return journals.as(
                Scope.EVERYTHING,
                () -> journals.facts.pupils(
                        FakeRosters.id("org", "s1"), FakeRosters.id("class", schoolClass), FIRST_QUARTER));
    }

    private static FactQuery of(long pupil) {
        return FactQuery.all()
                .institution(FakeRosters.id("org", "s1"))
                .in(FIRST_QUARTER)
                .only(Dimension.PUPIL, pupil);
    }

    @Test
    public void aPupilOfAnotherDistrictDoesNotOpen() {
        journals.school("s2", 70);
        FactQuery own = of(FakeRosters.id("person", "a"));
        // Neither with the pupil's own institution, which is out of the scope, nor with one that is within it.
        for (FactQuery query : List.of(own, own.institution(FakeRosters.id("org", "s2")))) {
            Scope other = new Scope(50, 80);
            assertEquals(List.of(), journals.figures(other, query));
            for (Count count : Count.values()) {
                assertEquals(0L, (long) journals.as(
                        other,
                        () -> journals.facts.evidence(query, Set.of(count), Window.ALL, record -> {
                            throw new AssertionError("seen: " + record);
                        })));
            }
        }
    }

    @Test
    public void whoIsNotOfTheStaffSeesNoPupil() {
        long school = FakeRosters.id("org", "s1");
        FactQuery query = of(FakeRosters.id("person", "a"));
        List<Callable<Object>> attempts = List.of(
                () -> journals.facts.pupils(school, FakeRosters.id("class", "5A"), FIRST_QUARTER),
                () -> journals.facts.evidence(query, Set.of(Count.MARKS), Window.ALL, record -> {}),
                () -> journals.facts.evidence(FactQuery.all(), Set.of(Count.MARKS), Window.ALL, record -> {}),
                () -> {
                    journals.facts.select(query, row -> {});
                    return null;
                });
        for (Callable<Object> attempt : attempts) {
            Problem refused = assertThrows(
                    Problem.class, () -> TestViewers.call(TestViewers.of(Role.MEMBER, Scope.EVERYTHING), attempt));
            assertEquals(CommonError.FORBIDDEN, refused.code());
        }
    }

    @Test
    public void aPupilIsAskedForInOneInstitution() {
        FactQuery everywhere = FactQuery.all().only(Dimension.PUPIL, FakeRosters.id("person", "a"));
        assertThrows(IllegalArgumentException.class, () -> journals.figures(everywhere));
        assertThrows(IllegalArgumentException.class, () -> journals.evidence(everywhere, Count.MARKS));
    }

    @Test
    public void daysOutAreNeitherAbsenceNorAnUnkeptJournal() {
        journals.calendar.out(
                FakeRosters.id("org", "s1"), Calendar.Kind.FROST, LocalDate.of(2025, 9, 3), LocalDate.of(2025, 9, 3));
        journals.load(Journals.bulk(2, "s1")
                .bulk(
                        "journal/lessons",
                        Journals.LESSONS,
                        "L1,,,s1,mathA,2025-09-02,1,t1,,held,,Бөлшектер,2025-09-02T05:00:00Z",
                        "L2,,,s1,mathA,2025-09-03,1,t1,t2,replaced,,,",
                        "L4,,,s1,mathB,2025-10-02,1,t2,,held,,Дроби,2025-10-02T05:00:00Z"));
        assertEquals(
                List.of("5A: MARK_2=1 LESSONS=1 ILL=1 FULL_DAYS=1 FULL_DAYS_ILL=1"),
                journals.figures(FactQuery.by(Dimension.CLASS)
                        .only(Dimension.CLASS, FakeRosters.id("class", "5A"))
                        .counting(Set.of(
                                Count.LESSONS,
                                Count.ILL,
                                Count.ABSENT,
                                Count.FULL_DAYS,
                                Count.FULL_DAYS_ILL,
                                Count.MARK_2))));
    }

    @Test
    public void whoLoggedInIsCountedOnceInAnInterval() {
        List<String> visits = journals.as(Scope.EVERYTHING, () -> {
            List<String> found = new ArrayList<>();
            for (Grain grain : Grain.values()) {
                journals.logins.visits(
                        new VisitQuery(
                                grain,
                                new Span(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 9, 30)),
                                InstitutionQuery.ALL,
                                OptionalLong.empty()),
                        v -> found.add(grain + " " + v.begins() + " " + v.persons() + " " + v.staff() + " " + v.pupils()
                                + " " + v.parents() + " " + v.logins()));
            }
            return found;
        });
        assertEquals(
                List.of(
                        "DAY 2025-09-02 2 1 1 0 5",
                        "DAY 2025-09-03 1 0 1 0 1",
                        "WEEK 2025-09-01 2 1 1 0 6",
                        "MONTH 2025-09-01 2 1 1 0 6"),
                visits);
    }

    @Test
    public void anotherDistrictSeesNothing() {
        Scope other = new Scope(50, 60);
        assertEquals(List.of(), journals.figures(other, FactQuery.by(Dimension.CLASS)));
        long school = FakeRosters.id("org", "s1");
        assertEquals(
                List.of(),
                journals.as(other, () -> journals.facts.pupils(school, FakeRosters.id("class", "5A"), FIRST_QUARTER)));
        assertEquals(0L, (long) journals.as(
                other,
                () -> journals.facts.evidence(
                        FactQuery.all().institution(school), Set.of(Count.MARKS), Window.ALL, record -> {
                            throw new AssertionError("seen: " + record);
                        })));
    }
}
