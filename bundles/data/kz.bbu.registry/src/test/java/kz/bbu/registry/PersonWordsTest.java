package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import kz.bbu.api.text.Alphabet;
import org.junit.Test;

public class PersonWordsTest {
    private final PersonWords words = new PersonWords(new LookAlikes());

    /** Takes Latin a, c, e, o for Cyrillic ones in words that begin with a Cyrillic letter, as the portal's alphabet does. */
    private static final class LookAlikes implements Alphabet {
        private final KazakhLetters letters = new KazakhLetters();

        @Override
        public byte[] sortKey(String text) {
            return letters.sortKey(text);
        }

        @Override
        public String fold(String text) {
            String folded = letters.fold(text);
            boolean cyrillic = !folded.isEmpty() && folded.charAt(0) >= 'а';
            return cyrillic
                    ? folded.replace('a', 'а')
                            .replace('c', 'с')
                            .replace('e', 'е')
                            .replace('o', 'о')
                    : folded;
        }
    }

    private boolean finds(String typed, String name) {
        String fold = PersonWords.fold(words.of(name));
        return words.terms(typed).stream().allMatch(term -> term.isIn(fold));
    }

    @Test
    public void aNameIsCutIntoItsWordsOnce() {
        assertEquals(List.of("сейт", "али", "омар"), words.of("  Сейт-Али  Омар, Сейт"));
        assertEquals(List.of("d", "nil"), words.of("D'Nil"));
        assertEquals(List.of(), words.of(" - "));
    }

    @Test
    public void aWordOfLookAlikesAloneIsReadInBothWays() {
        assertTrue("the name in Cyrillic", finds("coca", "Соса"));
        assertTrue("the name in Latin", finds("соса", "Coca"));
        assertTrue("a beginning of a Latin name", finds("oce", "Ocean"));
        assertFalse(finds("оце", "Ocean"));
        assertTrue("both in Latin", finds("coc", "COCA"));
    }

    @Test
    public void theRangeOfABeginningHoldsItsWordsAndNoOthers() {
        byte[] from = PersonWords.bytes("али");
        byte[] to = PersonWords.after("али");
        for (String inside : List.of("али", "алия", "алиұлы", "али\uD83D\uDE00")) {
            byte[] word = PersonWords.bytes(inside);
            assertTrue(inside, Arrays.compareUnsigned(from, word) <= 0 && Arrays.compareUnsigned(word, to) < 0);
        }
        for (String outside : List.of("ал", "алй", "алм", "b")) {
            byte[] word = PersonWords.bytes(outside);
            assertFalse(outside, Arrays.compareUnsigned(from, word) <= 0 && Arrays.compareUnsigned(word, to) < 0);
        }
    }

    @Test
    public void whatIsLongIsCut() {
        assertEquals(6, words.terms("a b c d e f g h").size());
        assertTrue(PersonWords.bytes(words.of("ұ".repeat(500)).get(0)).length < 250);
        assertTrue(PersonWords.fold(words.of("ұ".repeat(50).concat(" ").repeat(30) + "я"))
                        .length()
                <= 800);
    }
}
