package kz.bbu.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import kz.bbu.api.text.Alphabet;

/** Sorts by code points; good enough where a test does not look at Kazakh letters. */
public final class FakeAlphabet implements Alphabet {
    private static final int LONGEST_KEY = 250;

    @Override
    public byte[] sortKey(String text) {
        byte[] key = fold(text).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(key, Math.min(key.length, LONGEST_KEY));
    }

    @Override
    public String fold(String text) {
        return text.toLowerCase(Locale.ROOT).strip();
    }
}
