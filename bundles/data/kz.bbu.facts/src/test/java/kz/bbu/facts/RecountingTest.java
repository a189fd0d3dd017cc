package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.Period;
import kz.bbu.api.job.Job;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.job.Jobs;
import org.junit.Test;

/** How figures follow what they are counted by. */
public class RecountingTest extends OnEachDatabase {
    private int submitted;
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
        run();
        journals.assertVerified();
    }

    @Test
    public void readersAreToldUntilTheFiguresFollow() {
        assertEquals(0, outdated(Period.term(2026, 1)));
        touch();
        assertEquals(1, outdated(Period.term(2026, 1)));
        assertEquals("of another school year", 0, outdated(Period.term(2025, 1)));
        run();
        assertEquals(0, outdated(Period.term(2026, 1)));
    }

    @Test
    public void whatChangesDuringARecountIsCountedOnceMore() {
        touch();
        Outdated notes = new Outdated(journals.sql);
        JournalReader.Book book = notes.books().get(0);
        List<Long> before = notes.stamps(book);
        touch();
        notes.counted(book, before);
        assertEquals(List.of(book), notes.books());
        run();
        assertEquals(List.of(), notes.books());
    }

    @Test
    public void onlyTheBooksOfTheDaysAndOrganisationsAreTouched() {
        recounting.touch(Set.of(), LocalDate.of(2024, 9, 1), LocalDate.of(2025, 5, 25));
        recounting.touch(Set.of(FakeRosters.id("org", "other")), LocalDate.of(1900, 1, 1), Recount.NO_END);
        assertEquals(0, submitted);
        recounting.touch(Set.of(), LocalDate.of(2026, 5, 25), LocalDate.of(2026, 9, 1));
        assertEquals(1, submitted);
    }

    @Test
    public void whatAnEndOfThePortalInterruptedIsAskedForAgain() {
        touch();
        recounting.interrupted(1, Map.of());
        assertEquals(2, submitted);
    }

    @Test
    public void whatSomebodyCancelledIsAskedForAgainAfterAWhile() {
        touch();
        recounting.askAgain(Instant.now().minusSeconds(3600));
        assertEquals("it may be on its way", 1, submitted);
        recounting.askAgain(Instant.now().plusSeconds(1));
        assertEquals(2, submitted);
        run();
        recounting.askAgain(Instant.now().plusSeconds(1));
        assertEquals("nothing is left", 2, submitted);
    }

    @Test
    public void whatWasUndoneMeanwhileIsNotCounted() {
        touch();
        journals.undo(1);
        run();
        assertEquals(List.of(), new Outdated(journals.sql).books());
        assertEquals(List.of(), journals.as(Scope.EVERYTHING, () -> journals.facts.periods(FactQuery.all())));
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
    public void aRuleChangesBeforeAPublicationLooksAtThemOrAfterItIsThere() throws Exception {
        Layers layers = new Layers(journals.sql);
        long before = layers.version();
        journals.prepare(SmallSchool.load(2).bulk("journal/homework", Journals.HOMEWORK));
        ExecutorService editor = Executors.newSingleThreadExecutor();
        try {
            Future<Long> seen = journals.transactions().run(() -> {
                journals.publisher.publish(2);
                Future<Long> change =
                        editor.submit(() -> journals.transactions().run(() -> {
                            Book.CALENDAR.change(journals.sql);
                            return layers.version();
                        }));
                assertThrows("it waits", TimeoutException.class, () -> change.get(500, TimeUnit.MILLISECONDS));
                return change;
            });
            assertNotEquals("and sees what was published", before, (long) seen.get());
        } finally {
            editor.shutdownNow();
        }
    }

    @Test
    public void whatWasCountedByFormerFormulasIsAskedForOnce() {
        journals.sql.update("update facts_book set changes = 1 where name = 'formulas'");
        journals.recounting(new Submitted());
        journals.recounting(new Submitted());
        assertEquals(1, submitted);
        assertEquals("everything", 1, new Outdated(journals.sql).books().size());
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

    private void run() {
        recounting.run(new Running());
    }

    private long outdated(Period period) {
        return journals.as(
                Scope.EVERYTHING,
                () -> journals.facts.coverage(FactQuery.all().in(period)).outdated());
    }

    private static final class Running implements JobWorker.Run {
        @Override
        public Map<String, String> arguments() {
            return Map.of();
        }

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
            return ++submitted;
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
