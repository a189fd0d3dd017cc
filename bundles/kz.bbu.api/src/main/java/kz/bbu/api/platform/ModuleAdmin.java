package kz.bbu.api.platform;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Switches, installs and updates modules; every call is recorded with the thread's viewer and needs an administrator of the root authority, since modules are everybody's. */
@ProviderType
public interface ModuleAdmin {
    /** The most megabytes (millions of bytes) that a bundle may have. */
    int LARGEST_MEGABYTES = 64;

    /** Tells whether the viewer may do all this. */
    boolean isPermitted();

    /** Switches a module on. */
    Receipt enable(String id);

    /** Switches a module off; its data stay. */
    Receipt disable(String id);

    /**
     * Installs a new module, or a new version of an installed one, after a trial resolve.
     *
     * @param jar the bundle; closed by the caller
     * @param fileName what the file was called, for the record
     * @throws kz.bbu.api.problem.Problem if it is no module, needs what is not there, imports what modules may not, or its version is already installed; the running version then goes on
     */
    Receipt install(InputStream jar, String fileName);

    /** Puts the version back that ran before the last update. */
    Receipt rollback(String id);

    /** Switches a module off because it did harm, and says why; called by the platform itself. */
    void markFaulty(String id, String reason);

    /** What was done to a module, newest first. */
    List<Event> history(String id);

    /**
     * The proof that switching lost nothing.
     *
     * @param module the module's id
     * @param action enable, disable, install, update or rollback
     * @param version the version that is installed now
     * @param tables the module's tables with their rows before and after, by name; empty if it has none
     * @param milliseconds how long it took
     */
    record Receipt(String module, String action, String version, List<TableRows> tables, long milliseconds) {}

    /** The rows of a table before and after; -1 where the table was not there. */
    record TableRows(String table, long before, long after) {}

    /** One line of a module's history. */
    record Event(Instant at, String account, String action, String version, String sha256, String note) {}
}
