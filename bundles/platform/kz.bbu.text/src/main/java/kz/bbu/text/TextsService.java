package kz.bbu.text;

import java.util.Optional;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Formats;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Gives each bundle its own texts. */
@Component(scope = ServiceScope.BUNDLE)
public final class TextsService implements Texts {
    private final Texts texts;

    @Activate
    public TextsService(ComponentContext context) {
        texts = new BundleTexts(new Catalogues(context.getBundleContext()), context.getUsingBundle(), Optional.empty());
    }

    @Override
    public String text(String key, Object... arguments) {
        return texts.text(key, arguments);
    }

    @Override
    public Optional<String> find(String key, Object... arguments) {
        return texts.find(key, arguments);
    }

    @Override
    public String term(String kind, String code) {
        return texts.term(kind, code);
    }

    @Override
    public String explain(Problem problem) {
        return texts.explain(problem);
    }

    @Override
    public Texts in(Language language) {
        return texts.in(language);
    }

    @Override
    public Texts of(String symbolicName) {
        return texts.of(symbolicName);
    }

    @Override
    public Language language() {
        return texts.language();
    }

    @Override
    public Formats formats() {
        return texts.formats();
    }
}
