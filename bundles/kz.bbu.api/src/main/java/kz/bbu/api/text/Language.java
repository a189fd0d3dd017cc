package kz.bbu.api.text;

import java.util.Locale;
import java.util.Optional;

/** A language of the portal; Kazakh is the default. */
public enum Language {
    KK,
    RU,
    EN;

    /** The code of ISO 639-1, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** The language of a code; empty if it is not one of ours. */
    public static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
