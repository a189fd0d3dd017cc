package kz.bbu.guard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;

public class GuardTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> stopped = new ArrayList<>();

    @Test
    public void aBundleThatIsOffIsStoppedBeforeAnyListenerSeesIt() throws Exception {
        List<BundleContext> receivers = started("kz.bbu.tab.notes\nkz.bbu.tab.forum\n");
        assertEquals(List.of("kz.bbu.tab.notes"), stopped);
        assertTrue(receivers.isEmpty());
    }

    @Test
    public void otherBundlesStart() throws Exception {
        List<BundleContext> receivers = started("kz.bbu.tab.forum\n");
        assertEquals(List.of(), stopped);
        assertEquals(1, receivers.size());
    }

    @Test
    public void withoutAFileEverythingStarts() throws Exception {
        assertEquals(1, started(null).size());
    }

    private List<BundleContext> started(String off) throws Exception {
        Path file = folder.getRoot().toPath().resolve("modules.off");
        if (off != null) {
            Files.writeString(file, off);
        }
        List<BundleContext> receivers = new ArrayList<>(List.of(fake(BundleContext.class)));
        new Guard(file).event(new BundleEvent(BundleEvent.STARTED, fake(Bundle.class)), receivers);
        return receivers;
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getSymbolicName":
                            return "kz.bbu.tab.notes";
                        case "stop":
                            stopped.add("kz.bbu.tab.notes");
                            return null;
                        case "hashCode":
                            return 1;
                        case "equals":
                            return proxy == arguments[0];
                        default:
                            return null;
                    }
                }));
    }
}
