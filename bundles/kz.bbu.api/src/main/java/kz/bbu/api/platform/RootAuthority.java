package kz.bbu.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/** The authority to which the portal belongs, in the words that stand at the top of each page. */
@ProviderType
public interface RootAuthority {
    Description description();

    /**
     * Gives it other words, which readers see at once; what was there at its former address is no longer found.
     *
     * <p>An organisation of a package whose identifier is the BIN of an authority is that authority.
     *
     * @throws kz.bbu.api.problem.Problem if the viewer does not administer the root
     */
    void describe(Description description);

    /**
     * The words.
     *
     * @param name as people read it, at most 200 characters
     * @param bin twelve digits; empty if it is not known
     * @param slug its part of addresses, {@code /org/{slug}/…}: small Latin letters, digits and hyphens
     */
    record Description(String name, String bin, String slug) {}
}
