package kz.bbu.tab.documents;

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

/** Removes for good what was deleted 30 days ago. */
@Component
public final class Retention implements Expiry {
    /** For how many days what is deleted can be brought back. */
    static final int DAYS = 30;

    private final Sql sql;

    @Activate
    public Retention(@Reference(target = "(store=kz.bbu.tab.documents)") Store store) {
        this.sql = new Sql(store);
    }

    @Override
    public List<Long> expire(Instant now, int most) {
        Instant until = now.minus(Duration.ofDays(DAYS));
        List<long[]> old = sql.list(
                "select id, file_id from documents_document where deleted < ? order by id fetch first ? rows only",
                row -> new long[] {row.getLong(1), row.getLong(2)},
                until,
                most);
        List<Long> expired = new ArrayList<>();
        for (long[] ids : old) {
            // Not what was brought back meanwhile.
            if (sql.update("delete from documents_document where id = ? and deleted < ?", ids[0], until) > 0) {
                expired.add(ids[1]);
            }
        }
        if (old.isEmpty()) {
            // Never after documents in one transaction: whoever changes a folder holds it, and then looks at its
            // documents.
            sql.update("delete from documents_folder where deleted < ?", until);
        }
        return expired;
    }
}
