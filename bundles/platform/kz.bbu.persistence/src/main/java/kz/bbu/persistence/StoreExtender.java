package kz.bbu.persistence;

import jakarta.persistence.EntityManagerFactory;
import java.net.URL;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import kz.bbu.api.platform.StoreFaults;
import kz.bbu.api.store.Store;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the {@link Store} of each running bundle that has a changelog, after its migration and not before. */
final class StoreExtender implements BundleTrackerCustomizer<StoreExtender.Published>, StoreFaults {
    private static final Logger LOG = LoggerFactory.getLogger(StoreExtender.class);

    record Published(ServiceRegistration<Store> registration, ModuleStore store) {}

    private final Migrations migrations;
    private final Connections connections;
    private final DataSource entitySource;
    private final BundleTracker<Published> tracker;
    private final Map<String, String> faults = new ConcurrentHashMap<>();

    StoreExtender(BundleContext context, Database database, Connections connections) {
        this.connections = connections;
        this.migrations = new Migrations(database);
        this.entitySource = new JoiningDataSource(database.pool(), connections);
        this.tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    @Override
    public Optional<String> of(String symbolicName) {
        return Optional.ofNullable(faults.get(symbolicName));
    }

    @Override
    public Published addingBundle(Bundle bundle, BundleEvent event) {
        String symbolicName = bundle.getSymbolicName();
        String id = symbolicName.substring(symbolicName.lastIndexOf('.') + 1);
        if (bundle.getEntry("db/" + id + "/changelog.sql") == null) {
            return null;
        }
        try {
            migrations.run(id, bundle::getEntry);
            ModuleStore store = new ModuleStore(connections, entities(bundle));
            faults.remove(symbolicName);
            ServiceRegistration<Store> registration = bundle.getBundleContext()
                    .registerService(Store.class, store, new Hashtable<>(Map.of(Store.NAME, symbolicName)));
            return new Published(registration, store);
        } catch (RuntimeException e) {
            LOG.error("{} {} has no store: {}", symbolicName, bundle.getVersion(), e.getMessage(), e);
            faults.put(symbolicName, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private EntityManagerFactory entities(Bundle bundle) {
        URL descriptor = bundle.getEntry("META-INF/persistence.xml");
        return descriptor == null
                ? null
                : Unit.open(
                        descriptor,
                        bundle.getEntry("/"),
                        bundle.adapt(BundleWiring.class).getClassLoader(),
                        entitySource);
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Published published) {
        // A running bundle does not change.
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Published published) {
        try {
            published.registration().unregister();
        } catch (IllegalStateException alreadyGone) {
            LOG.debug("the framework unregistered the store of {} first", bundle.getSymbolicName());
        }
        published.store().close();
    }
}
