package kz.bbu.jobs;

import java.util.Map;
import java.util.function.BooleanSupplier;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.problem.Problem;

/** One run of a job: writes progress at most twice a second, and ends the work when somebody cancelled it. */
final class Progress implements JobWorker.Run {
    private static final long EVERY_NANOS = 500_000_000L;

    private final Queue queue;
    private final Queue.Row row;
    private final BooleanSupplier stillPermitted;
    private long written = System.nanoTime() - EVERY_NANOS;

    Progress(Queue queue, Queue.Row row, BooleanSupplier stillPermitted) {
        this.queue = queue;
        this.row = row;
        this.stillPermitted = stillPermitted;
    }

    @Override
    public long jobId() {
        return row.id();
    }

    @Override
    public Map<String, String> arguments() {
        return row.arguments();
    }

    @Override
    public void progress(long done, long total, String step, Object... arguments) {
        long now = System.nanoTime();
        if (now - written < EVERY_NANOS) {
            return;
        }
        written = now;
        boolean cancelled = queue.progress(row.id(), done, total, Packed.packStep(step, arguments));
        if (cancelled || Thread.currentThread().isInterrupted() || !stillPermitted.getAsBoolean()) {
            throw new Problem(JobError.CANCELLED);
        }
    }

    @Override
    public void result(String address) {
        queue.result(row.id(), address);
    }
}
