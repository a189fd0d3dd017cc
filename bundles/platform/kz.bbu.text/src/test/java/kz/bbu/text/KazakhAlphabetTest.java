package kz.bbu.text;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class KazakhAlphabetTest {
    private static final String LETTERS = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";

    private final KazakhAlphabet alphabet = new KazakhAlphabet();

    @Test
    public void sortsAll42LettersInTheirOrder() {
        List<String> letters = new ArrayList<>();
        LETTERS.chars().forEach(c -> letters.add(String.valueOf((char) c)));
        assertEquals(42, letters.size());
        List<String> sorted = new ArrayList<>(letters);
        Collections.shuffle(sorted, new Random(1));
        sorted.sort((a, b) -> Arrays.compareUnsigned(alphabet.sortKey(a), alphabet.sortKey(b)));
        assertEquals(letters, sorted);
    }

    @Test
    public void aPrefixSortsBeforeTheLongerWord() {
        assertTrue(Arrays.compareUnsigned(alphabet.sortKey("Асан"), alphabet.sortKey("Асанов")) < 0);
    }

    @Test
    public void aKeyFitsItsColumn() {
        assertTrue(alphabet.sortKey("ұ".repeat(5000)).length <= 250);
    }

    @Test
    public void latinSchwaIsFoundAsCyrillic() {
        assertEquals(alphabet.fold("және"), alphabet.fold("ж\u0259не"));
        assertEquals(alphabet.fold("Әлия"), alphabet.fold("\u018fлия"));
    }

    @Test
    public void latinLookAlikesInACyrillicWordAreFound() {
        assertEquals(alphabet.fold("Нәсен Охотник"), alphabet.fold("H\u0259ceн Oxoтник"));
        assertEquals(alphabet.fold("Сәкен"), alphabet.fold("C\u0259кeн"));
    }

    @Test
    public void latinWordsStayLatin() {
        assertEquals("oxford", alphabet.fold("OXFORD"));
        assertNotEquals(alphabet.fold("oxo"), alphabet.fold("охо"));
    }

    @Test
    public void whiteSpaceAndCompatibilityFormsAreFolded() {
        assertEquals("айгүл сапар", alphabet.fold("  Айгүл\u00a0\t САПАР "));
    }

    @Test
    public void theSameTextGivesTheSameKey() {
        assertArrayEquals(alphabet.sortKey("Қарағанды"), alphabet.sortKey("Қарағанды"));
    }
}
