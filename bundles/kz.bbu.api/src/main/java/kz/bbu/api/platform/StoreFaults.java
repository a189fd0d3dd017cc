package kz.bbu.api.platform;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Tells why a bundle has no store. */
@ProviderType
public interface StoreFaults {
    /** Why the migration or the entities of a bundle failed at its last start; empty if they did not. */
    Optional<String> of(String symbolicName);
}
