package kz.bbu.tab.forum;

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

/** Removes for good the files that an edit took away 30 days ago, and those whose form was not sent within a day. */
@Component(service = AttachmentSweep.class, immediate = true)
public final class AttachmentSweep {
    /** For how many days a file that an edit took away can be brought back. */
    static final int DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentSweep.class);
    private static final int PORTION = 100;
    private static final String OLD = "(removed < ? or (post_id is null and added < ?))";

    private final Sql sql;
    private final Files files;
    private final Transactions transactions;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();

    @Activate
    public AttachmentSweep(
            @Reference(target = "(store=kz.bbu.tab.forum)") Store store,
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
            LOG.warn("files that no post has any more cannot be removed now: {}", e.getMessage());
        }
    }

    /** Removes what is too old at a time. */
    void sweep(Instant now) {
        while (portion(now.minus(Duration.ofDays(DAYS)), now.minus(Duration.ofDays(1))) == PORTION) {
            // Until a portion is not full.
        }
    }

    private int portion(Instant removed, Instant unsent) {
        return transactions.run(() -> {
            List<long[]> old = sql.list(
                    "select id, file_id from forum_attachment where " + OLD + " order by id fetch first " + PORTION
                            + " rows only",
                    row -> new long[] {row.getLong(1), row.getLong(2)},
                    removed,
                    unsent);
            for (long[] ids : old) {
                // Not what was brought back or sent meanwhile.
                if (sql.update("delete from forum_attachment where id = ? and " + OLD, ids[0], removed, unsent) > 0) {
                    files.delete(ids[1]);
                }
            }
            return old.size();
        });
    }
}
