package kz.bbu.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.store.Store;

/** The store of one bundle, over the thread's transaction. */
public final class ModuleStore implements Store {
    private final Connections connections;
    private final EntityManagerFactory factory;

    /** Takes the factory of the bundle's entities, null if it has none. */
    public ModuleStore(Connections connections, EntityManagerFactory factory) {
        this.connections = connections;
        this.factory = factory;
    }

    @Override
    public <T> T sql(Work<Connection, T> work) {
        Deadline.check();
        return connections.run(() -> work.run(connections.current()));
    }

    @Override
    public <T> T entities(Work<EntityManager, T> work) {
        Deadline.check();
        if (factory == null) {
            throw new IllegalStateException("this bundle has no META-INF/persistence.xml");
        }
        return connections.run(() -> {
            EntityManager manager = factory.createEntityManager();
            try {
                manager.getTransaction().begin();
                T result = work.run(manager);
                manager.getTransaction().commit();
                return result;
            } finally {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
                manager.close();
            }
        });
    }

    void close() {
        if (factory != null) {
            factory.close();
        }
    }
}
