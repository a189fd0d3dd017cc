package kz.bbu.api.platform;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The audit log as administrators read it, latest first.
 *
 * <p>An administrator of the root reads everything; any other one what the accounts of his scope did while they belonged to it. Whoever is no administrator is refused.
 */
@ProviderType
public interface AuditLog {
    /** A part of the log's events: at most {@code limit} after the first {@code offset}. */
    List<Event> list(Query query, int offset, int limit);

    /** How many events a query finds. */
    long count(Query query);

    /** Gives all events of a query one by one, any number of them; recorded as an export. */
    void export(Query query, Consumer<Event> each);

    /** The actions that this portal has recorded, in the order of the alphabet. */
    List<String> actions();

    /**
     * Which events.
     *
     * @param who a part of the account's name, or its whole address; however it is typed
     * @param action an action as it was recorded; empty for all
     * @param object a part of the object; however it is typed
     * @param from the first moment
     * @param until the first moment that is too late
     */
    record Query(String who, String action, String object, Instant from, Instant until) {}

    /**
     * An event.
     *
     * @param account the name that the account had; empty for somebody who had not logged in
     */
    record Event(long id, Instant happened, String account, String address, String action, String object) {}
}
