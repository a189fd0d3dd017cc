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
     * Tells accounts by mail what is new in a topic that they follow, in a transaction.
     *
     * <p>An account that wants no mail, has no address or is disabled is not told, nor is one that is still to be told of the topic, and nobody while the portal has no mail server. At most 1,000 accounts are told; of one that is told
     * once a day at most 200 topics wait, and {@link FollowedTopics} says then what is new in them.
     *
     * @param words what is new, on one line, in the language of an account; at most 300 letters are told
     * @param path of the page where it is, which begins with a slash
     */
    void tell(long topic, Collection<Long> accounts, Function<Language, String> words, String path);
}
