package kz.bbu.itests;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** People who read the figures of a report again and again, until they are told to stop or the portal is gone. */
final class Readers implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    /** How long somebody looks at a page; without it 20 readers measure the processor and nothing else. */
    private static final int LOOK_MILLIS = 1000;

    private final Set<Figures> seen = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** So many read with the rights of one visitor. */
    Readers(int count, Visitor visitor) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> read(visitor));
            threads.add(thread);
            thread.start();
        }
    }

    private void read(Visitor visitor) {
        try {
            while (!over) {
                long begun = System.nanoTime();
                seen.add(Figures.of(visitor));
                nanos.add(System.nanoTime() - begun);
                pause(LOOK_MILLIS);
            }
        } catch (UncheckedIOException gone) {
            // Whoever asks at the moment of a cut has no answer.
        } catch (RuntimeException | Error e) {
            faults.add(e);
        }
    }

    /** Waits until each has had so many answers on average. */
    Readers awaitAnswers(int ofEach) {
        while (nanos.size() < ofEach * threads.size() && threads.stream().anyMatch(Thread::isAlive)) {
            pause(20);
        }
        return this;
    }

    /** Fails if somebody saw an error, or anything else than one of these. */
    void assertSawOnly(Set<Figures> possible) {
        faults.forEach(fault -> {
            throw new AssertionError("A reader met an error", fault);
        });
        if (seen.isEmpty() || !possible.containsAll(seen)) {
            throw new AssertionError(seen + " is not only of " + possible);
        }
    }

    /** Fails if somebody is left without an answer although the portal runs. */
    void assertAllRead() {
        if (!threads.stream().allMatch(Thread::isAlive)) {
            throw new AssertionError("A reader had no answer");
        }
    }

    /** The time in seconds within which a share (0 to 1) of the answers came. */
    double seconds(double share) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e9;
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
