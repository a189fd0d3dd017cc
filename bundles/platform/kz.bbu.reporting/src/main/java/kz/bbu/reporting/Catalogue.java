package kz.bbu.reporting;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportInfo;
import kz.bbu.api.report.Section;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reports whose modules are on. */
@Component(service = Catalogue.class)
public final class Catalogue {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
    private final Map<ServiceReference<Report>, InstalledReport> reports = new ConcurrentHashMap<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Modules modules;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addReport(Report report, ServiceReference<Report> reference) {
        Object id = reference.getProperty(ReportInfo.PREFIX_ + "id");
        String bundle = reference.getBundle().getSymbolicName();
        if (id == null || !bundle.endsWith("." + id)) {
            LOG.warn("The report of {} is left out: its id {} is not the last part of the name", bundle, id);
            return;
        }
        reports.put(
                reference,
                new InstalledReport(
                        id.toString(),
                        bundle,
                        Section.valueOf(property(reference, "section", Section.AUTHORITY.name())),
                        Integer.parseInt(property(reference, "order", "0")),
                        Role.valueOf(property(reference, "audience", Role.STAFF.name())),
                        report));
    }

    void removeReport(ServiceReference<Report> reference) {
        reports.remove(reference);
    }

    /** The reports that a viewer may see, by section and in the order of the viewer's authority. */
    List<InstalledReport> visible(Viewer viewer) {
        List<String> order =
                modules().modules(viewer.authorityId()).stream().map(Module::id).toList();
        return reports.values().stream()
                .filter(report -> viewer.may(report.audience()) && order.contains(report.id()))
                .sorted(Comparator.comparing(report -> order.indexOf(report.id())))
                .toList();
    }

    /** While nobody tells what authorities have switched off, nothing is shown. */
    private Modules modules() {
        return Optional.ofNullable(modules).orElseThrow(() -> new Problem(CommonError.UNAVAILABLE));
    }

    /**
     * A report by its id.
     *
     * @throws Problem NOT_FOUND if it is not there, its module is off, or the viewer's authority has switched it off, FORBIDDEN if the viewer may not see it
     */
    InstalledReport report(String id, Viewer viewer) {
        Optional<InstalledReport> found = reports.values().stream()
                .filter(report -> report.id().equals(id))
                .filter(report -> modules().has(viewer.authorityId(), id))
                .findFirst();
        InstalledReport report = found.orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        if (!viewer.may(report.audience())) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        return report;
    }

    private static String property(ServiceReference<Report> reference, String name, String otherwise) {
        Object value = reference.getProperty(ReportInfo.PREFIX_ + name);
        return value == null ? otherwise : value.toString();
    }
}
