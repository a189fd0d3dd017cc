package kz.bbu.registry;

import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.RootAuthority;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The words of the root, which each publication takes into its tree. */
@Component
public final class DescribedRoot implements RootAuthority {
    private final Sql sql;
    private final Transactions transactions;
    private final Trees trees;
    private final Scopes scopes;
    private final Audit audit;

    @Activate
    public DescribedRoot(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Transactions transactions,
            @Reference Trees trees,
            @Reference Scopes scopes,
            @Reference Audit audit) {
        this.sql = new Sql(store);
        this.transactions = transactions;
        this.trees = trees;
        this.scopes = scopes;
        this.audit = audit;
    }

    @Override
    public Description description() {
        return sql.one(
                        "select name, bin, slug from registry_root",
                        row -> new Description(row.getString(1), row.getString(2), row.getString(3)))
                .orElseThrow(() -> new Problem(CommonError.UNAVAILABLE));
    }

    @Override
    public void describe(Description description) {
        if (!Scopes.administersAll(Viewer.current(), scopes)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        transactions.run(() -> {
            String before = line(description());
            trees.describeRoot(description.name(), description.bin(), description.slug());
            audit.record("root.describe", before + " → " + line(description));
            return null;
        });
    }

    private static String line(Description description) {
        return description.name() + ", " + description.bin() + ", " + description.slug();
    }
}
