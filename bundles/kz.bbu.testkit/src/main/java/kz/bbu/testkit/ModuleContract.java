package kz.bbu.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.Set;
import kz.bbu.api.text.Language;
import org.junit.Test;

/** What every module keeps; its test extends this class, or {@link ReportContract} for a report. */
public abstract class ModuleContract {
    @Test
    public void titleAndDescriptionStandInEveryLanguage() {
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            assertFalse("title in " + language, texts.find("title").orElse("").isBlank());
            assertFalse(
                    "description in " + language,
                    texts.find("description").orElse("").isBlank());
        }
    }

    @Test
    public void allLanguagesHaveTheSameMessages() {
        Set<String> kazakh = new FakeTexts(Language.KK).ownKeys();
        assertFalse("there are messages", kazakh.isEmpty());
        for (Language language : Language.values()) {
            assertEquals("messages in " + language, kazakh, new FakeTexts(language).ownKeys());
        }
    }

    @Test
    public void noMessageIsEmpty() {
        for (Language language : Language.values()) {
            FakeTexts texts = new FakeTexts(language);
            for (String key : texts.ownKeys()) {
                assertFalse(key + " in " + language, texts.text(key).isBlank());
            }
        }
    }
}
