package kz.bbu.intake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The publishers that are there, and who may change what readers see: one import of a source at a time, one publication at a time. */
@Component(service = Publishing.class)
public final class Publishing {
    private final Transactions transactions;
    private final List<Publisher> publishers = new CopyOnWriteArrayList<>();

    /** Two packages of one source would overtake each other; those of different sources load side by side and publish one after the other. */
    private final Map<Long, ReentrantLock> sources = new ConcurrentHashMap<>();

    private final ReentrantLock publishing = new ReentrantLock();

    @Activate
    public Publishing(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPublisher(Publisher publisher) {
        publishers.add(publisher);
    }

    void removePublisher(Publisher publisher) {
        publishers.remove(publisher);
    }

    List<Publisher> publishers() {
        return publishers;
    }

    /** What whoever loads into a source, or takes back, must hold. */
    ReentrantLock source(long sourceId) {
        return sources.computeIfAbsent(sourceId, s -> new ReentrantLock());
    }

    /** Changes what readers see, wholly or not at all. */
    void run(Runnable work) {
        publishing.lock();
        try {
            transactions.run(() -> {
                work.run();
                return null;
            });
        } finally {
            publishing.unlock();
        }
    }
}
