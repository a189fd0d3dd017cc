package kz.bbu.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.hooks.bundle.EventHook;

/**
 * Keeps switched-off bundles off, whoever starts them: a restart, a deployer, an update, an installation of something else.
 *
 * <p>The hook runs before any listener, so declarative services never sees the start. What is off stands in the file {@code modules.off} of the data folder, one symbolic name a line, written
 * atomically by kz.bbu.modules before it stops or starts a bundle; the file is small and read at each start of a bundle, so no copy in memory can be stale. A bundle may have no symbolic name, which sets of the JDK that cannot hold null refuse to look up.
 */
public final class Guard implements BundleActivator, EventHook {
    private final Path file;

    public Guard() {
        this(Path.of(System.getProperty("bbu.data", "data"), "modules.off"));
    }

    Guard(Path file) {
        this.file = file;
    }

    @Override
    public void start(BundleContext context) throws BundleException {
        context.registerService(EventHook.class, this, null);
        Set<String> off = off();
        for (Bundle bundle : context.getBundles()) {
            if (off.contains(bundle.getSymbolicName())) {
                bundle.stop();
            }
        }
    }

    @Override
    public void stop(BundleContext context) {
        // The framework withdraws the hook.
    }

    @Override
    public void event(BundleEvent event, Collection<BundleContext> receivers) {
        if (event.getType() != BundleEvent.STARTED
                || !off().contains(event.getBundle().getSymbolicName())) {
            return;
        }
        try {
            event.getBundle().stop();
        } catch (BundleException e) {
            throw new IllegalStateException("cannot stop " + event.getBundle(), e);
        } finally {
            receivers.clear();
        }
    }

    private Set<String> off() {
        try {
            return new HashSet<>(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException nothingIsOff) {
            return new HashSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
