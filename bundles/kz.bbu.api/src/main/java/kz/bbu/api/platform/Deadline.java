package kz.bbu.api.platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/** The time by which the work of a thread must have ended; every call of the API that a report can make checks it. */
public final class Deadline {
    private static final ThreadLocal<Long> NANOS = new ThreadLocal<>();

    private Deadline() {}

    /** Runs work that must end within a time. */
    public static <T> T within(Duration time, Callable<T> work) throws Exception {
        Long before = NANOS.get();
        long end = System.nanoTime() + time.toNanos();
        NANOS.set(before == null || before - end > 0 ? end : before);
        try {
            return work.call();
        } finally {
            if (before == null) {
                NANOS.remove();
            } else {
                NANOS.set(before);
            }
        }
    }

    /**
     * Does nothing while there is time.
     *
     * @throws Problem {@link CommonError#TOO_SLOW} if the deadline has passed or the thread was interrupted
     */
    public static void check() {
        Long end = NANOS.get();
        if (end != null
                && (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted())) {
            throw new Problem(CommonError.TOO_SLOW);
        }
    }
}
