package kz.bbu.api.store;

import java.util.concurrent.Callable;
import org.osgi.annotation.versioning.ProviderType;

/** One transaction over the stores of several bundles. */
@ProviderType
public interface Transactions {
    /**
     * Runs work in the thread's transaction, or in a new one that ends with it: committed if the work returns, rolled back if it throws.
     *
     * <p>Work that threw inside a transaction that it joined marks the whole for rollback.
     *
     * @throws kz.bbu.api.problem.Problem what the work threw, or, for a checked exception, a problem caused by it
     */
    <T> T run(Callable<T> work);
}
