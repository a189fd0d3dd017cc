package kz.bbu.api.access;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Who is on the portal now (S24), by sessions. */
@ProviderType
public interface Presence {
    /**
     * The accounts of an organisation and of all below it that asked for a page within the last 5 minutes, at most 200, the latest first.
     *
     * @throws kz.bbu.api.problem.Problem {@link kz.bbu.api.problem.CommonError#FORBIDDEN} if the thread's viewer is no staff, or the organisation does not lie within the scope
     */
    List<Present> now(long organisationId);

    /**
     * An account that is on the portal.
     *
     * @param seen the last request, to a minute
     */
    record Present(String name, Role role, String organisation, Instant seen) {}
}
