package kz.bbu.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bbu.api.text.Alphabet;

/** The words of names as the index has them, and those that somebody types. */
final class PersonWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
    private static final int LONGEST = 60;
    private static final int LONGEST_FOLD = 800;
    private static final int MOST_TERMS = 6;

    private final Alphabet alphabet;

    PersonWords(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    /**
     * A word that was typed: its readings, one of which must begin a word of the name.
     *
     * <p>There are two where all its letters look like Cyrillic ones: more may follow that do not.
     */
    record Term(List<String> readings) {
        boolean isIn(String fold) {
            return readings.stream().anyMatch(reading -> fold.contains(" " + reading));
        }
    }

    /** The words of a name, each once. */
    List<String> of(String name) {
        return words(name).map(this::cyrillic).distinct().toList();
    }

    /** Words in one text, each after a space. */
    static String fold(List<String> words) {
        String fold = words.isEmpty() ? "" : " " + String.join(" ", words);
        return fold.length() > LONGEST_FOLD ? fold.substring(0, LONGEST_FOLD) : fold;
    }

    /** The first words of what somebody typed. */
    List<Term> terms(String typed) {
        return words(typed)
                .distinct()
                .limit(MOST_TERMS)
                .map(word -> {
                    String cyrillic = cyrillic(word);
                    return new Term(cyrillic.equals(word) ? List.of(word) : List.of(word, cyrillic));
                })
                .toList();
    }

    /** A word as the bytes by which it is found. */
    static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /** What comes after all words that begin so: no letter has this byte. */
    static byte[] after(String beginning) {
        byte[] bytes = bytes(beginning);
        byte[] after = Arrays.copyOf(bytes, bytes.length + 1);
        after[bytes.length] = (byte) 0xFF;
        return after;
    }

    private Stream<String> words(String text) {
        return Arrays.stream(BETWEEN.split(alphabet.fold(text)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word);
    }

    /** A word of Latin letters that all look like Cyrillic ones, in Cyrillic; any other as it is. */
    private String cyrillic(String word) {
        if (!LATIN.matcher(word).find()) {
            return word;
        }
        // Look-alikes are taken for Cyrillic beside a Cyrillic letter.
        String beside = alphabet.fold("ж" + word).substring(1);
        return LATIN.matcher(beside).find() ? word : beside;
    }
}
