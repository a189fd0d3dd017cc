package kz.bbu.api.platform;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the rows of packages into the tables of a data bundle: invisible first, then published.
 *
 * <p>Intake calls {@link #prepare} of each publisher that takes one of the package's files, then, if no error was found, {@link #publish} of all within one {@link
 * kz.bbu.api.store.Transactions#run}; otherwise {@link #discard}. All are called for a system viewer.
 */
@ConsumerType
public interface Publisher {
    /** The files that it takes, such as {@code roster/users} or {@code journal/staff}. */
    Set<String> takes();

    /** Whether it asks others for what they have prepared of a package, and so comes after them. */
    default boolean comesAfterOthers() {
        return false;
    }

    /**
     * Reads its files of a package into a new generation that no reader sees, checks duplicates and references, and counts what publishing would change.
     *
     * <p>Errors go to the load's findings; with errors the counts mean nothing. Memory does not grow with the package.
     *
     * @return what publishing would do, for the package as a whole and for each institution; all zero, except for read, if the package changes nothing
     */
    List<LoadCount> prepare(Load load);

    /** Makes what was prepared visible; part of a transaction, short. Nothing to do if prepare found no change. */
    void publish(long importId);

    /** Whether what an import changed can be taken back. */
    enum Undo {
        POSSIBLE,
        /** A later import is based on it. */
        LATER,
        /** It changed nothing, or what was before is no longer kept. */
        NOTHING
    }

    /** Tells whether {@link #undo} would bring back what was before an import; that is kept for 30 days. */
    Undo undoable(long importId);

    /**
     * Shows readers again what they saw before an import was published; part of a transaction, short.
     *
     * @throws kz.bbu.api.problem.Problem if it is not {@link #undoable}
     */
    void undo(long importId);

    /** Drops what was prepared and not published, also after a crash; harmless if there is nothing. */
    void discard(long importId);
}
