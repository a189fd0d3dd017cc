package kz.bbu.api.platform;

import java.util.Optional;
import kz.bbu.api.access.Scope;
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
     * Gives the root authority its name, BIN and slug, over what was there.
     *
     * <p>An organisation of a package whose identifier is the BIN of an authority is that authority.
     */
    void describeRoot(String name, String bin, String slug);
}
