package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.platform.Moment;
import kz.bbu.api.platform.Publisher.Undo;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** How packages change what readers see, and how that is taken back. */
public class LifeTest extends OnEachDatabase {
    @Override
    public void open() {
        super.open();
        SmallSchool.open(journals);
    }

    @Test
    public void nobodySeesAPackageBeforeItIsPublished() {
        journals.prepare(SmallSchool.load(1));
        assertEquals(List.of(), journals.figures(FactQuery.all()));
        journals.publish(1);
        assertEquals(7, journals.sum(FactQuery.all(), Count.MARKS));
    }

    @Test
    public void allQuestionsOfAPieceOfWorkAreAnsweredFromOnePublication() throws Exception {
        journals.load(SmallSchool.load(1));
        Moment.during(() -> {
            assertEquals(7, journals.sum(FactQuery.all(), Count.MARKS));
            journals.load(Journals.delta(2)
                    .delta(
                            "journal/marks",
                            Journals.MARKS,
                            "m8,active,2025-10-03T00:00:00Z,s1,L4,e,formative,1,10,,,2025-10-02T06:00:00Z"));
            assertEquals(7, journals.sum(FactQuery.all(), Count.MARKS));
            assertEquals(7, journals.evidence(FactQuery.all(), Count.MARKS).size());
            return null;
        });
        assertEquals(8, journals.sum(FactQuery.all(), Count.MARKS));
    }

    @Test
    public void theSamePackageAgainChangesNothing() {
        assertEquals(
                "attendance 5/5/0/0/0, changes 1/1/0/0/0, finals 4/4/0/0/0, homework 2/2/0/0/0, lessons 4/4/0/0/0, logins 3/3/0/0/0, marks 7/7/0/0/0, movements 2/2/0/0/0",
                journals.load(SmallSchool.load(1)));
        String before = journals.everything();
        assertEquals(
                "attendance 5/0/0/0/0, changes 1/0/0/0/0, finals 4/0/0/0/0, homework 2/0/0/0/0, lessons 4/0/0/0/0, logins 3/0/0/0/0, marks 7/0/0/0/0, movements 2/0/0/0/0",
                journals.load(SmallSchool.load(2)));
        assertEquals(before, journals.everything());
        assertEquals(Undo.NOTHING, journals.publisher.undoable(2));
        assertEquals(Undo.POSSIBLE, journals.publisher.undoable(1));
    }

    @Test
    public void aDeltaChangesWhatItNamesAndUndoTakesItBack() {
        journals.load(SmallSchool.load(1));
        String before = journals.everything();
        String counts = journals.load(Journals.delta(2)
                .delta(
                        "journal/marks",
                        Journals.MARKS,
                        "m4,active,2025-10-03T00:00:00Z,s1,L2,d,classic,1,5,,,2025-09-03T10:00:00Z",
                        "m3,tobedeleted,2025-10-03T00:00:00Z,s1,L1,b,classic,1,3,,2,2025-09-03T08:01:00Z",
                        "m8,active,2025-10-03T00:00:00Z,s1,L4,e,formative,1,10,,,2025-10-02T06:00:00Z"));
        assertEquals("marks 3/1/1/1/0", counts);
        FactQuery all = FactQuery.all();
        assertEquals(0, journals.sum(all, Count.MARK_2));
        assertEquals(0, journals.sum(all, Count.MARK_3));
        assertEquals(2, journals.sum(all, Count.MARK_5));
        assertEquals(1, journals.sum(all, Count.FORMATIVE_10));
        assertEquals(7, journals.evidence(all, Count.MARKS).size());
        journals.assertVerified();
        assertEquals(Undo.LATER, journals.publisher.undoable(1));
        journals.undo(2);
        assertEquals(before, journals.everything());
        journals.assertVerified();
        assertEquals(Undo.POSSIBLE, journals.publisher.undoable(1));
        journals.undo(1);
        assertEquals(List.of(), journals.figures(all));
    }

    @Test
    public void anOlderRowOfADeltaIsLeftOut() {
        journals.load(SmallSchool.load(1));
        journals.load(Journals.delta(2)
                .delta(
                        "journal/marks",
                        Journals.MARKS,
                        "m4,active,2025-10-03T00:00:00Z,s1,L2,d,classic,1,5,,,2025-09-03T10:00:00Z"));
        assertEquals(
                "marks 1/0/0/0/1",
                journals.load(Journals.delta(3)
                        .delta(
                                "journal/marks",
                                Journals.MARKS,
                                "m4,active,2025-10-02T00:00:00Z,s1,L2,d,classic,1,4,,,2025-09-03T10:00:00Z")));
        assertEquals(2, journals.sum(FactQuery.all(), Count.MARK_5));
    }

    @Test
    public void aRowThatComesAgainAsItWasKeepsOlderOnesOut() {
        journals.load(SmallSchool.load(1));
        assertEquals("marks 1/0/1/0/0", journals.load(markOfDay(2, "02", 5)));
        assertEquals("the same, a day later", "marks 1/0/0/0/0", journals.load(markOfDay(3, "04", 5)));
        assertEquals("what was between", "marks 1/0/0/0/1", journals.load(markOfDay(4, "03", 4)));
        assertEquals(2, journals.sum(FactQuery.all(), Count.MARK_5));
        journals.assertVerified();
    }

