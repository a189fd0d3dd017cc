package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.job.Job;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.job.Jobs;
import org.junit.Test;

/** How figures follow what they are counted by. */
public class RecountingTest extends OnEachDatabase {
    private final List<Map<String, String>> submitted = new ArrayList<>();
    private Recounting recounting;

    @Override
    public void open() {
        super.open();
        SmallSchool.open(journals);
        recounting = journals.recounting(new Submitted());
        journals.load(SmallSchool.load(1));
    }

    @Test
    public void figuresFollowAPupilWhoJoinsAGroup() {
        journals.rosters.pupils("s1", "mathA", "2025-09-01", null, "e");
        assertThrows("the figures are those of before", AssertionError.class, journals::assertVerified);
        touch();
        recounting.run(new Running(submitted.get(0)));
        journals.assertVerified();
    }

    @Test
    public void whatAnEndOfThePortalInterruptedIsAskedForAgain() {
        touch();
        recounting.interrupted(1, submitted.get(0));
        assertEquals(2, submitted.size());
        assertEquals(submitted.get(0), submitted.get(1));
    }

    @Test
    public void whatWasCountedByRulesThatChangedMeanwhileIsCountedAnew() {
        List<Set<Long>> touched = new ArrayList<>();
        journals.publisher.recount = (organisations, from, until) -> touched.add(organisations);
        journals.prepare(SmallSchool.load(2).bulk("journal/homework", Journals.HOMEWORK));
        Book.RULES.change(journals.sql);
        journals.publish(2);
        assertEquals(List.of(Set.of(FakeRosters.id("org", "s1"))), touched);
        journals.prepare(SmallSchool.load(3).bulk("journal/changes", Journals.CHANGES));
        journals.publish(3);
        assertEquals("nothing has changed", 1, touched.size());
    }

    @Test
    public void whatWasCountedByFormerFormulasIsAskedForOnce() {
        journals.sql.update("update facts_book set changes = 1 where name = 'formulas'");
        journals.recounting(new Submitted());
        journals.recounting(new Submitted());
        assertEquals(1, submitted.size());
        assertEquals("everything", "", submitted.get(0).get("organisations"));
    }

    @Test
    public void severalRecountsMayBeginAtOnce() {
        Layers layers = new Layers(journals.sql);
        long one = layers.beginAnew(FakeRosters.SOURCE);
        layers.discard(one);
        new Sweep(journals.sql).drop(one);
        assertNotEquals(one, layers.beginAnew(FakeRosters.SOURCE));
    }

    private void touch() {
        recounting.touch(Set.of(FakeRosters.id("org", "s1")), LocalDate.of(1900, 1, 1), Recount.NO_END);
    }

    private record Running(Map<String, String> arguments) implements JobWorker.Run {
        @Override
        public long jobId() {
            return 1;
        }

        @Override
        public void progress(long done, long total, String step, Object... arguments) {
            // Nobody watches.
        }

        @Override
        public void result(String address) {
            // It has none.
        }
    }

    private final class Submitted implements Jobs {
        @Override
        public long submit(String type, Map<String, String> arguments) {
            submitted.add(arguments);
            return submitted.size();
        }

        @Override
        public Optional<Job> job(long id) {
            return Optional.empty();
        }

        @Override
        public List<Job> jobs(int offset, int limit) {
            return List.of();
        }

        @Override
        public void cancel(long id) {
            throw new UnsupportedOperationException("nobody cancels");
        }
    }
}
