package kz.bbu.access;

import kz.bbu.api.module.ModuleNamespace;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.text.Texts;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Switches a module off that answers at addresses which are not its own. */
@Component(service = Strays.class)
public final class Strays {
    private final ModuleAdmin modules;
    private final Texts texts;

    @Activate
    public Strays(@Reference ModuleAdmin modules, @Reference Texts texts) {
        this.modules = modules;
        this.texts = texts;
    }

    void report(Class<?> resource, String path) {
        for (BundleCapability module : FrameworkUtil.getBundle(resource)
                .adapt(BundleRevision.class)
                .getDeclaredCapabilities(ModuleNamespace.NAMESPACE)) {
            modules.markFaulty(
                    String.valueOf(module.getAttributes().get(ModuleNamespace.ID)), texts.text("module.stray", path));
        }
    }
}
