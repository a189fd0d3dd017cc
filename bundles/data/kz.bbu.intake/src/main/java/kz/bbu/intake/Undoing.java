package kz.bbu.intake;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import kz.bbu.api.access.Audit;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.problem.Problem;

/** Takes back what an import has published: the pointers of readers move to what was there before. */
final class Undoing {
    private final ImportBook book;
    private final CountBook counts;
    private final Publishing publishing;
    private final Audit audit;

    Undoing(ImportBook book, CountBook counts, Publishing publishing, Audit audit) {
        this.book = book;
        this.counts = counts;
        this.publishing = publishing;
        this.audit = audit;
    }

    /** What stands against it; empty for nothing. */
    Optional<IntakeError> obstacle(ImportBook.Row row) {
        if (row.state() != Imports.State.DONE || row.dryRun()) {
            return Optional.of(IntakeError.NOT_NOW);
        }
        List<Publisher.Undo> answers =
                publishing.publishers().stream().map(p -> p.undoable(row.id())).toList();
        if (answers.contains(Publisher.Undo.LATER)) {
            return Optional.of(IntakeError.UNDO_LATER);
        }
        if (answers.contains(Publisher.Undo.POSSIBLE)) {
            return Optional.empty();
        }
        boolean changed = counts.whole(row.id()).stream().anyMatch(LoadCount::changesSomething);
        return Optional.of(changed ? IntakeError.UNDO_GONE : IntakeError.UNDO_NOTHING);
    }

    void undo(long importId, String account) {
        long sourceId = book.find(importId).orElseThrow().sourceId();
        ReentrantLock lock = publishing.source(sourceId);
        if (!lock.tryLock()) {
            throw new Problem(IntakeError.SOURCE_BUSY);
        }
        try {
            obstacle(book.find(importId).orElseThrow()).ifPresent(obstacle -> {
                throw new Problem(obstacle);
            });
            publishing.run(() -> {
                publishing.publishers().stream()
                        .filter(p -> p.undoable(importId) == Publisher.Undo.POSSIBLE)
                        .forEach(p -> p.undo(importId));
                book.undone(importId, account);
                audit.record("import.undo", Long.toString(importId));
            });
            book.publishedBefore(sourceId);
        } finally {
            lock.unlock();
        }
    }
}
