package kz.bbu.api.module;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The modules that are installed, read from manifests, also while they are stopped. */
@ProviderType
public interface Modules {
    /** All modules, tabs before reports, each kind by order and then id. */
    List<Module> modules();

    /** A module by its id; empty if none is installed. */
    Optional<Module> module(String id);

    /**
     * The modules of an authority's page: those that are on and that it has not switched off, tabs before reports, reports by section, in its own order (S29).
     *
     * @param authorityId 0 for no authority, which has everything that is on
     */
    List<Module> modules(long authorityId);

    /** Whether an authority's page has a module, as far as the authority decides: it is there until it is switched off. */
    boolean has(long authorityId, String id);
}
