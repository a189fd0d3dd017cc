package kz.bbu.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a session is recognised by in the list of one's own: the browser and the system, as it names itself. */
final class Device {
    /** Marks of browsers; those that call themselves others too come first. */
    private static final Map<String, String> BROWSERS = marks(
            "YaBrowser/",
            "Yandex Browser",
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser/",
            "Samsung Internet",
            "Firefox/",
            "Firefox",
            "FxiOS/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = marks(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private Device() {}

    /** Such as {@code Firefox, Windows}; empty where nothing of it is known. */
    static String of(String userAgent) {
        String browser = find(BROWSERS, userAgent).orElse("");
        String system = find(SYSTEMS, userAgent).orElse("");
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static Optional<String> find(Map<String, String> marks, String userAgent) {
        return marks.entrySet().stream()
                .filter(mark -> userAgent.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> marks(String... pairs) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            marks.put(pairs[i], pairs[i + 1]);
        }
        return marks;
    }
}
