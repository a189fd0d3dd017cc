package kz.bbu.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.job.Jobs;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes packages in: keeps them, queues their load, tells what became of them within the viewer's scope. */
@Component(immediate = true, configurationPid = "kz.bbu.intake")
@Designate(ocd = Intake.Config.class)
public final class Intake implements Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int MOST_LISTED = 1000;

    /** Limits of packages. */
    @ObjectClassDefinition
    public @interface Config {
        @AttributeDefinition(description = "Megabytes of a package at most")
        int maxPackageMegabytes() default 4000;

        @AttributeDefinition(description = "Days for which packages are kept")
        int keptDays() default 7;
    }

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Config config;
    private final ImportBook book;
    private final CountBook counts;
    private final Scopes scopes;
    private final Jobs jobs;
    private final Audit audit;
    private final Undoing undoing;
    private final Texts texts;
    private final Path folder = Path.of(System.getProperty("bbu.data", "data"), "packages");
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();

    @Activate
    public Intake(
            Config config,
            @Reference(target = "(store=kz.bbu.intake)") Store store,
            @Reference Scopes scopes,
            @Reference Jobs jobs,
            @Reference Audit audit,
            @Reference Publishing publishing,
            @Reference Texts texts,
            @Reference Alphabet alphabet) {
        this.config = config;
        Sql sql = new Sql(store);
        this.book = new ImportBook(sql);
        this.counts = new CountBook(sql, alphabet);
        this.scopes = scopes;
        this.jobs = jobs;
        this.audit = audit;
        this.undoing = new Undoing(book, counts, publishing, audit);
        this.texts = texts;
        sweeper.scheduleWithFixedDelay(this::sweep, 1, 60, TimeUnit.MINUTES);
    }

    @Deactivate
    public void close() {
        sweeper.shutdownNow();
    }

    @Override
    public long submit(Submission asked, InputStream content) {
        Viewer viewer = Viewer.current();
        requirePermitted(asked);
        Path path = folder.resolve(UUID.randomUUID() + ".zip");
        try {
            // Packages hold names and IINs as the vendor wrote them.
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long bytes = copy(new DigestInputStream(content, digest), path);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            long sourceId = asked.sourceId().orElseGet(() -> book.source(sourceName(asked, path), asked.authorityId()));
            long id = book.add(asked, path, bytes, sha256, sourceId, viewer.name());
            audit.record("import", asked.fileName() + " " + sha256);
            return queue(id);
        } catch (IOException e) {
            delete(path);
            throw new Problem(e, Failures.code(e));
        } catch (Problem e) {
            delete(path);
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private long copy(InputStream in, Path path) throws IOException {
        long most = config.maxPackageMegabytes() * 1_000_000L;
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > most) {
                    throw new Problem(CommonError.TOO_LARGE, config.maxPackageMegabytes());
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    private void requirePermitted(Submission asked) {
        if (asked.sourceId().isEmpty() && !permitted(asked.authorityId())) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        asked.sourceId().ifPresent(id -> {
            if (sources().stream().noneMatch(source -> source.id() == id)) {
                throw new Problem(IntakeError.FOREIGN_SOURCE);
            }
        });
    }

    private static String sourceName(Submission asked, Path path) {
        return asked.sourceName().isBlank()
                ? Manifest.systemName(path).orElse(asked.fileName().replaceAll("\\.zip$", ""))
                : asked.sourceName().strip();
    }

    private long queue(long id) {
        book.job(id, jobs.submit(LoadWorker.TYPE, Map.of("import", Long.toString(id))));
        return id;
    }

    @Override
    public long repeat(long importId) {
        ImportBook.Row row = visible(importId);
        boolean ended = row.ended().isPresent() || row.state() == State.CONFIRMING;
        if (!ended) {
            throw new Problem(IntakeError.NOT_NOW);
        }
        requirePackage(row);
        if (row.state() == State.UNDONE || (row.state() == State.DONE && !row.dryRun())) {
            // What readers see, or may see again, bears the number of that import.
            return queue(again(row));
        }
        book.again(importId, row.confirmed());
        return queue(importId);
    }

    private long again(ImportBook.Row row) {
        OptionalLong source = OptionalLong.of(row.sourceId());
        Submission same = new Submission(
                row.fileName(), row.authorityId(), source, row.sourceName(), row.strict(), false, row.legalBasis());
        audit.record("import", row.fileName() + " " + row.sha256());
        return book.add(
                same,
                row.path(),
                row.bytes(),
                row.sha256(),
                row.sourceId(),
                Viewer.current().name());
    }

    @Override
    public void confirm(long importId) {
        ImportBook.Row row = visible(importId);
        if (row.state() != State.CONFIRMING) {
            throw new Problem(IntakeError.NOT_NOW);
        }
        requirePackage(row);
        audit.record("import.confirm", Long.toString(importId));
        book.again(importId, true);
        queue(importId);
    }

    @Override
    public Optional<String> whyNotUndo(long importId) {
        return undoing.obstacle(visible(importId)).map(obstacle -> texts.explain(new Problem(obstacle)));
    }

    @Override
    public Import undo(long importId) {
        visible(importId);
        undoing.undo(importId, Viewer.current().name());
        return describe(book.find(importId).orElseThrow());
    }

    private static void requirePackage(ImportBook.Row row) {
        if (row.path().toString().isEmpty() || !Files.exists(row.path())) {
            throw new Problem(IntakeError.PACKAGE_GONE);
        }
    }

    @Override
    public Optional<Import> find(long importId) {
        return book.find(importId).filter(row -> permitted(row.authorityId())).map(this::describe);
    }

    @Override
    public List<Import> list(int offset, int limit) {
        List<ImportBook.Row> rows = book.newest(MOST_LISTED).stream()
                .filter(row -> permitted(row.authorityId()))
                .skip(offset)
                .limit(limit)
                .toList();
        Map<Long, List<LoadCount>> whole =
                counts.whole(rows.stream().map(ImportBook.Row::id).toList());
        return rows.stream()
                .map(row -> describe(row, whole.getOrDefault(row.id(), List.of())))
                .toList();
    }

    @Override
    public void findings(long importId, Consumer<Finding> each) {
        visible(importId);
        book.kept(importId, kept -> each.accept(kept.finding(texts)));
    }

    @Override
    public List<Group> groups(long importId) {
        visible(importId);
        List<Group> groups = new ArrayList<>();
        book.groups(importId)
                .forEach((group, count) -> groups.add(new Group(
                        group.isError(), group.file(), group.rule(), texts.text("rule." + group.rule()), count)));
        return groups;
    }

    @Override
    public Map<String, Before> before(long importId) {
        ImportBook.Row row = visible(importId);
        return book.before(row.sourceId(), importId);
    }

    @Override
    public Institutions institutions(long importId, String search, boolean unchanged, int offset, int limit) {
        visible(importId);
        return counts.institutions(importId, search, unchanged, offset, limit);
    }

    @Override
    public List<Source> sources() {
        return book.sources().stream().filter(s -> permitted(s.authorityId())).toList();
    }

    private ImportBook.Row visible(long importId) {
        return book.find(importId)
                .filter(row -> permitted(row.authorityId()))
                .orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    private boolean permitted(long authorityId) {
        Scope scope = scopes.of(authorityId);
        return !scope.isEmpty() && Viewer.current().scope().contains(scope);
    }

    private Import describe(ImportBook.Row row) {
        return describe(row, counts.whole(row.id()));
    }

    private static Import describe(ImportBook.Row row, List<LoadCount> whole) {
        return new Import(
                row.id(),
                row.jobId(),
                row.state(),
                row.fileName(),
                row.bytes(),
                row.sha256(),
                row.sourceId(),
                row.sourceName(),
                row.authorityId(),
                row.strict(),
                row.dryRun(),
                row.legalBasis(),
                row.account(),
                row.submitted(),
                row.ended(),
                row.errors(),
                row.warnings(),
                row.error(),
                row.undone(),
                whole);
    }

    /** Packages are not kept longer than they are needed for a repetition: they hold personal data. */
    private void sweep() {
        try {
            for (ImportBook.Row row : book.keptBefore(Instant.now().minus(Duration.ofDays(config.keptDays())))) {
                delete(row.path());
                book.packageGone(row.id());
            }
        } catch (RuntimeException e) {
            LOG.warn("old packages cannot be removed now: {}", e.getMessage());
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
