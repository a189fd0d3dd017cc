package kz.bbu.api.files;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Lets go of the files that a module has kept long enough; a service that the platform calls every hour, in a transaction. */
@ConsumerType
public interface Expiry {
    /**
     * Removes the module's rows that are too old, and gives the ids of their files, which the platform then keeps no longer.
     *
     * @param most how many at most; it is called again for the rest
     */
    List<Long> expire(Instant now, int most);
}
