package kz.bbu.registry;

import java.util.Locale;
import kz.bbu.api.text.Alphabet;

/** Sorts Kazakh letters as the alphabet does, after all others, which stand in the order of ASCII. */
final class KazakhLetters implements Alphabet {
    private static final String LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
    private static final int LONGEST_KEY = 250;

    @Override
    public byte[] sortKey(String text) {
        String folded = fold(text);
        byte[] key = new byte[Math.min(folded.length(), LONGEST_KEY)];
        for (int i = 0; i < key.length; i++) {
            int place = LETTERS.indexOf(folded.charAt(i));
            key[i] = (byte) (place < 0 ? Math.min(folded.charAt(i), Byte.MAX_VALUE) : 128 + place);
        }
        return key;
    }

    @Override
    public String fold(String text) {
        return text.toLowerCase(Locale.ROOT).strip();
    }
}
