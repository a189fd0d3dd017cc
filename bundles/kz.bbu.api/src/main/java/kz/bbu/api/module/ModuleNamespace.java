package kz.bbu.api.module;

/** The capability that makes a bundle a module, as it stands in the manifest. */
public final class ModuleNamespace {
    /** The namespace of the capability. */
    public static final String NAMESPACE = "kz.bbu.module";

    /** The module's id, the last part of the bundle's symbolic name. */
    public static final String ID = "id";

    /** {@code tab} or {@code report}. */
    public static final String KIND = "kind";

    /** The section of the list of reports, a {@link kz.bbu.api.report.Section}. */
    public static final String SECTION = "section";

    /** The place among those of the same kind, ascending. */
    public static final String ORDER = "order";

    /** The least {@link kz.bbu.api.access.Role} that sees the module. */
    public static final String AUDIENCE = "audience";

    private ModuleNamespace() {}
}
