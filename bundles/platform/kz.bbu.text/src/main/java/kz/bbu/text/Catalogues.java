package kz.bbu.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import kz.bbu.api.text.Language;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The message files of bundles, read once for each version of a bundle, without loading a class of it. */
final class Catalogues {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogues.class);

    private record Entry(long lastModified, Map<Language, Properties> messages) {}

    private final BundleContext context;
    private final Map<Long, Entry> byBundle = new ConcurrentHashMap<>();

    Catalogues(BundleContext context) {
        this.context = context;
    }

    /** The message of a key, null where the bundle has none; while a bundle is being replaced, what it said before. */
    String message(Bundle bundle, Language language, String key) {
        Entry entry = byBundle.get(bundle.getBundleId());
        long lastModified = bundle.getLastModified();
        if (entry == null || entry.lastModified() != lastModified) {
            try {
                entry = new Entry(lastModified, read(bundle));
                byBundle.put(bundle.getBundleId(), entry);
            } catch (IOException | RuntimeException e) {
                // The framework takes the old content away before the new one is there, and fails in several ways.
                LOG.debug("the messages of {} cannot be read now", bundle, e);
            }
        }
        return entry == null ? null : entry.messages().get(language).getProperty(key);
    }

    /** The messages of this bundle, which are the shared terms. */
    String shared(Language language, String key) {
        return message(context.getBundle(), language, key);
    }

    /** The bundle of a symbolic name, null where there is none; of several the first, since a later one is only being tried. */
    Bundle bundle(String symbolicName) {
        Bundle found = null;
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())
                    && (found == null || bundle.getBundleId() < found.getBundleId())) {
                found = bundle;
            }
        }
        return found;
    }

    private static Map<Language, Properties> read(Bundle bundle) throws IOException {
        Map<Language, Properties> messages = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Properties properties = new Properties();
            URL file = bundle.getEntry("messages/" + language.code() + ".properties");
            if (file != null) {
                try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
            }
            messages.put(language, properties);
        }
        return messages;
    }
}
