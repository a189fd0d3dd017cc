package kz.bbu.text;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Component;

/** The Kazakh alphabet by ICU, and a fold that forgives how names were typed. */
@Component
public final class KazakhAlphabet implements Alphabet {
    private static final int KEY_BYTES = 250;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final String LATIN = "ABCEHIKMOPTXYacehiopxy";
    private static final String SAME = "АВСЕНІКМОРТХУасеһіорху";
    private static final Map<Character, Character> EVERYWHERE =
            Map.of('\u0259', '\u04d9', '\u018f', '\u04d8', '\u0275', '\u04e9', '\u019f', '\u04e8');

    private final Collator collator = Collator.getInstance(new ULocale("kk")).freeze();

    @Override
    public byte[] sortKey(String text) {
        byte[] key = collator.getCollationKey(text).toByteArray();
        // The last byte is ICU's terminator; without it keys still compare, and prefixes sort first.
        return Arrays.copyOf(key, Math.min(key.length - 1, KEY_BYTES));
    }

    @Override
    public String fold(String text) {
        String normal = replaceEverywhere(Normalizer2.getNFKCInstance().normalize(text));
        Matcher words = WORD.matcher(normal);
        StringBuilder folded = new StringBuilder(normal.length());
        while (words.find()) {
            String word = words.group();
            words.appendReplacement(folded, CYRILLIC.matcher(word).find() ? cyrillic(word) : word);
        }
        words.appendTail(folded);
        String lower = folded.toString().toLowerCase(Locale.ROOT).replace('ё', 'е');
        return SPACE.matcher(lower).replaceAll(" ").strip();
    }

    private static String replaceEverywhere(String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            replaced.append((char) EVERYWHERE.getOrDefault(text.charAt(i), text.charAt(i)));
        }
        return replaced.toString();
    }

    private static String cyrillic(String word) {
        StringBuilder replaced = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            int place = LATIN.indexOf(word.charAt(i));
            replaced.append(place < 0 ? word.charAt(i) : SAME.charAt(place));
        }
        return replaced.toString();
    }
}
