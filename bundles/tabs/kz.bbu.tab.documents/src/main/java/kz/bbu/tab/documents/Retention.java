package kz.bbu.tab.documents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.bbu.api.files.Files;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes for good what was deleted 30 days ago. */
@Component(service = Retention.class, immediate = true)
public final class Retention {
    /** For how many days what is deleted can be brought back. */
    static final int DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int PORTION = 100;

    private final Sql sql;
    private final Files files;
    private final Transactions transactions;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();

    @Activate
    public Retention(
            @Reference(target = "(store=kz.bbu.tab.documents)") Store store,
            @Reference Files files,
            @Reference Transactions transactions) {
        this.sql = new Sql(store);
        this.files = files;
        this.transactions = transactions;
        sweeper.scheduleWithFixedDelay(this::sweepNow, 1, 24 * 60L, TimeUnit.MINUTES);
    }

    @Deactivate
    public void close() {
        sweeper.shutdownNow();
    }

    private void sweepNow() {
        try {
            sweep(Instant.now());
        } catch (RuntimeException e) {
            LOG.warn("deleted documents cannot be removed now: {}", e.getMessage());
        }
    }

    /** Removes what was deleted 30 days before a time. */
    void sweep(Instant now) {
        Instant until = now.minus(Duration.ofDays(DAYS));
        while (portion(until) == PORTION) {
            // Until a portion is not full.
        }
        sql.update("delete from documents_folder where deleted < ?", until);
    }

    private int portion(Instant until) {
        return transactions.run(() -> {
            List<long[]> old = sql.list(
                    "select id, file_id from documents_document where deleted < ? order by id fetch first ? rows only",
                    row -> new long[] {row.getLong(1), row.getLong(2)},
                    until,
                    PORTION);
            for (long[] ids : old) {
                sql.update("delete from documents_document where id = ?", ids[0]);
                files.delete(ids[1]);
            }
            return old.size();
        });
    }
}
