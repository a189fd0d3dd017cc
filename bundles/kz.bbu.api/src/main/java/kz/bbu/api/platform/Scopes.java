package kz.bbu.api.platform;

import java.util.Optional;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import org.osgi.annotation.versioning.ProviderType;

/** Tells the scope of an organisation; kept by the registry, asked anew at each request. */
@ProviderType
public interface Scopes {
    /** The positions of an organisation and all below it; {@link Scope#NOTHING} if it is not there. */
    Scope of(long organisationId);

    /** The name of an organisation, for lists of accounts; empty if it is not there. */
    Optional<String> name(long organisationId);

    /** The id of the root authority; it is made at the first start. */
    long root();

    /**
     * Tells whether a viewer may administer what belongs to all authorities, such as modules: an administrator of the root, or the console.
     *
     * @param present null while the registry is away
     */
    static boolean administersAll(Viewer viewer, Scopes present) {
        boolean everywhere =
                viewer.scope().equals(Scope.EVERYTHING) || (present != null && viewer.authorityId() == present.root());
        return viewer.may(Role.ADMINISTRATOR) && everywhere;
    }
}
