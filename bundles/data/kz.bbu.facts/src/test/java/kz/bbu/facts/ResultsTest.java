package kz.bbu.facts;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.platform.Publisher.Undo;
import kz.bbu.api.platform.Rosters.LineItem;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** Results of OneRoster are current marks: the small school's gradebook, worked out by hand, alone and beside its journals. */
public class ResultsTest extends OnEachDatabase {
    private static final FactQuery BY_CLASS =
            FactQuery.by(Dimension.CLASS, Dimension.SUBJECT).in(Period.term(2026, 1));
    private static final LineItem DAILY = FakeRosters.lineItem("Бөлшектер", "Ауызша жауап", "2", 5, "2025-09-10");
    private static final LineItem FORMATIVE =
            FakeRosters.lineItem("Есептер", "Сабақтағы жұмыс", null, 10, "2025-09-15");
    private static final LineItem SOR = FakeRosters.lineItem("Бөлім 1", "БЖБ", null, 20, "2025-10-06");
    private static final LineItem SOCH = FakeRosters.lineItem("1-тоқсан", "ТЖБ / СОЧ", "0.5", 25, "2025-10-20");

    @Override
    public void open() {
        super.open();
        SmallSchool.open(journals);
        journals.rosters
                // A classic mark of weight 2, set on the day after the work was due: in time.
                .result("s1", "r1", "mathA", "a", "fully graded", "5", "2025-09-11", DAILY)
                // Two days after: late.
                .result("s1", "r2", "mathA", "b", "fully graded", "3.00", "2025-09-12", DAILY)
                // d was in 5A then, and is in 5B from October on.
                .result("s1", "r3", "mathA", "d", "fully graded", "8", "2025-09-15", FORMATIVE)
                .result("s1", "r4", "mathB", "d", "fully graded", "15", "2025-10-06", SOR)
                .result("s1", "r5", "mathB", "e", "fully graded", "10.5", "2025-10-20", SOCH)
                // No marks: nothing was graded, or not wholly.
                .result("s1", "r6", "mathA", "c", "exempt", "4", "2025-09-11", DAILY)
                .result("s1", "r7", "mathA", "c", "not submitted", null, "2025-09-11", DAILY)
                .result("s1", "r8", "mathA", "c", "partially graded", "2", "2025-09-11", DAILY);
    }

    private void leftOut(String id, String score, LineItem item) {
        journals.rosters.result("s1", id, "mathA", "c", "fully graded", score, "2025-09-11", item);
    }

    @Test
    public void countsOfAGradebookAlone() {
        journals.load(Journals.gradebook(1));
        assertEquals(
                List.of(
                        "5A Математика: MARK_3=1 MARK_5=1 FORMATIVE_8=1 WEIGHT=400 WEIGHTED=1600 MARKS=3 MARKS_TIMELY=2 FINALS_DUE=3",
                        "5B Математика: SOR=1 SOR_SCORE=1500 SOR_MAX=2000 SOCH=1 SOCH_SCORE=1050 SOCH_MAX=2500 MARKS=2 MARKS_TIMELY=2 FINALS_DUE=2"),
                journals.figures(BY_CLASS));
        assertEquals(
                List.of(
                        "5A 2025-09-08: MARKS=2",
                        "5A 2025-09-15: MARKS=1",
                        "5B 2025-10-06: MARKS=1",
                        "5B 2025-10-20: MARKS=1"),
                journals.figures(FactQuery.by(Dimension.CLASS, Dimension.WEEK).counting(Set.of(Count.MARKS))));
        journals.assertVerified();
    }

    @Test
    public void measuresOfMarksAndResultsTogether() {
        journals.load(SmallSchool.load(1));
        journals.load(Journals.gradebook(2));
        FactRow all = FactRow.none();
        journals.as(Scope.EVERYTHING, () -> {
            journals.facts.select(FactQuery.by(Dimension.INSTITUTION), all::add);
            return null;
        });
        // (5+4+3+2 + 5+3)/6
        assertEquals(22.0 / 6, all.measure(Measure.AVERAGE).orElseThrow(), 1e-9);
        // (5+4+2·3+2 + 2·5+2·3)/(5 + 4)
        assertEquals(33.0 / 9, all.measure(Measure.WEIGHTED_AVERAGE).orElseThrow(), 1e-9);
        // (15+15)/(20+20) points
        assertEquals(75.0, all.measure(Measure.SOR_SHARE).orElseThrow(), 1e-9);
        // 6 of 7 marks and 4 of 5 results
        assertEquals(1000.0 / 12, all.measure(Measure.TIMELY).orElseThrow(), 1e-9);
        assertEquals(12, all.count(Count.MARKS));
        // The lessons and final marks are those of the journals.
        assertEquals(3, all.count(Count.LESSONS));
        assertEquals(5, all.count(Count.FINALS_DUE));
        journals.assertVerified();
    }

