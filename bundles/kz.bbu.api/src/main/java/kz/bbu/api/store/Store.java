package kz.bbu.api.store;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The tables of one bundle.
 *
 * <p>A bundle that has {@code db/<id>/changelog.sql} (id: the last part of its symbolic name) gets its store as a service with the property {@code store=<symbolic name>}, after its migration and not
 * before. All its tables begin with the id and an underscore. With a {@code META-INF/persistence.xml} it has entities too.
 *
 * <p>Each call joins the transaction of the thread ({@link Transactions}) or is one of its own: committed when the work returns, rolled back when it throws.
 */
@ProviderType
public interface Store {
    /** The service property that names the bundle. */
    String NAME = "store";

    /**
     * Runs work on a connection; the connection must not be kept, committed or closed.
     *
     * @throws kz.bbu.api.problem.Problem if the database fails
     */
    <T> T sql(Work<Connection, T> work);

    /**
     * Runs work with the bundle's entities.
     *
     * @throws IllegalStateException if the bundle has no persistence unit
     */
    <T> T entities(Work<EntityManager, T> work);

    /** Work that gives a result. */
    @FunctionalInterface
    interface Work<C, T> {
        T run(C context) throws Exception;
    }
}
