package kz.bbu.modules;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the framework tell nobody what happens until it is over.
 *
 * <p>Felix announces an update and at once takes the former content away; who hears of it in between looks into a bundle that has none. Its listeners are called by one thread, which waits here.
 */
final class HeldEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldEvents.class);
    private static final int MOST_SECONDS = 10;

    private final BundleContext framework;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final FrameworkListener listener = this::hold;

    /** Takes the context of the framework itself. */
    HeldEvents(BundleContext framework) {
        this.framework = framework;
        framework.addFrameworkListener(listener);
        // Refreshes nothing, and is announced as if it had.
        framework.getBundle().adapt(FrameworkWiring.class).refreshBundles(List.of());
        await(held);
    }

    private void hold(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            held.countDown();
            await(over);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the framework may have told of an update before it was over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        framework.removeFrameworkListener(listener);
    }
}
