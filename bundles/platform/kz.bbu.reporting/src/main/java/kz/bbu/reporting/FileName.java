package kz.bbu.reporting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Names of files, for every browser: Latin letters and, beside them, the letters of the reader's language. */
final class FileName {
    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('ә', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('ғ', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "e"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('й', "i"),
            Map.entry('к', "k"),
            Map.entry('қ', "q"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('ң', "ng"),
            Map.entry('о', "o"),
            Map.entry('ө', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ұ', "u"),
            Map.entry('ү', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "kh"),
            Map.entry('һ', "h"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "shch"),
            Map.entry('ъ', ""),
            Map.entry('ы', "y"),
            Map.entry('і', "i"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ю', "yu"),
            Map.entry('я', "ya"));

    private FileName() {}

    /** The value of Content-Disposition for a file to be saved. */
    static String disposition(String title, String ending) {
        String name = title.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", " ").strip() + "." + ending;
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + latin(title) + "." + ending + "\"; filename*=UTF-8''" + encoded;
    }

    static String latin(String title) {
        StringBuilder name = new StringBuilder();
        for (char c : title.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean plain = c < 128 && Character.isLetterOrDigit(c);
            name.append(plain ? String.valueOf(c) : LATIN.getOrDefault(c, "-"));
        }
        String collapsed = name.toString().replaceAll("-+", "-").replaceAll("^-|-$", "");
        return collapsed.isEmpty() ? "report" : collapsed;
    }
}
