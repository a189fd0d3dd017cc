package kz.bbu.access;

import java.time.Instant;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.registry.NationalNumber;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the audit log in a table, with what it is searched by. */
@Component
public final class StoredAudit implements Audit {
    static final int LONGEST_ACCOUNT = 200;
    static final int LONGEST_OBJECT = 500;

    private final Sql sql;
    private final Alphabet alphabet;

    @Activate
    public StoredAudit(@Reference(target = "(store=kz.bbu.access)") Store store, @Reference Alphabet alphabet) {
        this.sql = new Sql(store);
        this.alphabet = alphabet;
    }

    @Override
    public void record(String action, String object) {
        Viewer viewer = Viewer.current();
        String line = cut(line(object), LONGEST_OBJECT);
        String name = line(viewer.name());
        sql.update(
                "insert into access_event (happened, account_id, account, address, action, object, authority_id, account_key, object_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Instant.now(),
                viewer.accountId(),
                name,
                viewer.address(),
                action,
                line,
                viewer.authorityId(),
                cut(alphabet.fold(name), LONGEST_ACCOUNT),
                cut(alphabet.fold(line), LONGEST_OBJECT));
    }

    /** A line break must not look like a second entry, and whoever reads the log need not know an IIN that somebody searched for. */
    private static String line(String text) {
        return NationalNumber.maskIins(text.replaceAll("\\R", " "));
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
