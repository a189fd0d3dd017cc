package kz.bbu.modules;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import kz.bbu.api.problem.Problem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.FrameworkWiring;

/** Tries a bundle beside the running ones: what it declares, and whether it resolves. It never starts, and nobody is disturbed. */
final class Preflight {
    private static final String LOCATION = "preflight:";

    /** What a trial found out. */
    record Result(Declaration declaration, String symbolicName, Version version) {}

    private final BundleContext framework;

    Preflight(BundleContext context) {
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID).getBundleContext();
    }

    static boolean isTrial(Bundle bundle) {
        return bundle.getLocation().startsWith(LOCATION);
    }

    /**
     * Tries a jar.
     *
     * @throws Problem if it is no bundle, no module, has what modules may not have, or needs what is not there
     */
    Result check(byte[] jar, String fileName) {
        FrameworkWiring wiring = framework.getBundle().adapt(FrameworkWiring.class);
        Bundle trial = install(jar, fileName);
        try {
            Declaration declaration = Declaration.admit(trial);
            if (!wiring.resolveBundles(List.of(trial))) {
                List<String> missing = Declaration.missing(trial, wiring);
                throw new Problem(ModuleError.MISSING, trial.getSymbolicName(), String.join(", ", missing));
            }
            return new Result(declaration, trial.getSymbolicName(), trial.getVersion());
        } finally {
            // Listeners are told later, one after the other, and look into the bundle: it must still be there when the
            // last of them does.
            new HeldEvents(framework).close();
            remove(trial, wiring);
        }
    }

    private Bundle install(byte[] jar, String fileName) {
        try {
            Bundle bundle = framework.installBundle(LOCATION + UUID.randomUUID(), new ByteArrayInputStream(jar));
            if (bundle.getSymbolicName() == null) {
                bundle.uninstall();
                throw new Problem(ModuleError.NO_BUNDLE, fileName);
            }
            return bundle;
        } catch (BundleException e) {
            boolean thereAlready = e.getType() == BundleException.DUPLICATE_BUNDLE_ERROR;
            throw new Problem(e, thereAlready ? ModuleError.THERE_ALREADY : ModuleError.NO_BUNDLE, fileName);
        }
    }

    private static void remove(Bundle trial, FrameworkWiring wiring) {
        try {
            trial.uninstall();
            wiring.refreshBundles(List.of(trial));
        } catch (BundleException e) {
            throw new IllegalStateException("cannot remove the trial " + trial, e);
        }
    }
}
