package kz.bbu.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Formats;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;

/** The texts of the module under test from its message files, with the shared terms of the portal behind them; plurals take the form {@code other}. */
public final class FakeTexts implements Texts {
    private static final Pattern PLURAL =
            Pattern.compile("\\{(\\d+), *plural,(?:[^{}]|\\{[^{}]*\\})*other *\\{([^{}]*)\\} *\\}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)(?:, *[^{}]*)?\\}");

    private final Language language;
    private final Properties own;
    private final Properties shared;

    /** The texts of the message files on the class path. */
    public FakeTexts(Language language) {
        this.language = language;
        this.own = read("messages/" + language.code() + ".properties");
        this.shared = read("shared/" + language.code() + ".properties");
    }

    /** The keys of the module's own messages. */
    public Set<String> ownKeys() {
        return new TreeSet<>(own.stringPropertyNames());
    }

    @Override
    public String text(String key, Object... arguments) {
        return find(key, arguments).orElse("‹" + key + "›");
    }

    @Override
    public Optional<String> find(String key, Object... arguments) {
        return Optional.ofNullable(own.getProperty(key, shared.getProperty(key)))
                .map(message -> filled(message, arguments));
    }

    @Override
    public String term(String kind, String code) {
        return find(kind + "." + code).orElse(code);
    }

    @Override
    public String explain(Problem problem) {
        return text("error." + problem.code().key(), problem.arguments().toArray());
    }

    @Override
    public Texts in(Language other) {
        return new FakeTexts(other);
    }

    @Override
    public Texts of(String symbolicName) {
        return this;
    }

    @Override
    public Language language() {
        return language;
    }

    @Override
    public Formats formats() {
        return new FakeFormats();
    }

    private static String filled(String message, Object... arguments) {
        String plain = PLURAL.matcher(message)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2).replace("#", "{" + match.group(1) + "}")));
        return PLACE.matcher(plain).replaceAll(match -> {
            int index = Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(
                    index < arguments.length ? String.valueOf(arguments[index]) : match.group());
        });
    }

    private static Properties read(String path) {
        Properties properties = new Properties();
        try (InputStream in = FakeTexts.class.getClassLoader().getResourceAsStream(path)) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
