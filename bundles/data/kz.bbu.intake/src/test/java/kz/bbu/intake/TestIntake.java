package kz.bbu.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.job.Jobs;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.PackageChecks;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Language;
import kz.bbu.facts.RealFacts;
import kz.bbu.registry.RealRegistry;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;

/** The way of a package from its file to the registry, on a real database. */
final class TestIntake implements AutoCloseable {
    private final TestDatabase database;
    private final LoadWorker worker;
    private final Publishing publishing;
    private final PackageCheck check;
    private final ImportBook book;
    final CountBook counts;
    private final Path folder;

    private String cancelAt = "";

    final List<String> audited = new ArrayList<>();

    final RealRegistry registry;
    final RealFacts facts;
    final Store store;
    final Sql sql;

    /** What became of a package. */
    record Result(
            ImportBook.Row row,
            List<FoundFindings.Kept> findings,
            Map<FoundFindings.Group, Long> groups,
            List<LoadCount> counts) {
        Imports.State state() {
            return row.state();
        }

        List<FoundFindings.Kept> errors() {
            return findings.stream().filter(FoundFindings.Kept::isError).toList();
        }

        LoadCount count(String file) {
            return counts.stream()
                    .filter(count -> count.file().equals(file))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** How a package is sent. */
    record Sending(String source, long authorityId, boolean strict, boolean dryRun) {
        static final Sending LENIENT = new Sending("source", 1, false, false);
        static final Sending STRICT = new Sending("source", 1, true, false);

        Sending from(String name) {
            return new Sending(name, authorityId, strict, dryRun);
        }

        Sending under(long authority) {
            return new Sending(source, authority, strict, dryRun);
        }

        Sending dry() {
            return new Sending(source, authorityId, strict, true);
        }
    }

    TestIntake() {
        this(TestDatabase.derby());
    }

    TestIntake(TestDatabase database) {
        this.database = database;
        try {
            folder = Files.createTempDirectory("bbu-intake");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        registry = new RealRegistry(database, folder);
        facts = new RealFacts(database, registry.rosters(), registry.scopes(), folder);
        store = database.store("intake");
        sql = new Sql(store);
        book = new ImportBook(sql);
        counts = new CountBook(sql, new FakeAlphabet());
        publishing = new Publishing(database.transactions());
        // They come in whatever order.
        publishing.addPublisher(facts.publisher());
        publishing.addPublisher(registry.publisher());
        worker = new LoadWorker(
                store, database.bulk(), registry.scopes(), publishing, new FakeTexts(Language.EN), new FakeAlphabet());
        check = new PackageCheck(store, database.bulk(), registry.scopes(), new FakeTexts(Language.EN));
        check.addPublisher(facts.publisher());
        check.addPublisher(registry.publisher());
    }

    /** The rows of a file that readers see of a source. */
    long held(long sourceId, String file) {
        return registry.publisher().takes().contains(file) ? registry.held(sourceId, file) : facts.held(sourceId, file);
    }

    long source(Sending sending) {
        return book.source(sending.source(), sending.authorityId());
    }

    Result load(Pack pack, Sending sending) {
        return load(pack.zip(), sending);
    }

    Result load(byte[] zip, Sending sending) {
        return load(file(zip), sending);
    }

    private Path file(byte[] zip) {
        try {
            return Files.write(folder.resolve("package.zip"), zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PackageChecks.Verdict check(Pack pack, String source, Consumer<Imports.Finding> each) {
        return TestViewers.call(TestViewers.staff(), () -> check.check(file(pack.zip()), source, false, each));
    }

    /** Loads a package and cancels the job at a step. */
    Result cancelledAt(String step, Pack pack, Sending sending) {
        cancelAt = step;
        try {
            return load(pack, sending);
        } finally {
            cancelAt = "";
        }
    }

    /** Begins a load whose portal ends in the middle, and lets the next start clean up. */
    long interrupted(Pack pack, Sending sending) {
        long id = add(file(pack.zip()), sending);
        sql.update("insert into intake_key (import_id, file, line, sourced_id) values (?, 'roster/orgs', 2, 'a')", id);
        registry.sql.update(
                "insert into registry_generation (id, source_id, authority_id, state, changed) values (?, 1, 1, 'PREPARING', current_timestamp)",
                id);
        worker.interrupted(id, Map.of("import", Long.toString(id)));
        return id;
    }

    /** The service that takes packages into a data folder; what it queues is not done. */
    Intake imports(Path data) {
        Intake.Config config = (Intake.Config) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Intake.Config.class}, (proxy, called, arguments) -> 7);
        Jobs jobs = (Jobs) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Jobs.class}, (proxy, called, arguments) -> 1L);
        System.setProperty("bbu.data", data.toString());
        try {
            Intake made = new Intake(
                    config,
                    store,
                    registry.scopes(),
                    jobs,
                    (action, object) -> audited.add(action + " " + object),
                    publishing,
                    new FakeTexts(Language.EN),
                    new FakeAlphabet());
            // Sweeps nothing.
            made.close();
            return made;
        } finally {
            System.clearProperty("bbu.data");
        }
    }

    /** Takes an import back; gives what stood against it, empty if it was done. */
    Optional<IntakeError> undo(long id) {
        Undoing undoing = new Undoing(book, counts, publishing, (action, object) -> audited.add(action + " " + object));
        Optional<IntakeError> obstacle = undoing.obstacle(book.find(id).orElseThrow());
        if (obstacle.isEmpty()) {
            undoing.undo(id, "test");
        }
        return obstacle;
    }

    /** Does something while a package of a source is being loaded. */
    <T> T whileLoading(long sourceId, Callable<T> work) throws Exception {
        ExecutorService loader = Executors.newSingleThreadExecutor();
        try {
            loader.submit(() -> publishing.source(sourceId).lock()).get();
            return work.call();
        } finally {
            loader.submit(() -> publishing.source(sourceId).unlock()).get();
            loader.shutdown();
        }
    }

    Map<String, Imports.Before> before(Result result) {
        return book.before(result.row().sourceId(), result.row().id());
    }

    Optional<Instant> lastPublished(long sourceId) {
        return book.sources().stream()
                .filter(source -> source.id() == sourceId)
                .findFirst()
                .orElseThrow()
                .lastPublished();
    }

    String state(long id) {
        return book.find(id).orElseThrow().state().name();
    }

    /** Does something while the registry is away. */
    void withoutPublisher(Runnable work) {
        publishing.removePublisher(registry.publisher());
        try {
            work.run();
        } finally {
            publishing.addPublisher(registry.publisher());
        }
    }

    private long add(Path zip, Sending sending) {
        return book.add(
                new Imports.Submission(
                        "package.zip",
                        sending.authorityId(),
                        OptionalLong.empty(),
                        sending.source(),
                        sending.strict(),
                        sending.dryRun(),
                        "test"),
                zip,
                0,
                "",
                source(sending),
                "test");
    }

    Result load(Path zip, Sending sending) {
        long id = add(zip, sending);
        return TestViewers.call(TestViewers.staff(), () -> {
            try {
                worker.run(new Quiet(id, cancelAt));
            } catch (Problem ended) {
                if (ended.code() != IntakeError.REFUSED && ended.code() != Cancelled.CANCELLED) {
                    throw ended;
                }
            }
            List<FoundFindings.Kept> findings = new ArrayList<>();
            book.kept(id, findings::add);
            return new Result(book.find(id).orElseThrow(), findings, book.groups(id), counts.whole(id));
        });
    }

    /** What the checks of loads have left behind. */
    long remains() {
        return sql.number("select count(*) from intake_key") + sql.number("select count(*) from intake_reference");
    }

    /** What readers see, as one number: which generations the pointers of all parts name. */
    long published() {
        return sql.list(
                        "select source_id, part, org_id, generation from registry_published order by source_id, part, org_id",
                        row -> row.getLong(1) + row.getString(2) + row.getLong(3) + row.getLong(4))
                .hashCode();
    }

    @Override
    public void close() {
        facts.close();
        registry.close();
        database.close();
        try {
            Files.deleteIfExists(folder.resolve("package.zip"));
            Files.delete(folder.resolve("iin.key"));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the portal's jobs throw when somebody cancels them. */
    private enum Cancelled implements ErrorCode {
        CANCELLED;

        @Override
        public String key() {
            return "cancelled";
        }

        @Override
        public int status() {
            return 409;
        }
    }

    /** A job that nobody watches. */
    private record Quiet(long id, String cancelAt) implements JobWorker.Run {
        @Override
        public long jobId() {
            return id;
        }

        @Override
        public Map<String, String> arguments() {
            return Map.of("import", Long.toString(id));
        }

        @Override
        public void progress(long done, long total, String step, Object... arguments) {
            if (step.equals(cancelAt)) {
                throw new Problem(Cancelled.CANCELLED);
            }
        }

        @Override
        public void result(String address) {
            // Nobody looks.
        }
    }
}
