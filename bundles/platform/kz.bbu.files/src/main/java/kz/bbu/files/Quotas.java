package kz.bbu.files;

import java.util.Map;
import java.util.OptionalInt;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.files.Files.Room;
import kz.bbu.api.platform.FileQuotas;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives authorities quotas of their own, on behalf of administrators of the root. */
@Component(configurationPid = "kz.bbu.files")
public final class Quotas implements FileQuotas {
    private final StoredFiles.Config config;
    private final QuotaTable table;
    private final Scopes scopes;
    private final Transactions transactions;
    private final Audit audit;

    @Activate
    public Quotas(
            StoredFiles.Config config,
            @Reference(target = "(store=kz.bbu.files)") Store store,
            @Reference Scopes scopes,
            @Reference Transactions transactions,
            @Reference Audit audit) {
        this.config = config;
        this.table = new QuotaTable(new Sql(store), config);
        this.scopes = scopes;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public Map<Long, Room> rooms(Iterable<Long> authorities) {
        requireAll();
        return table.rooms(authorities);
    }

    @Override
    public OptionalInt own(long authorityId) {
        requireAll();
        return table.own(authorityId);
    }

    @Override
    public int common() {
        requireAll();
        return config.quotaMegabytes();
    }

    @Override
    public void set(long authorityId, OptionalInt megabytes) {
        requireAll();
        int wanted = megabytes.orElse(0);
        if (wanted < 0 || wanted > MOST_MEGABYTES) {
            throw new Problem(CommonError.BAD_VALUE, "megabytes", wanted);
        }
        String name = scopes.name(authorityId).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        transactions.run(() -> {
            int before = table.megabytes(authorityId);
            table.set(authorityId, megabytes);
            audit.record("files.quota", name + ": " + before + " → " + table.megabytes(authorityId) + " MB");
            return null;
        });
    }

    private void requireAll() {
        if (!Scopes.administersAll(Viewer.current(), scopes)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }
}
