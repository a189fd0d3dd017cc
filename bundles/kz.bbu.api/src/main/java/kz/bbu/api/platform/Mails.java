package kz.bbu.api.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.annotation.versioning.ProviderType;

/** Sends messages by mail, later and in the background; without a mail server the portal works all the same. */
@ProviderType
public interface Mails {
    /** The most bytes of a text, in UTF-8. */
    int LONGEST_TEXT = 24_000;

    /** Names and numbers alone: nothing in it begins another line, another address or an option. */
    Pattern ADDRESS = Pattern.compile(
            "(?=.{3,100}$)[A-Za-z0-9_][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    /** Tells whether a text is an address that messages can be sent to. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** Tells whether there is a mail server; if not, nothing is sent and nothing kept for sending. */
    boolean isOn();

    /** The address of a page for a message: the portal's own, as the operator set it, and a path that begins with a slash. */
    String link(String path);

    /**
     * Keeps a message that its receiver needs, such as a link, for sending before all notices, in the thread's transaction.
     *
     * @param subject one line; what would end the line becomes a space
     * @param text with lines that end with {@code \n}
     * @return whether it is kept: it is not while mail is off, nor while 20,000 such messages wait
     * @throws kz.bbu.api.problem.Problem {@link kz.bbu.api.problem.CommonError#BAD_VALUE} if the address is none
     */
    boolean send(String address, String subject, String text);

    /**
     * Keeps notices of one thing for sending when nothing else waits, in the thread's transaction.
     *
     * <p>A notice is not kept while one of the same thing waits for its address, while mail is off, or while 20,000 notices wait.
     *
     * @param thing what it is that they tell of, in at most 100 letters
     * @return how many are kept
     * @throws kz.bbu.api.problem.Problem {@link kz.bbu.api.problem.CommonError#BAD_VALUE} if an address is none
     */
    int sendNotices(String thing, List<Notice> notices);

    /** A message without which its receiver is well too; {@code subject} and {@code text} as for {@link #send}. */
    record Notice(String address, String subject, String text) {}

    /** How many messages wait to be sent. */
    long waiting();

    /** Why messages still wait: the last time that one could not be sent; empty if each waits for its first time. */
    Optional<Trouble> trouble();

    /** The messages that could not be sent, the latest first, at most 50; each is kept for 30 days. */
    List<Failed> failed();

    /** Tries a failed message again from the beginning; does nothing where it is gone. */
    void retry(long id);

    /** Sends a failed message no more. */
    void drop(long id);

    /**
     * A message that could not be sent and will be tried again.
     *
     * @param reason what the mail server answered, or why there was no answer
     */
    record Trouble(Instant tried, String reason) {}

    /**
     * A message that could not be sent.
     *
     * @param reason what the mail server answered, or why there was no answer
     */
    record Failed(long id, String address, String subject, Instant queued, String reason) {}
}
