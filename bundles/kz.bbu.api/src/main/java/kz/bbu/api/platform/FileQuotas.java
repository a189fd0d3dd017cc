package kz.bbu.api.platform;

import java.util.Map;
import java.util.OptionalInt;
import kz.bbu.api.files.Files;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How much room the files of each authority have.
 *
 * <p>Every call needs an administrator of the root authority; a change is in the audit log with its old and new numbers.
 */
@ProviderType
public interface FileQuotas {
    /** The most megabytes (millions of bytes) that a quota may have. */
    int MOST_MEGABYTES = 10_000_000;

    /** The room of each of some authorities, by id. */
    Map<Long, Files.Room> rooms(Iterable<Long> authorities);

    /** The megabytes of an authority's own quota; empty if it has the one that all have. */
    OptionalInt own(long authorityId);

    /** The megabytes of all that have no quota of their own. */
    int common();

    /**
     * Gives an authority a quota of its own, or, if it is empty, the one that all have; a smaller one than is used deletes nothing, it only keeps new files out.
     *
     * @throws kz.bbu.api.problem.Problem if it is negative or more than {@link #MOST_MEGABYTES}
     */
    void set(long authorityId, OptionalInt megabytes);
}
