package kz.bbu.web;

import gg.jte.Content;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import kz.bbu.web.jte.JteframeGenerated;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the frame around pages: menus from the modules that are on, names from the directory. Either may be away. */
@Component(service = Frames.class)
public final class Frames {
    static final String LOW_VISION = "low-vision";

    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);

    private final Texts texts;
    private final String version;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Directory directory;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Modules modules;

    @Activate
    public Frames(BundleContext context, @Reference Texts texts) {
        this.texts = texts;
        this.version = context.getBundle().getVersion().toString() + "-"
                + Long.toString(context.getBundle().getLastModified() / 1000, 36);
    }

    /** The whole document. */
    byte[] render(Page page, Exchange exchange) {
        Viewer viewer = Viewer.current();
        Optional<Authority> authority = authority(exchange.path());
        List<Frame.Link> tabs = isAdministration(exchange.path())
                ? administration(exchange.path(), viewer)
                : exchange.path().startsWith("/org/")
                        ? authority.map(a -> tabs(a, viewer, exchange.path())).orElse(List.of())
                        : List.of();
        Frame frame = new Frame(
                viewer.language().code(),
                page.title(),
                authority.map(Authority::name).orElseGet(() -> texts.text("frame.product")),
                "/",
                sections(exchange.path(), viewer),
                texts.text(isAdministration(exchange.path()) ? "frame.administration" : "frame.tabs"),
                tabs,
                languages(exchange, viewer.language()),
                CookieNotices.take(exchange),
                viewer.name(),
                "/login?to=" + URLEncoder.encode(exchange.path(), StandardCharsets.UTF_8),
                authority.map(a -> contacts(a, viewer.language())).orElse(""),
                "",
                lowVision(exchange),
                exchange.addressWith("view", lowVision(exchange) ? "normal" : LOW_VISION),
                version);
        StringWriter out = new StringWriter(16_384);
        Html html = Jte.html(o -> JteframeGenerated.render(
                o,
                null,
                texts,
                frame,
                Jte.content(page.content()),
                page.leftLabel(),
                content(page.left()),
                content(page.actions()),
                Jte.content(Csrf.field())));
        try {
            html.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Content content(Optional<Html> html) {
        return html.map(Jte::content).orElse(null);
    }

    /** The first tab of an authority that the viewer may see; empty if there is none. */
    Optional<String> firstTab(Authority authority, Viewer viewer) {
        return tabs(authority, viewer, "").stream().map(Frame.Link::href).findFirst();
    }

    Optional<Authority> root() {
        Directory present = directory;
        return present == null ? Optional.empty() : Optional.of(present.rootAuthority());
    }

    Optional<Authority> bySlug(String slug) {
        Directory present = directory;
        return present == null ? Optional.empty() : present.authority(slug);
    }

    /** The module that an address belongs to, installed or switched off. */
    Optional<Module> moduleOf(String path) {
        Modules present = modules;
        String[] parts = path.split("/");
        String id = null;
        if (parts.length >= 4 && parts[1].equals("org")) {
            id = parts[3];
        } else if (parts.length >= 3 && parts[1].equals("reports")) {
            id = parts[2].replaceFirst("\\.(xlsx|csv|json)$", "");
        }
        return present == null || id == null ? Optional.empty() : present.module(id);
    }

    /** The module that an address belongs to if it is off, for everybody or for the authority of the address; a report is the viewer's authority's. */
    Optional<Module> offAt(String path) {
        Modules present = modules;
        return moduleOf(path).filter(module -> !module.isOn() || !present.has(authorityOf(path), module.id()));
    }

    private long authorityOf(String path) {
        return path.startsWith("/org/")
                ? bySlug(path.split("/")[2]).map(Authority::id).orElse(0L)
                : Viewer.current().authorityId();
    }

    String title(Module module) {
        return texts.of(module.symbolicName()).text("title");
    }

    private Optional<Authority> authority(String path) {
        String[] parts = path.split("/");
        try {
            Optional<Authority> named =
                    parts.length >= 3 && parts[1].equals("org") ? bySlug(parts[2]) : Optional.empty();
            return named.or(this::root);
        } catch (RuntimeException e) {
            // The page that tells of a database which is away needs a frame too.
            LOG.warn("No authority for the frame of {}", path, e);
            return Optional.empty();
        }
    }

    private List<Frame.Link> tabs(Authority authority, Viewer viewer, String path) {
        Modules present = modules;
        List<Frame.Link> links = new ArrayList<>();
        if (present != null) {
            for (Module module : present.modules(authority.id())) {
                if (module.kind() == Module.Kind.TAB && viewer.may(module.audience())) {
                    String href = "/org/" + authority.slug() + "/" + module.id();
                    boolean current = path.equals(href) || path.startsWith(href + "/");
                    links.add(new Frame.Link(module.id(), href, title(module), "", current));
                }
            }
        }
        return links;
    }

    private List<Frame.Link> sections(String path, Viewer viewer) {
        List<Frame.Link> links = new ArrayList<>();
        links.add(section("organisation", "/", path.startsWith("/org/")));
        if (viewer.may(Role.STAFF)) {
            links.add(section("reports", "/reports", path.startsWith("/reports")));
            links.add(section("administration", "/admin", isAdministration(path)));
        }
        return links;
    }

    private static boolean isAdministration(String path) {
        return path.startsWith("/admin") || path.startsWith("/jobs");
    }

    private List<Frame.Link> administration(String path, Viewer viewer) {
        List<Frame.Link> links = new ArrayList<>();
        boolean everywhere =
                authority("").filter(root -> root.id() == viewer.authorityId()).isPresent();
        if (viewer.may(Role.ADMINISTRATOR) && everywhere) {
            links.add(section("modules", "/admin/modules", path.startsWith("/admin/modules")));
        }
        if (viewer.may(Role.STAFF)) {
            links.add(section("imports", "/admin/imports", path.startsWith("/admin/imports")));
        }
        if (viewer.may(Role.ADMINISTRATOR)) {
            links.add(section("functions", "/admin/functions", path.startsWith("/admin/functions")));
            links.add(section("rules", "/admin/rules", path.startsWith("/admin/rules")));
            links.add(section("calendar", "/admin/calendar", path.startsWith("/admin/calendar")));
            links.add(section("users", "/admin/users", path.startsWith("/admin/users")));
            links.add(section("audit", "/admin/audit", path.startsWith("/admin/audit")));
        }
        if (viewer.may(Role.STAFF)) {
            links.add(section("jobs", "/jobs", path.startsWith("/jobs")));
        }
        return links;
    }

    private Frame.Link section(String id, String href, boolean current) {
        return new Frame.Link(id, href, texts.text("menu." + id), "", current);
    }

    private List<Frame.Link> languages(Exchange exchange, Language current) {
        List<Frame.Link> links = new ArrayList<>();
        for (Language language : Language.values()) {
            links.add(new Frame.Link(
                    language.code(),
                    exchange.addressWith("lang", language.code()),
                    texts.text("language.short." + language.code()),
                    texts.text("language.own." + language.code()),
                    language == current));
        }
        return links;
    }

    private static String contacts(Authority authority, Language language) {
        StringJoiner joined = new StringJoiner(" · ");
        for (String part : List.of(
                authority.contacts().address(language),
                authority.contacts().phone(),
                authority.contacts().email())) {
            if (!part.isEmpty()) {
                joined.add(part);
            }
        }
        return joined.toString();
    }

    private static boolean lowVision(Exchange exchange) {
        return exchange.query("view")
                .or(() -> exchange.cookie("view"))
                .filter(LOW_VISION::equals)
                .isPresent();
    }
}