    private static FakeLoad markOfDay(long importId, String day, int mark) {
        return Journals.delta(importId)
                .delta(
                        "journal/marks",
                        Journals.MARKS,
                        "m4,active,2025-10-" + day + "T00:00:00Z,s1,L2,d,classic,1," + mark
                                + ",,,2025-09-03T10:00:00Z");
    }

    @Test
    public void aDeltaOfLessonsMovesTheirMarks() {
        journals.load(SmallSchool.load(1));
        journals.load(
                Journals.delta(2)
                        .delta(
                                "journal/lessons",
                                Journals.LESSONS,
                                "L1,active,2025-11-10T00:00:00Z,s1,mathA,2025-11-10,1,t2,,held,,Бөлшектер,2025-11-10T05:00:00Z"));
        FactQuery secondQuarter = FactQuery.all().in(kz.bbu.api.facts.Period.term(2026, 2));
        assertEquals(3, journals.sum(secondQuarter, Count.MARKS));
        assertEquals(3, journals.evidence(secondQuarter, Count.MARKS).size());
        assertEquals(
                3,
                journals.sum(FactQuery.all().only(Dimension.TEACHER, FakeRosters.id("person", "t2")), Count.MARKS) - 3);
        journals.assertVerified();
    }

    @Test
    public void aWholeFileEndsWhatItDoesNotHave() {
        journals.load(SmallSchool.load(1));
        assertEquals(
                "marks 1/0/0/6/0",
                journals.load(Journals.bulk(2, "s1")
                        .bulk("journal/marks", Journals.MARKS, "m1,,,s1,L1,a,classic,1,5,,,2025-09-02T06:00:00Z")));
        assertEquals(1, journals.sum(FactQuery.all(), Count.MARKS));
        assertEquals("what other files say stays", 3, journals.sum(FactQuery.all(), Count.LESSONS));
        journals.assertVerified();
    }

    @Test
    public void anInstitutionThatNowHasNoRowsIsSaidByTheManifest() {
        journals.load(SmallSchool.load(1));
        FakeLoad empty = Journals.bulk(2, "s1").bulk("journal/marks", Journals.MARKS);
        assertEquals("marks 0/0/0/7/0", journals.load(empty));
        assertEquals(0, journals.sum(FactQuery.all(), Count.MARKS));
    }

    @Test
    public void whatIsWrongRefusesTheWholePackage() {
        FakeLoad bad = SmallSchool.load(1)
                .bulk(
                        "journal/finals",
                        Journals.FINALS,
                        "f1,,,s1,mathA,a,q1,term,5,,2025-10-24T06:00:00Z",
                        "f1,,,s1,mathA,b,q1,term,5,,2025-10-24T06:00:00Z",
                        "f2,,,s1,mathZ,a,q1,term,5,,2025-10-24T06:00:00Z",
                        "f3,,,s1,mathA,zz,q1,term,5,,2025-10-24T06:00:00Z",
                        "f4,,,s1,mathA,a,q9,term,5,,2025-10-24T06:00:00Z");
        assertEquals(List.of("journal/finals:3 sourcedId duplicate"), journals.refused(bad));
        FakeLoad worse = SmallSchool.load(2)
                .bulk(
                        "journal/finals",
                        Journals.FINALS,
                        "f2,,,s1,mathZ,a,q1,term,5,,2025-10-24T06:00:00Z",
                        "f3,,,s1,mathA,zz,q1,term,5,,2025-10-24T06:00:00Z",
                        "f4,,,s1,mathA,a,q9,term,5,,2025-10-24T06:00:00Z");
        assertEquals(
                Set.of(
                        "journal/finals:2 classSourcedId reference",
                        "journal/finals:3 studentSourcedId reference",
                        "journal/finals:4 academicSessionSourcedId reference"),
                Set.copyOf(journals.refused(worse)));
        assertEquals(List.of(), journals.figures(FactQuery.all()));
    }

    @Test
    public void valuesThatNoJournalHasAreErrorsOfTheirRows() {
        FakeLoad bad = SmallSchool.load(1)
                .bulk(
                        "journal/marks",
                        Journals.MARKS,
                        "m1,,,s1,L1,a,classic,1,6,,,2025-09-02T06:00:00Z",
                        "m2,,,s1,L1,a,formative,1,11,,,2025-09-02T06:00:00Z",
                        "m3,,,s1,L1,a,sor,1,5,,,2025-09-02T06:00:00Z",
                        "m4,,,s1,L1,a,soch,1,21,20,,2025-09-02T06:00:00Z",
                        "m5,,,s1,L1,a,classic,1,4.5,,,2025-09-02T06:00:00Z",
                        "m6,,,s1,L1,a,classic,3,4,,,2025-09-02T06:00:00Z");
        assertEquals(
                List.of(
                        "journal/marks:2 value mark.value",
                        "journal/marks:3 value mark.value",
                        "journal/marks:4 maxValue mark.maximum",
                        "journal/marks:5 value mark.points",
                        "journal/marks:6 value mark.value",
                        "journal/marks:7 number journal.number"),
                journals.refused(bad));
    }

