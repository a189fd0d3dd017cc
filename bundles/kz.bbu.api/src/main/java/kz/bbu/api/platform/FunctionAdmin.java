package kz.bbu.api.platform;

import java.util.List;
import kz.bbu.api.module.Module;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Switches and orders the functions of an authority's page: what the modules offer it (S29).
 *
 * <p>Every call needs an administrator whose scope holds the authority, and ends with a {@link kz.bbu.api.problem.CommonError#NOT_FOUND} for another one; changes are recorded in the audit log.
 */
@ProviderType
public interface FunctionAdmin {
    /** All functions, tabs before reports, reports by section, in the authority's order. */
    List<Function> functions(long authorityId);

    /** Switches a function on; there is something to see only if its module is on too. */
    ModuleAdmin.Receipt enable(long authorityId, String id);

    /** Switches a function off for the authority's page; its data stay, and other pages stay as they are. */
    ModuleAdmin.Receipt disable(long authorityId, String id);

    /** Moves a function one place up or down among the tabs, or among the reports of its section; at an end it stays. */
    void move(long authorityId, String id, boolean up);

    /** A function: a module, and whether the authority has it on. */
    record Function(Module module, boolean on) {
        /** Whether people meet it on the authority's page. */
        public boolean isEffective() {
            return on && module.isOn();
        }
    }
}
