package kz.bbu.intake;

import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Loads one package: all or nothing. Publishers prepare what nobody sees; one short transaction publishes it and ends the import. */
@Component(property = JobWorker.TYPE + "=" + LoadWorker.TYPE)
public final class LoadWorker implements JobWorker {
    static final String TYPE = "intake.load";

    /** Ending more than this part of the records of a kind needs a person's word, unless they are few. */
    private static final int CONFIRM_PERCENT = 10;

    private static final long FEW = 10;

    private final Sql sql;
    private final Bulk bulk;
    private final ImportBook book;
    private final CountBook counts;
    private final Scopes scopes;
    private final Publishing publishing;
    private final Texts texts;

    @Activate
    public LoadWorker(
            @Reference(target = "(store=kz.bbu.intake)") Store store,
            @Reference Bulk bulk,
            @Reference Scopes scopes,
            @Reference Publishing publishing,
            @Reference Texts texts,
            @Reference Alphabet alphabet) {
        this.sql = new Sql(store);
        this.bulk = bulk;
        this.book = new ImportBook(sql);
        this.counts = new CountBook(sql, alphabet);
        this.scopes = scopes;
        this.publishing = publishing;
        this.texts = texts;
    }

    @Override
    public void run(Run run) throws Exception {
        long id = Long.parseLong(run.arguments().get("import"));
        ImportBook.Row row = book.find(id).orElseThrow();
        run.result("/admin/imports/" + id);
        ReentrantLock lock = publishing.source(row.sourceId());
        while (!lock.tryLock(1, TimeUnit.SECONDS)) {
            run.progress(0, 0, "step.wait");
        }
        try {
            load(row, run);
        } catch (Exception e) {
            giveUp(id, e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void interrupted(long jobId, Map<String, String> arguments) {
        long id = Long.parseLong(arguments.get("import"));
        ImportBook.Row row = book.find(id).orElseThrow();
        if (row.ended().isEmpty()) {
            publishing.publishers().forEach(p -> p.discard(id));
            References.drop(sql, id);
            book.end(id, Imports.State.INTERRUPTED, "");
        }
    }

    private void giveUp(long id, Exception failure) {
        publishing.publishers().forEach(p -> p.discard(id));
        boolean ended = book.find(id).orElseThrow().ended().isPresent();
        if (!ended) {
            boolean cancelled =
                    failure instanceof Problem problem && problem.code().key().equals("cancelled");
            String words = failure instanceof Problem problem && !cancelled ? texts.explain(problem) : "";
            book.end(id, cancelled ? Imports.State.CANCELLED : Imports.State.FAILED, words);
        }
    }

    private void load(ImportBook.Row row, Run run) throws Exception {
        if (!Files.exists(row.path())) {
            throw new Problem(IntakeError.PACKAGE_GONE);
        }
        book.state(row.id(), Imports.State.CHECKING);
        Preparation preparation = new Preparation(sql, bulk, scopes, publishing.publishers());
        preparation.run(
                new Preparation.Subject(row.id(), row.sourceId(), row.authorityId(), row.path(), row.strict()),
                (rows, step, arguments) -> run.progress(rows, 0, step, arguments),
                () -> book.state(row.id(), Imports.State.LOADING));
        book.findings(row.id(), preparation.findings);
        counts.keep(row.id(), preparation.counts(), bulk);
        if (preparation.findings.hasErrors()) {
            preparation.discard(row.id());
            book.end(row.id(), Imports.State.REFUSED, "");
            throw new Problem(IntakeError.REFUSED, preparation.findings.errors());
        }
        finish(row, preparation);
    }

    private void finish(ImportBook.Row row, Preparation preparation) {
        if (row.dryRun()) {
            preparation.discard(row.id());
            book.end(row.id(), Imports.State.DONE, "");
        } else if (!row.confirmed() && preparation.counts().stream().anyMatch(LoadWorker::endsMany)) {
            preparation.discard(row.id());
            book.state(row.id(), Imports.State.CONFIRMING);
        } else {
            book.state(row.id(), Imports.State.PUBLISHING);
            publishing.run(() -> {
                preparation.taking().forEach(p -> p.publish(row.id()));
                book.end(row.id(), Imports.State.DONE, "");
            });
            // Not within: who lists imports with their sources locks both on Derby, and would wait for us while we wait
            // for them.
            book.published(row.sourceId());
        }
    }

    private static boolean endsMany(LoadCount count) {
        long before = count.read() - count.added() + count.ended();
        return count.organisationId() == 0 && count.ended() > FEW && count.ended() * 100 > before * CONFIRM_PERCENT;
    }
}
