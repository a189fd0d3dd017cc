package kz.bbu.reporting;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.platform.Moment;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Report;
import kz.bbu.api.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the code of reports away from the threads of the web, so that none can hold more than its share.
 *
 * <p>A run that takes too long is interrupted. A report that does not stop then, or fails again and again, is switched off as faulty.
 */
final class Runs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Duration limit;
    private final Duration grace;
    private final int share;
    private final int failuresAllowed;
    private final Texts texts;
    private final Optional<ModuleAdmin> modules;
    private final Semaphore places;
    private final ExecutorService threads;
    private final Map<Report, Standing> standings = new WeakHashMap<>();

    /** How a report behaves: the places that it may still take and how often it failed in a row. */
    private record Standing(Semaphore places, AtomicInteger failures) {}

    Runs(ReportingSettings.Config config, Texts texts, Optional<ModuleAdmin> modules) {
        this.limit = Duration.ofSeconds(config.seconds());
        this.grace = Duration.ofSeconds(config.graceSeconds());
        this.share = config.runsOfOneReport();
        this.failuresAllowed = config.failuresAllowed();
        this.texts = texts;
        this.modules = modules;
        this.places = new Semaphore(config.runs(), true);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "report");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs work of a report for the thread's viewer within the time that a page has.
     *
     * @throws Problem TOO_SLOW if it takes longer, UNAVAILABLE if too many runs wait, REPORT_FAILED if the report throws
     */
    <T> T run(InstalledReport report, Callable<T> work) {
        return run(report, limit, work);
    }

    <T> T run(InstalledReport report, Duration time, Callable<T> work) {
        Standing standing = standing(report.report());
        long end = System.nanoTime() + time.toNanos();
        take(standing.places, end);
        try {
            take(places, end);
        } catch (Problem e) {
            standing.places.release();
            throw e;
        }
        try {
            Viewer viewer = Viewer.current();
            CountDownLatch ended = new CountDownLatch(1);
            Future<T> future = threads.submit(() -> {
                try {
                    return Viewers.call(viewer, () -> Deadline.within(time, () -> Moment.during(work)));
                } finally {
                    standing.places.release();
                    ended.countDown();
                }
            });
            return await(report, standing, future, ended, end);
        } finally {
            places.release();
        }
    }

    private <T> T await(InstalledReport report, Standing standing, Future<T> future, CountDownLatch ended, long end) {
        try {
            T result = future.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            standing.failures.set(0);
            return result;
        } catch (TimeoutException e) {
            future.cancel(true);
            stopped(report, standing, ended);
            throw new Problem(e, CommonError.TOO_SLOW);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new Problem(e, CommonError.UNAVAILABLE);
        } catch (ExecutionException e) {
            throw failed(report, standing, e.getCause());
        }
    }

    private Problem failed(InstalledReport report, Standing standing, Throwable cause) {
        if (cause instanceof Problem problem) {
            if (problem.code() == CommonError.TOO_SLOW) {
                count(report, standing, "reason.slow");
            }
            return problem;
        }
        if (cause instanceof Abandoned abandoned) {
            return new Problem(abandoned, CommonError.UNAVAILABLE);
        }
        LOG.warn("Report {} failed: {}", report.id(), cause.toString());
        count(report, standing, "reason.fails");
        return new Problem(
                cause, ReportingError.REPORT_FAILED, texts.of(report.bundle()).text("title"));
    }

    /** Tells a report that is slow once from one that cannot be stopped and would take thread after thread. */
    private void stopped(InstalledReport report, Standing standing, CountDownLatch ended) {
        boolean gone;
        try {
            gone = ended.await(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            gone = true;
        }
        if (gone) {
            count(report, standing, "reason.slow");
        } else {
            LOG.error("A thread of report {} does not stop; it is gone only after a restart", report.id());
            markFaulty(report, "reason.endless");
        }
    }

    private void count(InstalledReport report, Standing standing, String reason) {
        if (standing.failures.incrementAndGet() >= failuresAllowed) {
            standing.failures.set(0);
            markFaulty(report, reason);
        }
    }

    private void markFaulty(InstalledReport report, String reason) {
        if (modules.isEmpty()) {
            return;
        }
        try {
            Viewers.call(Viewers.system("kz.bbu.reporting"), () -> {
                modules.get().markFaulty(report.id(), texts.text(reason, failuresAllowed));
                return null;
            });
        } catch (Exception e) {
            LOG.error("Report {} does harm and could not be switched off", report.id(), e);
        }
    }

    private static void take(Semaphore places, long end) {
        try {
            if (!places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new Problem(CommonError.TOO_SLOW);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(e, CommonError.UNAVAILABLE);
        }
    }

    /** A report that was updated or switched on again begins anew, whatever threads its former self left. */
    private Standing standing(Report report) {
        synchronized (standings) {
            return standings.computeIfAbsent(report, any -> new Standing(new Semaphore(share), new AtomicInteger()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The reader went away while a file was written: no fault of the report. */
    static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned(Throwable cause) {
            super(cause);
        }
    }
}
