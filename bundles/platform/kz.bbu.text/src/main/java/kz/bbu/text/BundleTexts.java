package kz.bbu.text;

import com.ibm.icu.text.MessageFormat;
import java.util.Optional;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Formats;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The texts of one bundle, in a fixed language or in the viewer's. */
final class BundleTexts implements Texts {
    private final Catalogues catalogues;
    private final Bundle bundle;
    private final Optional<Language> fixed;

    /** Takes the bundle whose texts these are; null for shared terms only. */
    BundleTexts(Catalogues catalogues, Bundle bundle, Optional<Language> fixed) {
        this.catalogues = catalogues;
        this.bundle = bundle;
        this.fixed = fixed;
    }

    @Override
    public String text(String key, Object... arguments) {
        return find(key, arguments).orElseGet(() -> "‹" + key + "›");
    }

    @Override
    public Optional<String> find(String key, Object... arguments) {
        Language language = language();
        String message = bundle == null ? null : catalogues.message(bundle, language, key);
        if (message == null) {
            message = catalogues.shared(language, key);
        }
        return Optional.ofNullable(message).map(m -> format(m, language, arguments));
    }

    @Override
    public String term(String kind, String code) {
        return find(kind + "." + code).orElse(code);
    }

    @Override
    public String explain(Problem problem) {
        Bundle owner = FrameworkUtil.getBundle(problem.code().getClass());
        return new BundleTexts(catalogues, owner, fixed)
                .text("error." + problem.code().key(), problem.arguments().toArray());
    }

    @Override
    public Texts in(Language language) {
        return new BundleTexts(catalogues, bundle, Optional.of(language));
    }

    @Override
    public Texts of(String symbolicName) {
        return new BundleTexts(catalogues, catalogues.bundle(symbolicName), fixed);
    }

    @Override
    public Language language() {
        return fixed.or(() -> Viewer.bound().map(Viewer::language)).orElse(Language.KK);
    }

    @Override
    public Formats formats() {
        return LanguageFormats.of(language());
    }

    private static String format(String message, Language language, Object... arguments) {
        boolean plain = message.indexOf('{') < 0 && message.indexOf('\'') < 0;
        return plain ? message : new MessageFormat(message, language.locale()).format(arguments);
    }
}
