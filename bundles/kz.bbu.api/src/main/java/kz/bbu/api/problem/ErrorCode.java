package kz.bbu.api.problem;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of error that decides the HTTP status and the text a reader sees.
 *
 * <p>Implemented by enums. The text is the message {@code error.<key>} of the bundle that holds the enum, in the reader's language; it says what, where and what to do.
 */
@ConsumerType
public interface ErrorCode {
    /** The message key without its prefix {@code error.}. */
    String key();

    /** The HTTP status, 400–599. */
    int status();
}
