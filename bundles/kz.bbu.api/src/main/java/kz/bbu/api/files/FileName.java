package kz.bbu.api.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Names of files that do no harm wherever they are written. */
public final class FileName {
    /** The most letters of a name. */
    public static final int LONGEST = 200;

    private static final int LONGEST_ENDING = 16;
    private static final String NAMELESS = "file";

    private FileName() {}

    /**
     * The last part of a path, without what cannot be seen, turns the direction of writing, or means something to a file system.
     *
     * <p>A name that is too long is cut before its ending and shows {@code …} there; one of which nothing is left is {@code file}.
     */
    public static String of(String sent) {
        String name = Normalizer.normalize(sent, Normalizer.Form.NFC)
                .replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}:*?\"<>|\\u2028\\u2029]", " ")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        if (name.isEmpty()) {
            return NAMELESS;
        }
        return name.length() <= LONGEST ? name : shorten(name);
    }

    /** The name of a part of a form: browsers write it in UTF-8, and what reads forms takes it for Latin-1. */
    public static String ofPart(String read) {
        try {
            ByteBuffer bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(read));
            return of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException readRightly) {
            return of(read);
        }
    }

    private static String shorten(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int end = LONGEST - ending.length() - 1;
        // Half of a letter outside the basic plane is none.
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…" + ending;
    }
}
