package kz.bbu.api.platform;

import java.time.Instant;
import kz.bbu.api.access.Role;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Links by which people set the password of their account: each opens once and for a limited time, and a newer one replaces it.
 *
 * <p>Making one needs an administrator whose scope holds the account's authority. The portal keeps only hashes, so a link is shown once; where there is a mail server and the login is an address, it is sent
 * there too.
 */
@ProviderType
public interface PasswordLinks {
    /**
     * Adds an account that has no password yet, and gives the link to set one, good for seven days.
     *
     * @throws kz.bbu.api.problem.Problem if the login is taken or no login, the name is missing, or the authority is not within the viewer's scope
     */
    Link invite(String login, String name, Role role, long authorityId);

    /** Gives the link to set a new password, good for a day; the present password stays until it is used. */
    Link reset(long accountId);

    /**
     * A link.
     *
     * @param path the part of the address after the host
     */
    record Link(String login, String name, String path, Instant expires, ByMail byMail) {}

    /** Whether a link goes to its person by mail. */
    enum ByMail {
        YES,
        /** There is no mail server, or the login is no address. */
        NO,
        /** It should have, but too many links wait for the mail server. */
        NO_ROOM
    }
}
