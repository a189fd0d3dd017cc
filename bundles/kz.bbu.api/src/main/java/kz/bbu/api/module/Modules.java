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
}
