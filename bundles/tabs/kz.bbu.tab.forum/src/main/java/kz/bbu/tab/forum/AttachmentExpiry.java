package kz.bbu.tab.forum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.files.Expiry;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes for good the files that an edit took away 30 days ago, and those whose form was not sent within 6 hours. */
@Component
public final class AttachmentExpiry implements Expiry {
    /** For how long a file that an edit took away can be brought back. */
    private static final Duration REMOVED = Duration.ofDays(30);

    /** For how long a file waits for its form to be sent. */
    private static final Duration UNSENT = Duration.ofHours(6);

    private static final String OLD = "(removed < ? or (post_id is null and added < ?))";

    private final Sql sql;

    @Activate
    public AttachmentExpiry(@Reference(target = "(store=kz.bbu.tab.forum)") Store store) {
        this.sql = new Sql(store);
    }

    @Override
    public List<Long> expire(Instant now, int most) {
        Instant removed = now.minus(REMOVED);
        Instant unsent = now.minus(UNSENT);
        List<long[]> old = sql.list(
                "select id, file_id from forum_attachment where " + OLD + " order by id fetch first ? rows only",
                row -> new long[] {row.getLong(1), row.getLong(2)},
                removed,
                unsent,
                most);
        List<Long> expired = new ArrayList<>();
        for (long[] ids : old) {
            // Not what was brought back or sent meanwhile.
            if (sql.update("delete from forum_attachment where id = ? and " + OLD, ids[0], removed, unsent) > 0) {
                expired.add(ids[1]);
            }
        }
        return expired;
    }
}
