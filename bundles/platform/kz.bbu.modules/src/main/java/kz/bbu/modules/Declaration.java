package kz.bbu.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.bbu.api.access.Role;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.ModuleNamespace;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Section;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** What a bundle's manifest says of its module, without loading a class of it. */
record Declaration(String id, Module.Kind kind, Optional<Section> section, int order, Role audience) {
    private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)");

    /** Headers with which a bundle could run code before the guard's veto, or reach past its imports. */
    private static final List<String> HEADERS = List.of(
            Constants.BUNDLE_ACTIVATOR,
            Constants.DYNAMICIMPORT_PACKAGE,
            Constants.REQUIRE_BUNDLE,
            Constants.FRAGMENT_HOST);

    /** The module of a bundle; empty for a bundle that is none. */
    static Optional<Declaration> of(Bundle bundle) {
        List<BundleCapability> capabilities = capabilities(bundle);
        return capabilities.size() == 1 ? Optional.of(read(capabilities.get(0).getAttributes())) : Optional.empty();
    }

    /**
     * The module of a bundle that asks to be installed.
     *
     * @throws Problem if it is no module or has what modules may not have
     */
    static Declaration admit(Bundle bundle) {
        String name = bundle.getSymbolicName();
        List<BundleCapability> capabilities = capabilities(bundle);
        if (capabilities.size() != 1) {
            throw new Problem(ModuleError.NO_MODULE, name, capabilities.size());
        }
        Declaration declaration = read(capabilities.get(0).getAttributes());
        if (!name.substring(name.lastIndexOf('.') + 1).equals(declaration.id())) {
            throw new Problem(ModuleError.WRONG_ID, declaration.id(), name);
        }
        for (String header : HEADERS) {
            if (bundle.getHeaders().get(header) != null) {
                throw new Problem(ModuleError.NOT_ADMITTED, name, header);
            }
        }
        for (BundleRequirement requirement : imports(bundle)) {
            String wanted = packageOf(requirement);
            if (wanted.startsWith("kz.bbu.api.platform") || wanted.equals("javax.sql")) {
                throw new Problem(ModuleError.NOT_ADMITTED, name, wanted);
            }
        }
        return declaration;
    }

    /** The packages that a bundle needs and nobody offers. */
    static List<String> missing(Bundle bundle, FrameworkWiring wiring) {
        List<String> missing = new ArrayList<>();
        for (BundleRequirement requirement : imports(bundle)) {
            boolean optional = Constants.RESOLUTION_OPTIONAL.equals(
                    requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
            if (!optional && wiring.findProviders(requirement).isEmpty()) {
                missing.add(packageOf(requirement));
            }
        }
        return missing;
    }

    private static List<BundleCapability> capabilities(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null ? List.of() : revision.getDeclaredCapabilities(ModuleNamespace.NAMESPACE);
    }

    private static List<BundleRequirement> imports(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredRequirements(BundleRevision.PACKAGE_NAMESPACE);
    }

    private static String packageOf(BundleRequirement requirement) {
        Matcher matcher =
                PACKAGE.matcher(String.valueOf(requirement.getDirectives().get("filter")));
        return matcher.find() ? matcher.group(1) : requirement.toString();
    }

    private static Declaration read(Map<String, Object> attributes) {
        Object section = attributes.get(ModuleNamespace.SECTION);
        Object order = attributes.get(ModuleNamespace.ORDER);
        Object audience = attributes.get(ModuleNamespace.AUDIENCE);
        return new Declaration(
                String.valueOf(attributes.get(ModuleNamespace.ID)),
                Module.Kind.valueOf(
                        String.valueOf(attributes.get(ModuleNamespace.KIND)).toUpperCase(Locale.ROOT)),
                section == null ? Optional.empty() : Optional.of(Section.valueOf(section.toString())),
                order instanceof Number number ? number.intValue() : 100,
                // What says nothing is for staff.
                audience == null ? Role.STAFF : Role.valueOf(audience.toString()));
    }
}
