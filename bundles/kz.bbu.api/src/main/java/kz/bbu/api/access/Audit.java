package kz.bbu.api.access;

import org.osgi.annotation.versioning.ProviderType;

/** Records who did what: logins, refusals, exports, imports, switches. Part of the thread's transaction where there is one. */
@ProviderType
public interface Audit {
    /**
     * Records an event of the thread's viewer with time and address.
     *
     * @param action a short code, such as {@code login}, {@code refused}, {@code export}, {@code module.disable}
     * @param object what it was done to, such as a module's id or an address without secrets; at most 500 characters
     */
    void record(String action, String object);
}
