package kz.bbu.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.job.Jobs;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.RootAuthority;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty portal with a region, when it is asked to ({@code -Dbbu.demo=true}): packages through the intake, like anybody's data. */
@Component(service = JobWorker.class, immediate = true, property = JobWorker.TYPE + "=" + DemoRegion.TYPE)
public final class DemoRegion implements JobWorker {
    static final String TYPE = "demo.region";

    private static final Logger LOG = LoggerFactory.getLogger(DemoRegion.class);
    private static final String LEGAL_BASIS = "Ойдан шығарылған деректер";

    private final Imports imports;
    private final Scopes scopes;
    private final RootAuthority root;
    private final Jobs jobs;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @Activate
    public DemoRegion(
            @Reference Imports imports, @Reference Scopes scopes, @Reference RootAuthority root, @Reference Jobs jobs) {
        this.root = root;
        this.imports = imports;
        this.scopes = scopes;
        this.jobs = jobs;
        if (Boolean.getBoolean("bbu.demo")) {
            clock.scheduleWithFixedDelay(this::begin, 1, 1, TimeUnit.SECONDS);
        }
    }

    @Deactivate
    public void close() {
        clock.shutdownNow();
    }

    /** Queues the job once; the queue learns of this worker a moment after it is published. */
    private void begin() {
        try {
            Viewers.call(Viewers.system("demo"), () -> {
                boolean there = imports.sources().stream()
                        .anyMatch(s -> s.name().equals(Packages.SOURCE)
                                && s.lastPublished().isPresent());
                if (!there) {
                    jobs.submit(TYPE, Map.of());
                }
                clock.shutdown();
                return null;
            });
        } catch (Problem e) {
            LOG.debug("the queue is not ready for the demo region yet: {}", e.getMessage());
        } catch (Exception e) {
            LOG.error("the demo region cannot be loaded", e);
            clock.shutdown();
        }
    }

    @Override
    public void run(Run run) throws Exception {
        int count = Integer.getInteger("bbu.demo.institutions", Plan.INSTITUTIONS.size());
        Path folder = Files.createTempDirectory("bbu-demo");
        try {
            Path roster = folder.resolve("demo-roster.zip");
            Path journal = folder.resolve("demo-journal.zip");
            Path attested = folder.resolve("demo-attestation.zip");
            new Region(count, Long.getLong("bbu.demo.marks", count * MarkRate.AN_INSTITUTION))
                    .write(roster, journal, attested, done -> run.progress(done, count + 3L, "step.write"));
            if (scopes.name(scopes.root()).filter(Plan.OBLAST::equals).isEmpty()) {
                root.describe(new RootAuthority.Description(Plan.OBLAST, Bins.of(0), Plan.OBLAST_SLUG));
            }
            run.progress(count, count + 3L, "step.roster");
            await(submit(roster), run, count);
            run.progress(count + 1L, count + 3L, "step.journal");
            await(submit(journal), run, count + 1);
            run.progress(count + 2L, count + 3L, "step.attested");
            await(submit(attested), run, count + 2);
            run.result("/");
        } finally {
            delete(folder);
        }
    }

    private long submit(Path zip) throws IOException {
        try (InputStream in = Files.newInputStream(zip)) {
            return imports.submit(
                    new Imports.Submission(
                            zip.getFileName().toString(),
                            scopes.root(),
                            OptionalLong.empty(),
                            Packages.SOURCE,
                            true,
                            false,
                            LEGAL_BASIS),
                    in);
        }
    }

    private void await(long importId, Run run, int done) throws InterruptedException {
        while (true) {
            Imports.Import state = imports.find(importId).orElseThrow();
            if (state.state() == Imports.State.DONE) {
                return;
            }
            if (state.ended().isPresent()) {
                throw new IllegalStateException("the demo package " + state.fileName() + " ended as " + state.state());
            }
            run.progress(done, 0, "step.wait", state.fileName());
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
