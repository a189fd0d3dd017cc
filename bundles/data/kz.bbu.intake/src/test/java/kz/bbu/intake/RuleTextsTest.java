package kz.bbu.intake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;
import org.junit.Test;

/** Every rule has words in each language and a case that breaks it. */
public class RuleTextsTest {
    private static final String PREFIX = "rule.";
    private static final Pattern RULE = Pattern.compile(
            "\"((zip|manifest|file|csv|header|value|bulk|delta|journal|mark|lesson|result)\\.[a-z][A-Za-z]+|duplicate|reference|circle|notReplaced|outsideScope)\"");

    /** The rules that have a text in a language. */
    static Set<String> texts(Language language) {
        return new FakeTexts(language)
                .ownKeys().stream()
                        .filter(key -> key.startsWith(PREFIX))
                        .map(key -> key.substring(PREFIX.length()))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inCode() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (String folder :
                new String[] {"src/main/java", "../kz.bbu.registry/src/main/java", "../kz.bbu.facts/src/main/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher matcher = RULE.matcher(Files.readString(file));
                    while (matcher.find()) {
                        rules.add(matcher.group(1));
                    }
                }
            }
        }
        rules.remove("manifest.csv");
        rules.remove("journal.version");
        return rules;
    }

    @Test
    public void everyRuleOfTheCodeHasWordsInEachLanguage() throws IOException {
        Set<String> rules = inCode();
        assertTrue("the rules of the code are seen", rules.size() > 40);
        for (Language language : Language.values()) {
            assertEquals(language.code(), rules, texts(language));
        }
    }

    @Test
    public void everyRuleHasACase() {
        assertEquals(texts(Language.EN), new TreeSet<>(RulesTest.rules()));
    }
}
