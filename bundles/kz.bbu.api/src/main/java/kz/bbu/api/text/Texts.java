package kz.bbu.api.text;

import java.util.Optional;
import kz.bbu.api.problem.Problem;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The texts of the bundle that asks, in the language of the thread's viewer (Kazakh where none is bound).
 *
 * <p>Each bundle gets its own instance (a bundle-scoped service), which reads {@code messages/kk.properties}, {@code ru.properties} and {@code en.properties} of that bundle as ICU message
 * formats in UTF-8. A key that the bundle lacks is looked for in the shared terms of the portal: institution types ({@code institutionType.lyceum}), positions, categories, legal forms, roles, words for months, common buttons.
 */
@ProviderType
public interface Texts {
    /** The text of a key with its places filled; the key itself, in angle brackets, where there is none. */
    String text(String key, Object... arguments);

    /** The text of a key, or empty where neither the bundle nor the shared terms have it. */
    Optional<String> find(String key, Object... arguments);

    /** The label of a code such as {@code institutionType} + {@code lyceum}; the code itself where it is unknown. */
    String term(String kind, String code);

    /** What a reader is told about a problem; its text comes from the bundle of the problem's code. */
    String explain(Problem problem);

    /** The same texts in a fixed language. */
    Texts in(Language language);

    /** The texts of another bundle, by its symbolic name, also while it is stopped. */
    Texts of(String symbolicName);

    /** The language of these texts. */
    Language language();

    /** Dates and numbers in this language. */
    Formats formats();
}
