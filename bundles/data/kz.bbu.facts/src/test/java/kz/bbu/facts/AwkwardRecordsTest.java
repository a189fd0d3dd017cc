package kz.bbu.facts;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Set;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.PupilRow;
import org.junit.Test;

/** Records that contradict the roster or each other, as real journals do, make no figure that cannot be. */
public class AwkwardRecordsTest extends OnEachDatabase {
    private static final Period FIRST_QUARTER = Period.term(2026, 1);
    private static final Set<Count> ATTENDANCE =
            Set.of(Count.ATTENDABLE, Count.ABSENT, Count.ILL, Count.LATE, Count.FULL_DAYS, Count.FULL_DAYS_ILL);

    @Override
    public void open() {
        super.open();
        SmallSchool.open(journals);
    }

    @Test
    public void aPupilWhoIsEnrolledTwiceIsOne() {
        journals.rosters.pupils("s1", "mathA", "2025-09-02", null, "c");
        journals.load(SmallSchool.load(1));
        assertEquals(
                List.of("5A: ABSENT=1 ILL=2 LATE=1 ATTENDABLE=8 FULL_DAYS=3 FULL_DAYS_ILL=2"),
                journals.figures(ofClass("5A").counting(ATTENDANCE)));
    }

    @Test
    public void ofTwoHomeroomClassesTheOneThatBeganLastHolds() {
        journals.rosters.pupils("s1", "5B", "2025-09-02", null, "a");
        journals.load(SmallSchool.load(1));
        journals.load(Journals.delta(2)
                .delta(
                        "journal/marks",
                        Journals.MARKS,
                        "m1,active,2025-10-01T00:00:00Z,s1,L1,a,classic,1,4,,,2025-09-02T06:00:00Z"));
        assertEquals(
                List.of("5B: MARK_4=2"), journals.figures(ofClass("5B").counting(Set.of(Count.MARK_4, Count.MARK_5))));
        journals.assertVerified();
    }

    @Test
    public void anAbsenceThatIsRecordedTwiceIsOne() {
        journals.load(SmallSchool.load(1)
                .bulk(
                        "journal/lessons",
                        Journals.LESSONS,
                        "L1,,,s1,mathA,2025-09-02,1,t1,,held,,,",
                        "L2,,,s1,mathA,2025-09-02,2,t1,,held,,,",
                        "L4,,,s1,mathB,2025-10-02,1,t2,,held,,,")
                .bulk("journal/attendance", Journals.ATTENDANCE, "n1,,,s1,L1,c,ill,", "n2,,,s1,L1,c,ill,"));
        assertEquals(
                List.of("5A: ILL=1 ATTENDABLE=8"),
                journals.figures(ofClass("5A").counting(ATTENDANCE)));
    }

    @Test
    public void whoWasNotToBeInALessonDidNotMissIt() {
        journals.load(SmallSchool.load(1)
                .bulk(
                        "journal/attendance",
                        Journals.ATTENDANCE,
                        "n1,,,s1,L1,e,ill,",
                        "n2,,,s1,L2,e,ill,",
                        "n3,,,s1,L4,d,ill,"));
        assertEquals(
                List.of("5B: ILL=1 ATTENDABLE=2 FULL_DAYS=1 FULL_DAYS_ILL=1"),
                journals.figures(ofClass("5B").counting(ATTENDANCE)));
    }

    @Test
    public void aFinalMarkOfWhoHasLeftHidesNoneThatIsOwed() {
        journals.rosters.leave("s1", "5A", "b", "2025-10-20").leave("s1", "mathA", "b", "2025-10-20");
        journals.load(SmallSchool.load(1)
                .bulk(
                        "journal/finals",
                        Journals.FINALS,
                        "f2,,,s1,mathA,b,q1,term,3,,2025-10-18T06:00:00Z",
                        "f3,,,s1,mathA,c,q1,term,5,,2025-10-24T06:00:00Z"));
        FactRow all = FactRow.none();
        journals.as(Scope.EVERYTHING, () -> {
            journals.facts.select(FactQuery.all().in(FIRST_QUARTER), all::add);
            return null;
        });
        // Due from a and c of 5A, d and e of 5B; set for c.
        assertEquals(25.0, all.measure(Measure.FINALS_SET).orElseThrow(), 1e-9);
        assertEquals(0, all.count(Count.FINAL_3));
    }

