package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/** Every text is there in every language. */
public class MessageKeysIT {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    @Test
    public void everyBundleHasTheSameKeysInEveryLanguage() throws IOException {
        List<Path> folders = folders();
        assertTrue(
                "sees the shared terms",
                folders.stream().anyMatch(folder -> folder.toString().contains("kz.bbu.text")));
        for (Path folder : folders) {
            Properties kazakh = messages(folder, "kk");
            assertFalse(folder + " has texts", kazakh.isEmpty());
            for (String language : LANGUAGES) {
                Properties messages = messages(folder, language);
                assertEquals(
                        folder + " " + language,
                        new TreeSet<>(kazakh.stringPropertyNames()),
                        new TreeSet<>(messages.stringPropertyNames()));
                for (String key : messages.stringPropertyNames()) {
                    assertFalse(
                            folder + " " + language + " " + key,
                            messages.getProperty(key).isBlank());
                }
            }
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.walk(Distribution.PROJECT.resolve("bundles"))) {
            return files.filter(file -> file.endsWith("src/main/resources/messages"))
                    .filter(folder -> folder.toFile().list().length > 0)
                    .toList();
        }
    }

    private static Properties messages(Path folder, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
