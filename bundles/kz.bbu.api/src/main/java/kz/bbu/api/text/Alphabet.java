package kz.bbu.api.text;

import org.osgi.annotation.versioning.ProviderType;

/** Sorts and finds text by the Kazakh alphabet. */
@ProviderType
public interface Alphabet {
    /** A key whose unsigned bytes sort as the 42 letters of the Kazakh alphabet do (ICU {@code kk}); at most 250 bytes, so that it fits a column. */
    byte[] sortKey(String text);

    /**
     * A key by which text is found however it was typed.
     *
     * <p>NFKC, Latin schwa as Cyrillic, Latin look-alikes inside Cyrillic words as Cyrillic, lower case of the root locale, white space folded.
     */
    String fold(String text);
}