    @Test
    public void finalMarksCountWhereTheRosterListsNobody() {
        journals.rosters.group("s1", "chess", "Шахмат", 5);
        journals.load(SmallSchool.load(1)
                .bulk("journal/finals", Journals.FINALS, "f1,,,s1,chess,a,q1,term,5,,2025-10-24T06:00:00Z"));
        assertEquals(
                List.of("5A: FINAL_5=1 FINALS_DUE=4"),
                journals.figures(ofClass("5A").in(FIRST_QUARTER).counting(Set.of(Count.FINAL_5, Count.FINALS_DUE))));
    }

    @Test
    public void aPupilsMarksFollowALessonThatMovesToAnotherGroup() {
        journals.load(SmallSchool.load(1)
                .bulk(
                        "journal/lessons",
                        Journals.LESSONS,
                        "L1,,,s1,mathA,2025-09-02,1,t1,,held,,,",
                        "L2,,,s1,mathA,2025-09-03,1,t1,,held,,,",
                        "L3,,,s1,mathA,2025-09-04,1,t1,,held,,,",
                        "L4,,,s1,mathA,2025-10-02,1,t2,,held,,,"));
        journals.load(Journals.delta(2)
                .delta(
                        "journal/lessons",
                        Journals.LESSONS,
                        "L4,active,2025-10-03T00:00:00Z,s1,mathB,2025-10-02,1,t2,,held,,,"));
        assertEquals("e has one mark, of the moved lesson", 1, marks("e"));
        journals.assertVerified();
    }

    @Test
    public void marksInAGroupOfOthersStandInTheClassToo() {
        journals.load(SmallSchool.load(1));
        journals.load(Journals.delta(2)
                .delta(
                        "journal/marks",
                        Journals.MARKS,
                        "m8,active,2025-10-01T00:00:00Z,s1,L1,e,classic,1,5,,,2025-09-02T06:00:00Z"));
        assertEquals(2, marks("e"));
        journals.load(SmallSchool.load(3)
                .bulk("journal/marks", Journals.MARKS, "m8,,,s1,L1,e,classic,1,5,,,2025-09-02T06:00:00Z"));
        assertEquals(1, marks("e"));
    }

    /** What the list of a class says, which must be what a question for the pupil says. */
    private long marks(String pupil) {
        String schoolClass = pupil.equals("e") ? "5B" : "5A";
        List<PupilRow> rows = journals.as(
                Scope.EVERYTHING,
                () -> journals.facts.pupils(
                        FakeRosters.id("org", "s1"), FakeRosters.id("class", schoolClass), FIRST_QUARTER));
        PupilRow row = rows.stream()
                .filter(one -> one.name().equals(pupil))
                .findFirst()
                .orElseThrow();
        FactQuery own = FactQuery.all()
                .institution(FakeRosters.id("org", "s1"))
                .in(FIRST_QUARTER)
                .only(Dimension.PUPIL, FakeRosters.id("person", pupil));
        assertEquals(journals.sum(own, Count.MARKS), row.counts().count(Count.MARKS));
        assertEquals(
                journals.sum(own, Count.MARKS),
                journals.evidence(own, Count.MARKS).size());
        return row.counts().count(Count.MARKS);
    }

    private static FactQuery ofClass(String name) {
        return FactQuery.by(Dimension.CLASS).only(Dimension.CLASS, FakeRosters.id("class", name));
    }
}
