package kz.bbu.api.files;

import java.io.InputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps files outside of every web root under names that it makes itself.
 *
 * <p>First {@link #receive} takes the bytes, outside of any transaction; then {@link #keep} joins the transaction in which the caller writes its own row, so that both are there or neither. What is
 * received and not kept, and what is deleted, is swept away later. Who may see or change a file is decided by the caller.
 */
@ProviderType
public interface Files {
    /**
     * Reads a stream to its end, and puts it onto the disk for good.
     *
     * @param authorityId whose room it takes
     * @param name as the sender names it; {@link FileName#of} makes it harmless
     * @param most how many bytes it may have; never more than {@link Room#largest}
     * @throws kz.bbu.api.problem.Problem if it is too large, the authority's room or the disk is full, the stream breaks off, or the scanner finds something harmful
     */
    Received receive(long authorityId, String name, InputStream content, long most);

    /** The same for a file that may be as large as the platform lets it. */
    default Received receive(long authorityId, String name, InputStream content) {
        return receive(authorityId, name, content, Long.MAX_VALUE);
    }

    /**
     * Keeps what was received; from the end of the transaction on it survives whatever happens.
     *
     * <p>Until that end nobody else keeps a file of the authority, so that a caller's own limit, looked at after this, holds too.
     *
     * @throws kz.bbu.api.problem.Problem if the authority's room has been filled meanwhile
     */
    StoredFile keep(Received received);

    /** A file that is kept. */
    Optional<StoredFile> find(long fileId);

    /**
     * Opens a file; the caller closes the stream.
     *
     * @param first the first byte that is wanted, from 0
     * @throws kz.bbu.api.problem.Problem {@code NOT_FOUND} if it is not kept
     */
    InputStream open(long fileId, long first);

    /** Keeps a file no longer; its bytes go with a later sweep, so that a transaction that fails loses nothing. */
    void delete(long fileId);

    /** The room of an authority. */
    Room room(long authorityId);

    /**
     * The room that an authority's files have, in bytes.
     *
     * @param largest what one file may have at most
     */
    record Room(long used, long quota, long largest) {}
}
