package kz.bbu.intake;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.PackageChecks;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Goes the way of an import as far as the publication, under a number that no import has, and drops the result; one package at a time. */
@Component
public final class PackageCheck implements PackageChecks {
    /** Imports and sources count up from 1, and -1 stands for no generation. */
    private static final long NUMBER = -2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Sql sql;
    private final Bulk bulk;
    private final Scopes scopes;
    private final Texts texts;
    private final ImportBook book;
    private final List<Publisher> publishers = new CopyOnWriteArrayList<>();

    @Activate
    public PackageCheck(
            @Reference(target = "(store=kz.bbu.intake)") Store store,
            @Reference Bulk bulk,
            @Reference Scopes scopes,
            @Reference Texts texts) {
        this.sql = new Sql(store);
        this.bulk = bulk;
        this.scopes = scopes;
        this.texts = texts;
        this.book = new ImportBook(sql);
        References.drop(sql, NUMBER);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPublisher(Publisher publisher) {
        // What the portal's end has left of a check.
        publisher.discard(NUMBER);
        publishers.add(publisher);
    }

    void removePublisher(Publisher publisher) {
        publishers.remove(publisher);
    }

    @Override
    public Verdict check(Path file, String source, boolean strict, Consumer<Imports.Finding> each) {
        long sourceId = source.isEmpty() ? NUMBER : known(source);
        Preparation preparation = new Preparation(sql, bulk, scopes, publishers);
        lock.lock();
        try {
            preparation.run(
                    new Preparation.Subject(NUMBER, sourceId, scopes.root(), file, strict),
                    (rows, step, arguments) -> {},
                    () -> {});
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            preparation.discard(NUMBER);
            lock.unlock();
        }
        preparation.findings.kept().stream()
                .sorted(Comparator.comparing(FoundFindings.Kept::isError).reversed())
                .map(kept -> kept.finding(texts))
                .forEach(each);
        return new Verdict(preparation.findings.errors(), preparation.findings.warnings());
    }

    private long known(String source) {
        return book.sources().stream()
                .filter(candidate -> candidate.name().equals(source))
                .findFirst()
                .orElseThrow(() -> new Problem(IntakeError.FOREIGN_SOURCE))
                .id();
    }
}
