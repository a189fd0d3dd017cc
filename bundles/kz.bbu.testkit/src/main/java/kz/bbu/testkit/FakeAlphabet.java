package kz.bbu.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import kz.bbu.api.text.Alphabet;

/** Sorts by code points; good enough where a test does not look at Kazakh letters. */
public final class FakeAlphabet implements Alphabet {
    @Override
    public byte[] sortKey(String text) {
        return fold(text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String fold(String text) {
        return text.toLowerCase(Locale.ROOT).strip();
    }
}
