package kz.bbu.api.report;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kz.bbu.api.access.Role;
import kz.bbu.api.module.ModuleNamespace;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Declares a report, once: in the component's properties and, as a capability, in the bundle's manifest. */
@ComponentPropertyType
@Capability(
        namespace = ModuleNamespace.NAMESPACE,
        attribute = {ModuleNamespace.KIND + "=report", ModuleNamespace.AUDIENCE + "=STAFF"})
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ReportInfo {
    /** Prefix of the component's properties. */
    String PREFIX_ = "kz.bbu.module.";

    /** The report's id: the last part of the bundle's symbolic name, and of its address {@code /reports/{id}}. */
    @Attribute(ModuleNamespace.ID)
    String id();

    /** The section of the list of reports. */
    @Attribute(ModuleNamespace.SECTION)
    Section section();

    /** The place in its section, ascending. */
    @Attribute(ModuleNamespace.ORDER)
    int order();

    /** The least role that may see the report. */
    @Attribute(ModuleNamespace.AUDIENCE)
    Role audience() default Role.STAFF;
}
