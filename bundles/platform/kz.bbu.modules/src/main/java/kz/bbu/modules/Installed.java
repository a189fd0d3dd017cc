package kz.bbu.modules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import kz.bbu.api.module.Module;
import kz.bbu.api.platform.StoreFaults;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The modules among the installed bundles, and how each of them is. */
final class Installed {
    private static final Comparator<Module> ORDER =
            Comparator.comparing(Module::kind).thenComparing(Module::order).thenComparing(Module::id);

    private final BundleContext framework;
    private final ServiceComponentRuntime components;
    private final StoreFaults faults;

    Installed(BundleContext context, ServiceComponentRuntime components, StoreFaults faults) {
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID).getBundleContext();
        this.components = components;
        this.faults = faults;
    }

    List<Module> modules(Map<String, Records.State> states) {
        List<Module> modules = new ArrayList<>();
        for (Bundle bundle : framework.getBundles()) {
            if (!Preflight.isTrial(bundle)) {
                Declaration.of(bundle).ifPresent(d -> modules.add(module(bundle, d, states.get(d.id()))));
            }
        }
        modules.sort(ORDER);
        return modules;
    }

    /** The bundle of a module. */
    Optional<Bundle> bundle(String moduleId) {
        for (Bundle bundle : framework.getBundles()) {
            if (!Preflight.isTrial(bundle)
                    && Declaration.of(bundle)
                            .filter(d -> d.id().equals(moduleId))
                            .isPresent()) {
                return Optional.of(bundle);
            }
        }
        return Optional.empty();
    }

    /** The bundle of a symbolic name that is no trial. */
    Optional<Bundle> named(String symbolicName) {
        for (Bundle bundle : framework.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName()) && !Preflight.isTrial(bundle)) {
                return Optional.of(bundle);
            }
        }
        return Optional.empty();
    }

    private Module module(Bundle bundle, Declaration declared, Records.State state) {
        boolean wanted = state == null || state.wanted();
        Health health;
        if (!wanted) {
            health = state.fault().isEmpty()
                    ? new Health(Module.State.OFF, "")
                    : new Health(Module.State.FAULTY, state.fault());
        } else {
            health = health(bundle);
        }
        return new Module(
                declared.id(),
                declared.kind(),
                declared.section(),
                declared.order(),
                declared.audience(),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                health.state(),
                health.reason());
    }

    /** How a bundle is that is to run. */
    record Health(Module.State state, String reason) {
        boolean isOn() {
            return state == Module.State.ON;
        }
    }

    Health health(Bundle bundle) {
        if (bundle.getState() == Bundle.INSTALLED) {
            List<String> missing =
                    Declaration.missing(bundle, framework.getBundle().adapt(FrameworkWiring.class));
            return new Health(Module.State.MISSING_REQUIREMENT, String.join(", ", missing));
        }
        if (bundle.getState() != Bundle.ACTIVE) {
            return new Health(Module.State.FAULTY, "");
        }
        Optional<String> fault = faults.of(bundle.getSymbolicName());
        return fault.map(reason -> new Health(Module.State.FAULTY, reason)).orElseGet(() -> componentHealth(bundle));
    }

    private Health componentHealth(Bundle bundle) {
        StringJoiner missing = new StringJoiner(", ");
        for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(description)) {
                if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    return new Health(Module.State.FAULTY, firstLine(configuration.failure));
                }
                if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                    for (var reference : configuration.unsatisfiedReferences) {
                        missing.add(reference.name);
                    }
                }
            }
        }
        return missing.length() == 0
                ? new Health(Module.State.ON, "")
                : new Health(Module.State.MISSING_REQUIREMENT, missing.toString());
    }

    /** A failure comes as a whole stack trace; its first line is for people, the rest is in the log. */
    private static String firstLine(String failure) {
        return failure == null ? "" : failure.lines().findFirst().orElse("");
    }
}
