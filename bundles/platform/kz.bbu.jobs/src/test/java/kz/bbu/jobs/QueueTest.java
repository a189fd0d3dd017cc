package kz.bbu.jobs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.bbu.api.job.Job;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.testkit.TestDatabase;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

public class QueueTest {
    private static TestDatabase database;
    private static Store store;

    private Queue queue;

    @BeforeClass
    public static void open() {
        database = TestDatabase.derby();
        store = database.store("jobs");
    }

    @AfterClass
    public static void close() {
        database.close();
    }

    @Before
    public void empty() {
        new Sql(store).update("delete from jobs_job");
        queue = new Queue(store, "here", Duration.ofMinutes(1));
    }

    @Test
    public void aJobKeepsItsArguments() {
        long id = add(5);
        assertEquals(
                Map.of("file", "a & b = «ә»\n", "n", "1"),
                queue.find(id).orElseThrow().arguments());
        assertEquals(Job.State.QUEUED, queue.find(id).orElseThrow().state());
    }

    @Test
    public void onlyOnePortalGetsAJob() {
        long id = add(5);
        Queue other = new Queue(store, "there", Duration.ofMinutes(1));
        assertTrue(queue.claim(id));
        assertFalse(other.claim(id));
    }

    @Test
    public void aJobOfAPortalThatIsGoneIsFoundAndEndedOnce() {
        long id = add(5);
        assertTrue(new Queue(store, "gone", Duration.ofSeconds(-1)).claim(id));
        assertEquals(List.of(id), queue.abandoned().stream().map(Queue.Row::id).toList());
        queue.end(id, Job.State.INTERRUPTED, "");
        assertEquals(List.of(), queue.abandoned());
        assertEquals(Job.State.INTERRUPTED, queue.find(id).orElseThrow().state());
    }

    @Test
    public void aHeartbeatKeepsAJob() {
        long id = add(5);
        Queue slow = new Queue(store, "slow", Duration.ofSeconds(-1));
        slow.claim(id);
        new Queue(store, "slow", Duration.ofMinutes(1)).heartbeat();
        assertEquals(List.of(), queue.abandoned());
    }

    @Test
    public void aCancelledJobHearsOfItAtItsNextStep() {
        long id = add(5);
        queue.claim(id);
        assertFalse(queue.progress(id, 1, 10, Packed.packStep("step.read", 3, "a")));
        queue.cancel(id);
        assertTrue(queue.progress(id, 2, 10, Packed.packStep("step.read", 3, "a")));
        assertEquals(
                List.of("step.read", 3L, "a"),
                Packed.unpackStep(queue.find(id).orElseThrow().step()));
    }

    @Test
    public void aWaitingJobIsCancelledAtOnce() {
        long id = add(5);
        queue.cancel(id);
        assertEquals(Job.State.CANCELLED, queue.find(id).orElseThrow().state());
        assertFalse(queue.claim(id));
    }

    @Test
    public void anAccountSeesItsOwnJobsNewestFirst() {
        long first = add(5);
        add(6);
        long last = add(5);
        assertEquals(
                List.of(last, first),
                queue.list(java.util.Optional.of(5L), 0, 10).stream()
                        .map(Queue.Row::id)
                        .toList());
    }

    private long add(long account) {
        return queue.add("test", "kz.bbu.test", account, "Асан", "kk", Map.of("file", "a & b = «ә»\n", "n", "1"));
    }
}
