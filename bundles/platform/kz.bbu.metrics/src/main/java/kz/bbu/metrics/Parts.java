package kz.bbu.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which part of the portal an address belongs to; a few names only, whatever strangers ask for. */
final class Parts {
    private static final int MOST = 100;
    private static final String OTHER = "other";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** The module of {@code /org/…/id} or {@code /api/v1/id}, else the first word; other where nothing is there. */
    String of(String path, int status) {
        String[] words = path.split("/", 6);
        String part = word(words, 1);
        if (part.equals("org") || part.equals("api")) {
            String module = word(words, 3);
            boolean report =
                    module.equals("reports") && NAME.matcher(word(words, 4)).matches();
            part = report ? "report-" + word(words, 4) : module;
        }
        if (part.isEmpty()) {
            part = "home";
        }
        if (known.contains(part)) {
            return part;
        }
        // Only what was answered well becomes a name.
        boolean admitted = status < 400 && NAME.matcher(part).matches() && known.size() < MOST && known.add(part);
        return admitted ? part : OTHER;
    }

    private static String word(String[] words, int place) {
        return words.length > place ? words[place].replaceFirst("\\..*", "") : "";
    }
}
