package kz.bbu.api.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.text.Language;
import org.osgi.annotation.versioning.ProviderType;

/** The accounts of the portal; changing them needs an administrator whose scope holds the account's authority. */
@ProviderType
public interface Accounts {
    /**
     * The accounts whose authority lies in the viewer's scope, by login.
     *
     * @param search a part of the login or of the name, however it is typed; empty for all
     */
    List<Account> list(String search, int offset, int limit);

    /** How many accounts a search finds. */
    long count(String search);

    Optional<Account> find(long id);

    /**
     * Adds an account with a one-time password, which must be changed at the first login.
     *
     * @return the password; it is shown once and kept nowhere
     */
    String add(String login, String name, Role role, long authorityId);

    /** Gives an account a new one-time password, and ends its sessions, its tokens and its second factor: the operator's way back in. */
    String resetPassword(String login);

    /** Takes the second factor from an account whose owner has lost it; ends the sessions. */
    void removeSecondFactor(long id);

    /** Ends all sessions of an account and tells how many. */
    int endSessions(long id);

    /**
     * Disables or enables an account; disabling ends its sessions and cancels its jobs.
     *
     * @throws kz.bbu.api.problem.Problem if it is the viewer's own or the last administrator of the root
     */
    void setEnabled(long id, boolean enabled);

    /**
     * Changes role and authority; ends the sessions.
     *
     * @throws kz.bbu.api.problem.Problem if it is the viewer's own or the last administrator of the root
     */
    void setRole(long id, Role role, long authorityId);

    /** A viewer with the account's present role and scope, for jobs and the console; empty if the account is disabled or gone. */
    Optional<Viewer> viewer(long id, Language language, String address);

    /**
     * An account.
     *
     * @param secondFactor whether it has one
     */
    record Account(
            long id,
            String login,
            String name,
            Role role,
            long authorityId,
            boolean enabled,
            Optional<Instant> lastLogin,
            boolean secondFactor) {}
}
