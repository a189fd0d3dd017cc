package kz.bbu.api.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Internal ids: 63 bits of SHA-256 of source, kind and sourcedId.
 *
 * <p>So an id is known without asking the database, which is what lets rows come by the million. Two sourcedIds with one id (once in some million millions) are refused like a duplicate.
 */
public final class Ids {
    /** The id of the root authority, which no package brings. */
    public static final long ROOT = 1;

    /** Copied for each id and never used itself: looking it up takes longer than the sum. */
    private static final MessageDigest SHA256 = sha256();

    private Ids() {}

    /**
     * The id of a record.
     *
     * @param kind org, session, course, class, person and so on: sourcedIds are unique within a source and kind
     */
    public static long of(long sourceId, String kind, String sourcedId) {
        return hash(sourceId + "\n" + kind + "\n" + sourcedId);
    }

    /** A positive number that differs for different texts. */
    public static long hash(String text) {
        try {
            MessageDigest digest = (MessageDigest) SHA256.clone();
            long id = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                            .getLong()
                    & Long.MAX_VALUE;
            return id <= ROOT ? id + 2 : id;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
