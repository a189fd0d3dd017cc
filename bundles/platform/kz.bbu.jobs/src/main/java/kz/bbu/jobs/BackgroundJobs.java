package kz.bbu.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.job.Job;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.job.Jobs;
import kz.bbu.api.platform.Accounts;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs in a few threads; the table is the truth, so jobs survive the portal and several portals share them. */
@Component(immediate = true, configurationPid = "kz.bbu.jobs")
@Designate(ocd = BackgroundJobs.Config.class)
public final class BackgroundJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJobs.class);
    private static final int THREADS = 2;

    /** A lease outlives this many missed signs of life. */
    private static final int SIGNS = 5;

    private static final Duration LOOK = Duration.ofMillis(300);
    private static final int LONGEST_ARGUMENTS = 4000;

    /** How portals that share a database tell who is gone. */
    @ObjectClassDefinition
    public @interface Config {
        @AttributeDefinition(
                description = "Seconds without a sign of life after which a portal's running jobs count as interrupted")
        int leaseSeconds() default 15;
    }

    /** A worker is asked for when a job runs: it may itself need this service, and could not come up with it otherwise. */
    private record Worker(ComponentServiceObjects<JobWorker> services, String symbolicName) {
        void call(Use use) throws Exception {
            JobWorker worker = services.getService();
            if (worker == null) {
                throw new Problem(CommonError.UNAVAILABLE);
            }
            try {
                use.with(worker);
            } finally {
                services.ungetService(worker);
            }
        }
    }

    private interface Use {
        void with(JobWorker worker) throws Exception;
    }

    private final Queue queue;
    private final Texts texts;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ReentrantLock looking = new ReentrantLock();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Semaphore free = new Semaphore(THREADS);
    private final Map<String, Worker> workers = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Accounts accounts;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Scopes scopes;

    @Activate
    public BackgroundJobs(
            Config config, @Reference(target = "(store=kz.bbu.jobs)") Store store, @Reference Texts texts) {
        if (config.leaseSeconds() < SIGNS) {
            throw new IllegalArgumentException("leaseSeconds must be at least " + SIGNS);
        }
        Duration lease = Duration.ofSeconds(config.leaseSeconds());
        long heartbeat = lease.dividedBy(SIGNS).toMillis();
        this.queue = new Queue(store, UUID.randomUUID().toString(), lease);
        this.texts = texts;
        clock.scheduleWithFixedDelay(
                () -> guarded(this::look), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(() -> guarded(queue::heartbeat), heartbeat, heartbeat, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addWorker(ComponentServiceObjects<JobWorker> services) {
        ServiceReference<JobWorker> reference = services.getServiceReference();
        String type = String.valueOf(reference.getProperty(JobWorker.TYPE));
        workers.put(type, new Worker(services, reference.getBundle().getSymbolicName()));
    }

    void removeWorker(ServiceReference<JobWorker> reference) {
        workers.values()
                .removeIf(known -> known.services().getServiceReference().equals(reference));
    }

    @Override
    public long submit(String type, Map<String, String> arguments) {
        Worker worker = workers.get(type);
        if (worker == null) {
            throw new Problem(CommonError.UNAVAILABLE);
        }
        if (Packed.pack(arguments).length() > LONGEST_ARGUMENTS) {
            throw new Problem(JobError.TOO_LONG);
        }
        Viewer viewer = Viewer.current();
        long id = queue.add(
                type,
                worker.symbolicName(),
                viewer.accountId(),
                viewer.name(),
                viewer.language().code(),
                arguments);
        try {
            // Nobody waits for the next look; what is part of a longer transaction is found by it.
            clock.execute(() -> guarded(this::look));
        } catch (RejectedExecutionException e) {
            LOG.info("job {} waits for the next start", id);
        }
        return id;
    }

    @Override
    public Optional<Job> job(long id) {
        return queue.find(id).filter(this::mayBeSeen).map(this::describe);
    }

    @Override
    public List<Job> jobs(int offset, int limit) {
        Viewer viewer = Viewer.current();
        Optional<Long> account = seesAll(viewer) ? Optional.empty() : Optional.of(viewer.accountId());
        return queue.list(account, offset, limit).stream().map(this::describe).toList();
    }

    @Override
    public void cancel(long id) {
        queue.find(id).filter(this::mayBeSeen).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        queue.cancel(id);
    }

    private boolean mayBeSeen(Queue.Row row) {
        Viewer viewer = Viewer.current();
        return seesAll(viewer) || (viewer.accountId() != 0 && viewer.accountId() == row.accountId());
    }

    /** Jobs name packages and people of every authority, so only administrators of the root see those of others. */
    private boolean seesAll(Viewer viewer) {
        return Scopes.administersAll(viewer, scopes);
    }

    private Job describe(Queue.Row row) {
        Texts own = texts.of(row.worker());
        String step = "";
        if (!row.step().isEmpty()) {
            List<Object> parts = Packed.unpackStep(row.step());
            step = own.text(
                    parts.get(0).toString(), parts.subList(1, parts.size()).toArray());
        }
        return new Job(
                row.id(),
                row.type(),
                own.text("job." + row.type()),
                row.state(),
                row.accountId(),
                row.accountName(),
                row.done(),
                row.total(),
                step,
                row.result(),
                row.error(),
                row.submitted(),
                row.started(),
                row.ended());
    }

    /** The scheduler would silently end at the first exception; what the end of the portal breaks off is no fault. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!clock.isShutdown()) {
                LOG.warn("jobs cannot be looked at: {}", e.getMessage());
            }
        }
    }

    /** Lets waiting jobs begin; one look at a time, and whoever comes meanwhile leaves it to the next one. */
    private void look() {
        if (looking.tryLock()) {
            try {
                lookAlone();
            } finally {
                looking.unlock();
            }
        }
    }

    private void lookAlone() {
        for (Queue.Row row : queue.abandoned()) {
            Worker worker = workers.get(row.type());
            if (worker != null) {
                interrupted(row, worker);
            }
        }
        for (Queue.Row row : queue.waiting()) {
            Worker worker = workers.get(row.type());
            if (worker != null && free.tryAcquire()) {
                if (queue.claim(row.id())) {
                    threads.execute(() -> run(row, worker));
                } else {
                    free.release();
                }
            }
        }
    }

    private void interrupted(Queue.Row row, Worker worker) {
        try {
            Viewers.call(Viewers.system("jobs"), () -> {
                worker.call(found -> found.interrupted(row.id(), row.arguments()));
                return null;
            });
            queue.end(row.id(), Job.State.INTERRUPTED, "");
        } catch (Exception e) {
            LOG.error("job {} {} cannot be cleaned up after an interruption", row.id(), row.type(), e);
        }
    }

    private void run(Queue.Row row, Worker worker) {
        try {
            Viewer viewer = viewer(row).orElseThrow(() -> new Problem(JobError.CANCELLED));
            Viewers.call(viewer, () -> {
                worker.call(found ->
                        found.run(new Progress(queue, row, () -> viewer(row).isPresent())));
                return null;
            });
            queue.end(row.id(), Job.State.DONE, "");
        } catch (Exception e) {
            fail(row, e);
        } catch (Error e) {
            queue.end(row.id(), Job.State.FAILED, texts.explain(new Problem(CommonError.INTERNAL)));
            throw e;
        } finally {
            free.release();
        }
    }

    private void fail(Queue.Row row, Exception failure) {
        Texts own = texts.in(Language.of(row.language()).orElse(Language.KK));
        if (failure instanceof Problem problem && problem.code() == JobError.CANCELLED) {
            queue.end(row.id(), Job.State.CANCELLED, "");
        } else if (failure instanceof Problem problem && problem.code().status() < 500) {
            queue.end(row.id(), Job.State.FAILED, own.explain(problem));
        } else {
            LOG.error("job {} {} failed", row.id(), row.type(), failure);
            Problem problem = failure instanceof Problem known ? known : new Problem(CommonError.INTERNAL);
            queue.end(row.id(), Job.State.FAILED, own.explain(problem));
        }
    }

    /** The submitter as he or she is now; empty if the account is disabled. */
    private Optional<Viewer> viewer(Queue.Row row) {
        Language language = Language.of(row.language()).orElse(Language.KK);
        if (row.accountId() == 0) {
            return Optional.of(Viewers.system(row.accountName()).in(language));
        }
        Accounts present = accounts;
        return present == null ? Optional.empty() : present.viewer(row.accountId(), language, "job");
    }
}
