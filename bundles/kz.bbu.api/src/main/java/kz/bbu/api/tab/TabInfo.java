package kz.bbu.api.tab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kz.bbu.api.access.Role;
import kz.bbu.api.module.ModuleNamespace;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Declares a tab, once: in the component's properties and, as a capability, in the bundle's manifest. */
@ComponentPropertyType
@Capability(
        namespace = ModuleNamespace.NAMESPACE,
        attribute = {ModuleNamespace.KIND + "=tab"})
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TabInfo {
    /** Prefix of the component's properties. */
    String PREFIX_ = "kz.bbu.module.";

    /** The tab's id: the last part of the bundle's symbolic name, and of its address {@code /org/{authority}/{id}}. */
    @Attribute(ModuleNamespace.ID)
    String id();

    /** The place among the tabs, ascending. */
    @Attribute(ModuleNamespace.ORDER)
    int order();

    /** The least role that sees the tab in the menu; each method says itself who may call it. */
    @Attribute(ModuleNamespace.AUDIENCE)
    Role audience();
}
