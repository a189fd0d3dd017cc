package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** How small changes are put together with the counts that they lie on. */
public class SettlingTest extends OnEachDatabase {
    private static final int MARKS = 60;
    private static final int CHANGES = 9;

    private Layers layers;

    @Override
    public void open() {
        super.open();
        SmallSchool.open(journals);
        List<String> marks = new ArrayList<>(List.of(Journals.MARKS));
        for (int i = 0; i < MARKS; i++) {
            marks.add(mark(i, 3, ",,"));
        }
        journals.load(Journals.bulk(1, "s1")
                .bulk("journal/lessons", Journals.LESSONS, "L1,,,s1,mathA,2025-09-02,1,t1,,held,,,")
                .bulk("journal/marks", marks.toArray(String[]::new)));
        layers = new Layers(journals.sql);
    }

    @Test
    public void figuresStayAndFewLayersAreRead() {
        changes();
        String was = journals.everything();
        assertEquals(CHANGES + 1, counts().size());
        journals.publisher.settle();
        assertEquals(1, counts().size());
        assertEquals(was, journals.everything());
        journals.assertVerified();
    }

    @Test
    public void undosBringBackWhatWasThereBeforeEachChange() {
        List<String> was = changes();
        journals.publisher.settle();
        for (int i = CHANGES - 1; i >= 0; i--) {
            journals.undo(i + 2);
            assertEquals("before the change " + i, was.get(i), journals.everything());
            journals.assertVerified();
        }
    }

    @Test
    public void whatIsPublishedMeanwhileIsNotLost() {
        JournalReader.Book book = new JournalReader.Book(FakeRosters.SOURCE, FakeRosters.id("org", "s1"), 2026);
        List<Layers.Layer> before = counts();
        Counts kept = Counts.kept(journals.sql, layers.version(), book);
        changes();
        String was = journals.everything();
        assertFalse(journals.countsAnew().show(book, before, kept, true));
        assertEquals(was, journals.everything());
        journals.assertVerified();
    }

    /** Changes some marks one by one, and gives what was there before each change. */
    private List<String> changes() {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            before.add(journals.everything());
            journals.load(Journals.delta(i + 2)
                    .delta("journal/marks", Journals.MARKS, mark(i, 4, ",active,2026-01-01T00:00:00Z")));
        }
        return before;
    }

    private static String mark(int i, int value, String life) {
        return "m" + i + life + ",s1,L1,a,classic,1," + value + ",,,2025-09-02T06:00:00Z";
    }

    private List<Layers.Layer> counts() {
        return layers.visible(layers.version(), FakeRosters.id("org", "s1"), 2026, Layers.COUNTS);
    }
}