    @Test
    public void aFigureOpensItsResults() {
        journals.load(SmallSchool.load(1));
        journals.load(Journals.gradebook(2));
        for (Count count : List.of(Count.MARK_5, Count.MARKS, Count.MARKS_TIMELY, Count.SOR, Count.SOCH)) {
            assertEquals(
                    count.name(),
                    journals.sum(FactQuery.all(), count),
                    journals.evidence(FactQuery.all(), count).size());
        }
        FactQuery d = FactQuery.all()
                .institution(FakeRosters.id("org", "s1"))
                .only(Dimension.PUPIL, FakeRosters.id("person", "d"));
        SourceRecord result = journals.evidence(d, Count.FORMATIVE_8).stream()
                .filter(record -> record.className().equals("5A"))
                .findFirst()
                .orElseThrow();
        assertEquals("d", result.pupil());
        assertEquals("t1", result.teacher());
        assertEquals("Математика", result.subject());
        assertEquals("formative", result.code());
        assertEquals("8", result.value());
        assertEquals("Есептер", result.text());
        assertEquals(Optional.of(LocalDate.of(2025, 9, 15)), result.day());
        assertEquals(OptionalInt.empty(), result.lesson());
        assertEquals(2, journals.sum(d, Count.FORMATIVE_8));
    }

    @Test
    public void whatIsNoMarkOfAJournalIsLeftOutWithAWarning() {
        leftOut("x1", "80", FakeRosters.lineItem("Test", "Quiz", null, 100, "2025-09-11"));
        leftOut("x2", "4", FakeRosters.lineItem("Test", "СОР, СОЧ", null, 20, "2025-09-11"));
        leftOut("x3", "0", DAILY);
        leftOut("x4", "4.5", DAILY);
        leftOut("x5", "6", DAILY);
        leftOut("x6", null, DAILY);
        leftOut("x7", "20.001", SOR);
        // Counted with 0,13, the nearest weight that a journal can hold.
        leftOut("y1", "4", FakeRosters.lineItem("Test", "Quiz", "0.125", 5, "2025-09-11"));
        FakeLoad load = Journals.gradebook(1);
        journals.load(load);
        assertEquals(
                List.of(
                        "roster/results:10 lineItemSourcedId result.kind",
                        "roster/results:11 lineItemSourcedId result.kind",
                        "roster/results:12 score result.score",
                        "roster/results:13 score result.score",
                        "roster/results:14 score result.score",
                        "roster/results:15 score result.score",
                        "roster/results:16 score result.score",
                        "roster/results:17 lineItemSourcedId result.weight"),
                load.warnings());
        assertEquals(
                List.of(
                        "5A Математика: MARK_3=1 MARK_4=1 MARK_5=1 FORMATIVE_8=1 WEIGHT=413 WEIGHTED=1652 MARKS=4 MARKS_TIMELY=3 FINALS_DUE=3"),
                journals.figures(BY_CLASS.only(Dimension.CLASS, FakeRosters.id("class", "5A"))));
    }

    @Test
    public void theSameGradebookAgainChangesNothing() {
        journals.load(Journals.gradebook(1));
        String before = journals.everything();
        journals.load(Journals.gradebook(2));
        assertEquals(before, journals.everything());
        assertEquals(Undo.NOTHING, journals.publisher.undoable(2));
        assertEquals(0, journals.sql.number("select count(*) from facts_layer where generation = 2"));
    }

    @Test
    public void aChangedLineItemCountsAtOnceAndUndoBringsTheFormerOneBack() {
        journals.load(SmallSchool.load(1));
        String without = journals.everything();
        journals.load(Journals.gradebook(2));
        String with = journals.everything();
        journals.rosters.result(
                "s1",
                "r4",
                "mathB",
                "d",
                "fully graded",
                "15",
                "2025-10-06",
                FakeRosters.lineItem("Бөлім 1", "БЖБ", null, 40, "2025-10-06"));
        FakeLoad items = new FakeLoad(3, FakeRosters.SOURCE).delta("roster/lineItems", "sourcedId");
        journals.load(items);
        assertEquals(6000, journals.sum(FactQuery.all(), Count.SOR_MAX));
        journals.assertVerified();
        assertEquals(Undo.LATER, journals.publisher.undoable(2));
        journals.undo(3);
        assertEquals(with, journals.everything());
        journals.undo(2);
        assertEquals(without, journals.everything());
        journals.assertVerified();
    }

    @Test
    public void anEndedGradebookLeavesTheJournals() {
        journals.load(SmallSchool.load(1));
        String without = journals.everything();
        journals.load(Journals.gradebook(2));
        journals.rosters.results.clear();
        journals.load(Journals.gradebook(3));
        assertEquals(without, journals.everything());
        journals.assertVerified();
    }

    @Test
    public void marksOfAJournalThatComeLaterAreCountedBesideThem() {
        journals.load(Journals.gradebook(1));
        journals.load(SmallSchool.load(2));
        journals.load(Journals.delta(3)
                .delta(
                        "journal/marks",
                        Journals.MARKS,
                        "m1,active,2025-10-01T00:00:00Z,s1,L1,a,classic,1,2,,,2025-09-02T06:00:00Z"));
        assertEquals(12, journals.sum(FactQuery.all(), Count.MARKS));
        assertEquals(2, journals.sum(FactQuery.all(), Count.MARK_2));
        journals.recount();
        journals.assertVerified();
    }

    @Test
    public void aGradebookOfAnotherDistrictIsNotSeen() {
        journals.load(Journals.gradebook(1));
        Scope other = new Scope(50, 60);
        assertEquals(List.of(), journals.figures(other, FactQuery.by(Dimension.CLASS)));
    }
}
