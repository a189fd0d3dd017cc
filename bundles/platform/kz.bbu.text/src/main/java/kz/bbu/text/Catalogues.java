package kz.bbu.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import kz.bbu.api.text.Language;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The message files of bundles, read once for each version of a bundle, without loading a class of it. */
final class Catalogues {
    private record Entry(long lastModified, Map<Language, Properties> messages) {}

    private final BundleContext context;
    private final Map<Long, Entry> byBundle = new ConcurrentHashMap<>();

    Catalogues(BundleContext context) {
        this.context = context;
    }

    /** The message of a key, null where the bundle has none. */
    String message(Bundle bundle, Language language, String key) {
        Entry entry = byBundle.get(bundle.getBundleId());
        if (entry == null || entry.lastModified() != bundle.getLastModified()) {
            entry = new Entry(bundle.getLastModified(), read(bundle));
            byBundle.put(bundle.getBundleId(), entry);
        }
        return entry.messages().get(language).getProperty(key);
    }

    /** The messages of this bundle, which are the shared terms. */
    String shared(Language language, String key) {
        return message(context.getBundle(), language, key);
    }

    /** The bundle of a symbolic name; the newest where there are several, null where there is none. */
    Bundle bundle(String symbolicName) {
        Bundle found = null;
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())
                    && (found == null || bundle.getVersion().compareTo(found.getVersion()) > 0)) {
                found = bundle;
            }
        }
        return found;
    }

    private static Map<Language, Properties> read(Bundle bundle) {
        Map<Language, Properties> messages = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Properties properties = new Properties();
            URL file = bundle.getEntry("messages/" + language.code() + ".properties");
            if (file != null) {
                try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + file, e);
                }
            }
            messages.put(language, properties);
        }
        return messages;
    }
}
