package kz.bbu.persistence;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/** Writes one portion while the next one is being filled; never more than one, so that memory is bounded. */
final class PortionQueue implements AutoCloseable {
    /** What writes a portion. */
    interface Work {
        void run() throws SQLException;
    }

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "bulk writer");
        made.setDaemon(true);
        return made;
    });
    private Future<?> last;

    /** Waits for the portion before, and begins to write this one. */
    void write(Work portion) {
        await();
        last = thread.submit(() -> {
            portion.run();
            return null;
        });
    }

    /** Waits until all is written; throws what went wrong. */
    void await() {
        Future<?> portion = last;
        last = null;
        if (portion == null) {
            return;
        }
        try {
            portion.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException failure
                    ? Failures.translate(failure)
                    : new Problem(e.getCause(), CommonError.INTERNAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(e, CommonError.INTERNAL);
        }
    }

    /** Waits, whoever interrupts, so that nobody uses the connection any more. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = Thread.interrupted();
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