    @Test
    public void anOlderRowDoesNotBringBackWhatHasEnded() {
        journals.load(SmallSchool.load(1));
        String end = "m3,tobedeleted,2025-10-05T00:00:00Z,s1,L1,b,classic,1,3,,2,2025-09-03T08:01:00Z";
        String older = "m3,active,2025-10-04T00:00:00Z,s1,L1,b,classic,1,3,,2,2025-09-03T08:01:00Z";
        String newer = "m3,active,2025-10-06T00:00:00Z,s1,L1,b,classic,1,3,,2,2025-09-03T08:01:00Z";
        assertEquals("marks 1/0/0/1/0", delta(2, end));
        assertEquals("ended twice", "marks 1/0/0/0/0", delta(3, end));
        assertEquals("marks 1/0/0/0/1", delta(4, older));
        // So many rows that the file is written wholly, and so is forgotten what was not kept.
        String[] many = IntStream.range(0, 40)
                .mapToObj(i -> "x" + i + ",active,2025-10-03T00:00:00Z,s1,L1,a,classic,1,4,,,2025-09-03T08:01:00Z")
                .toArray(String[]::new);
        assertEquals("marks 40/40/0/0/0", delta(5, many));
        assertEquals(
                1,
                journals.sql.number("select count(*) from facts_layer where part = 'MARKS' and until_version is null"));
        assertEquals("marks 1/0/0/0/1", delta(6, older));
        journals.assertVerified();
        assertEquals("marks 1/1/0/0/0", delta(7, newer));
        journals.assertVerified();
    }

    @Test
    public void theLatestEndOfARecordKeepsOlderRowsOut() {
        journals.load(SmallSchool.load(1));
        String mark = "m3,%s,2025-10-%sT00:00:00Z,s1,L1,b,classic,1,%s,,2,2025-09-03T08:01:00Z";
        assertEquals("marks 1/0/1/0/0", delta(2, mark.formatted("active", "05", "5")));
        assertEquals("marks 1/0/0/1/0", delta(5, mark.formatted("tobedeleted", "10", "5")));
        assertEquals("ended again, later", "marks 1/0/0/0/0", delta(6, mark.formatted("tobedeleted", "20", "5")));
        assertEquals("marks 1/0/0/0/1", delta(7, mark.formatted("active", "15", "5")));
        journals.assertVerified();
    }

    private String delta(long importId, String... marks) {
        String[] lines =
                Stream.concat(Stream.of(Journals.MARKS), Stream.of(marks)).toArray(String[]::new);
        return journals.load(Journals.delta(importId).delta("journal/marks", lines));
    }

    @Test
    public void aLessonOfAnotherSchoolYearIsRefused() {
        FakeLoad bad =
                SmallSchool.load(1).bulk("journal/lessons", Journals.LESSONS, "L1,,,s1,mathA,2024-09-02,1,t1,,held,,,");
        assertTrue(journals.refused(bad).contains("journal/lessons:2 date journal.year"));
    }

    @Test
    public void aSchoolOutsideTheScopeRefusesThePackage() {
        journals.school("s2", 50);
        journals.rosters.homeroom("s2", "9A", 9, "ru", "").pupils("s2", "9A", null, null, "z");
        FakeLoad outside = Journals.bulk(1, "s2")
                .under(FakeRosters.id("org", "s1"), new Scope(10, 10))
                .bulk("journal/lessons", Journals.LESSONS, "L1,,,s2,9A,2025-09-02,1,z,,held,,,");
        assertEquals(List.of("journal/lessons:2 orgSourcedId outsideScope"), journals.refused(outside));
        FakeLoad notNamed = SmallSchool.load(2)
                .bulk("journal/logins", Journals.LOGINS, "g1,,,z,s2,2025-09-02,3", "g2,,,z,s2,2025-09-03,3");
        assertEquals(List.of("journal/logins:2 orgSourcedId notReplaced"), journals.refused(notNamed));
    }

    @Test
    public void whatNobodyNeedsIsSweptAndWhatIsSeenStays() {
        journals.load(SmallSchool.load(1));
        journals.load(Journals.bulk(2, "s1")
                .bulk("journal/marks", Journals.MARKS, "m1,,,s1,L1,a,classic,1,5,,,2025-09-02T06:00:00Z"));
        String seen = journals.everything();
        journals.prepare(SmallSchool.load(3));
        journals.publisher.discard(3);
        journals.sweep();
        assertEquals(seen, journals.everything());
        assertEquals(1, journals.sql.number("select count(distinct generation) from facts_by_class"));
        assertEquals(0, journals.sql.number("select count(*) from facts_sheet where generation = 3"));
        assertEquals(
                0, journals.sql.number("select count(*) from facts_sheet where generation = 1 and part = 'MARKS'"));
        journals.assertVerified();
    }
}
