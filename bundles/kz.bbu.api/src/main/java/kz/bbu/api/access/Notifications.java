package kz.bbu.api.access;

import java.util.Collection;
import java.util.function.Function;
import kz.bbu.api.text.Language;
import org.osgi.annotation.versioning.ProviderType;

/** Tells accounts of what is new in what they follow, as each has chosen in its settings: on pages, and by mail at once, once a day or never. */
@ProviderType
public interface Notifications {
    /** Tells whether pages mark for the thread's viewer what is new. */
    boolean onPages();

    /**
     * Tells accounts by mail, in the thread's transaction; one that wants no mail, has no address or is disabled is not told, and nobody while the portal has no mail server.
     *
     * @param words what is new, on one line, in the language of an account; at most 300 letters are told
     * @param path of the page where it is, which begins with a slash
     */
    void tell(Collection<Long> accounts, Function<Language, String> words, String path);
}
