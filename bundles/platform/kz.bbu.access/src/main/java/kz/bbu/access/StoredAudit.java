package kz.bbu.access;

import java.time.Instant;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the audit log in a table. */
@Component
public final class StoredAudit implements Audit {
    private final Sql sql;

    @Activate
    public StoredAudit(@Reference(target = "(store=kz.bbu.access)") Store store) {
        this.sql = new Sql(store);
    }

    @Override
    public void record(String action, String object) {
        Viewer viewer = Viewer.current();
        // A line break in a name must not look like a second entry.
        String line = object.replaceAll("\\R", " ");
        sql.update(
                "insert into access_event (happened, account_id, account, address, action, object) values (?, ?, ?, ?, ?, ?)",
                Instant.now(),
                viewer.accountId(),
                viewer.name(),
                viewer.address(),
                action,
                line.length() > 500 ? line.substring(0, 500) : line);
    }
}
