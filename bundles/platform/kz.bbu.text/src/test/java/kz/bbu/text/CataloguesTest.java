package kz.bbu.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import kz.bbu.api.text.Language;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

public class CataloguesTest {
    private final Catalogues catalogues = new Catalogues(context());
    private Bundle[] bundles = {};
    private long lastModified = 1;
    private String content = "title=Құрылым";

    @Test
    public void anUpdatedBundleIsReadAnew() {
        Bundle bundle = bundle(7);
        assertEquals("Құрылым", catalogues.message(bundle, Language.KK, "title"));
        content = "title=Жаңа";
        lastModified = 2;
        assertEquals("Жаңа", catalogues.message(bundle, Language.KK, "title"));
    }

    @Test
    public void whileABundleIsReplacedItsFormerMessagesHold() {
        Bundle bundle = bundle(7);
        catalogues.message(bundle, Language.KK, "title");
        content = null;
        lastModified = 2;
        assertEquals("Құрылым", catalogues.message(bundle, Language.KK, "title"));
        content = "title=Жаңа";
        assertEquals("Жаңа", catalogues.message(bundle, Language.KK, "title"));
    }

    @Test
    public void aBundleThatCannotBeReadYetHasNoMessages() {
        content = null;
        assertNull(catalogues.message(bundle(7), Language.KK, "title"));
    }

    @Test
    public void aBundleThatIsOnlyTriedDoesNotSpeakForTheInstalledOne() {
        Bundle installed = bundle(7);
        bundles = new Bundle[] {bundle(9), installed};
        assertEquals(installed, catalogues.bundle("kz.bbu.tab.notes"));
    }

    private BundleContext context() {
        return fake(BundleContext.class, name -> bundles);
    }

    private Bundle bundle(long id) {
        return fake(Bundle.class, name -> switch (name) {
            case "getBundleId" -> id;
            case "getLastModified" -> lastModified;
            case "getSymbolicName" -> "kz.bbu.tab.notes";
            case "getEntry" -> entry();
            default -> "bundle " + id;
        });
    }

    private URL entry() {
        try {
            return new URL("bundle", "", 0, "/messages", new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new Content(url);
                }
            });
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Content extends URLConnection {
        Content(URL url) {
            super(url);
        }

        @Override
        public void connect() {
            // There is nothing to connect to.
        }

        @Override
        public InputStream getInputStream() throws IOException {
            if (content == null) {
                throw new FileNotFoundException("it is being replaced");
            }
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private interface Answer {
        Object to(String method);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                CataloguesTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("equals")
                        ? (Object) (proxy == arguments[0])
                        : answer.to(method.getName())));
    }
}
