package kz.bbu.modules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.platform.StoreFaults;
import kz.bbu.api.platform.TableCounts;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Switches, installs and updates modules; the database says what is wanted, and at the start it is made so. */
@Component(
        service = {Modules.class, ModuleAdmin.class},
        immediate = true)
public final class Switchboard implements Modules, ModuleAdmin {
    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);
    private static final int MODULE_START_LEVEL = 80;

    private final BundleContext framework;
    private final Records records;
    private final Mirror mirror;
    private final Installed installed;
    private final Preflight preflight;
    private final TableCounts tables;
    private final FunctionTable functions;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Audit audit;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Scopes scopes;

    @Activate
    public Switchboard(
            BundleContext context,
            @Reference(target = "(store=kz.bbu.modules)") Store store,
            @Reference TableCounts tables,
            @Reference StoreFaults faults,
            @Reference ServiceComponentRuntime components) {
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID).getBundleContext();
        this.records = new Records(store);
        this.mirror = new Mirror(Path.of(System.getProperty("bbu.data", "data"), "modules.off"));
        this.installed = new Installed(context, components, faults);
        this.preflight = new Preflight(context);
        this.tables = tables;
        this.functions = new FunctionTable(new Sql(store));
        restore();
    }

    @Override
    public List<Module> modules() {
        return installed.modules(records.states());
    }

    @Override
    public Optional<Module> module(String id) {
        return modules().stream().filter(m -> m.id().equals(id)).findFirst();
    }

    @Override
    public List<Module> modules(long authorityId) {
        Map<String, FunctionTable.Choice> choices = functions.of(authorityId);
        List<Module> there = modules().stream()
                .filter(module -> module.isOn()
                        && FunctionTable.choice(choices, module.id()).on())
                .toList();
        return FunctionTable.inOrder(there, choices);
    }

    @Override
    public boolean has(long authorityId, String id) {
        return FunctionTable.choice(functions.of(authorityId), id).on();
    }

    @Override
    public synchronized Receipt enable(String id) {
        administrator();
        return turn(id, true, "");
    }

    @Override
    public synchronized Receipt disable(String id) {
        administrator();
        return turn(id, false, "");
    }

    @Override
    public synchronized void markFaulty(String id, String reason) {
        LOG.error("module {} is switched off because it did harm: {}", id, reason);
        turn(id, false, reason.isEmpty() ? "?" : reason);
    }

    @Override
    public synchronized Receipt install(InputStream jar, String fileName) {
        administrator();
        byte[] content = read(jar);
        Preflight.Result result = preflight.check(content, fileName);
        String id = result.declaration().id();
        Optional<Bundle> running = installed.named(result.symbolicName());
        running.ifPresent(bundle -> newer(bundle, result.version()));
        Change change = new Change(id, running.isPresent() ? "update" : "install");
        put(running, result.symbolicName(), result.version().toString(), content);
        records.run(
                id,
                result.symbolicName(),
                result.version().toString(),
                Records.hash(content),
                fileName.length() > 255 ? fileName.substring(0, 255) : fileName,
                Viewer.current().name(),
                content);
        if (records.states().get(id) == null) {
            records.want(id, result.symbolicName(), true, "");
        }
        return change.done(result.version().toString(), Records.hash(content), fileName);
    }

    @Override
    public synchronized Receipt rollback(String id) {
        administrator();
        Bundle bundle = bundle(id);
        Records.Jar former = records.formerJar(id).orElseThrow(() -> new Problem(ModuleError.NO_FORMER, id));
        if (!former.isIntact()) {
            throw new Problem(ModuleError.CHANGED, id, former.version());
        }
        Change change = new Change(id, "rollback");
        put(Optional.of(bundle), former.symbolicName(), former.version(), former.content());
        String sha256 = Records.hash(former.content());
        records.run(
                id,
                former.symbolicName(),
                former.version(),
                sha256,
                former.symbolicName() + ".jar",
                Viewer.current().name(),
                former.content());
        return change.done(former.version(), sha256, "");
    }

    @Override
    public List<Event> history(String id) {
        administrator();
        return records.events(id);
    }

    private Receipt turn(String id, boolean on, String fault) {
        Bundle bundle = bundle(id);
        Change change = new Change(id, on ? "enable" : "disable");
        records.want(id, bundle.getSymbolicName(), on, fault);
        mirror.write(off());
        try {
            if (on) {
                bundle.start();
            } else {
                bundle.stop();
            }
        } catch (BundleException e) {
            // The state of the module tells what is missing; what the administrator wants is kept.
            LOG.warn("module {} {}: {}", id, on ? "does not start" : "does not stop", e.getMessage());
        }
        return change.done(bundle.getVersion().toString(), "", fault);
    }

    /** One change of a module: counts its rows before and after, and writes it down. */
    private final class Change {
        private final String id;
        private final String action;
        private final SortedMap<String, Long> before;
        private final long start = System.nanoTime();

        Change(String id, String action) {
            this.id = id;
            this.action = action;
            this.before = tables.of(id);
        }

        Receipt done(String version, String sha256, String note) {
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            List<TableRows> rows = compared(before, tables.of(id));
            String account = Viewer.bound().map(Viewer::name).orElse("system");
            records.event(id, account, action, version, sha256, note);
            Audit present = audit;
            if (present != null) {
                present.record("module." + action, id + " " + version);
            }
            return new Receipt(id, action, version, rows, milliseconds);
        }
    }

    /** The rows of each table before and after. */
    static List<TableRows> compared(SortedMap<String, Long> before, SortedMap<String, Long> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<TableRows> rows = new ArrayList<>();
        for (String name : names) {
            rows.add(new TableRows(name, before.getOrDefault(name, -1L), after.getOrDefault(name, -1L)));
        }
        return rows;
    }

    /** Puts a jar in the place of a module; if it does not run, the former one is put back. */
    private void put(Optional<Bundle> running, String symbolicName, String version, byte[] content) {
        if (running.isEmpty()) {
            Bundle added = add(symbolicName, content);
            startOrUndo(added, version, () -> added.uninstall());
            return;
        }
        Bundle bundle = running.get();
        Optional<byte[]> former = formerContent(bundle);
        String formerVersion = bundle.getVersion().toString();
        update(bundle, content);
        startOrUndo(bundle, version, () -> {
            if (former.isPresent()) {
                update(bundle, former.get());
                bundle.start();
            } else {
                bundle.stop();
            }
        });
        former.ifPresent(kept -> records.keepFormer(
                Declaration.of(bundle).orElseThrow().id(),
                symbolicName,
                formerVersion,
                Records.hash(kept),
                symbolicName + ".jar",
                kept));
    }

    private interface Undo {
        void run() throws BundleException;
    }

    private void startOrUndo(Bundle bundle, String version, Undo undo) {
        String reason = "";
        try {
            bundle.start();
        } catch (BundleException e) {
            reason = e.getMessage();
        }
        boolean off = off().contains(bundle.getSymbolicName());
        Installed.Health health = installed.health(bundle);
        if (health.isOn() || (off && bundle.getState() == Bundle.RESOLVED)) {
            return;
        }
        try {
            undo.run();
        } catch (BundleException e) {
            LOG.error("the former version of {} cannot be put back: {}", bundle.getSymbolicName(), e.getMessage(), e);
        }
        throw new Problem(
                ModuleError.DID_NOT_START,
                bundle.getSymbolicName(),
                version,
                health.reason().isEmpty() ? reason : health.reason());
    }

    /** What runs now; empty if it is no longer what was installed, so that nothing leads back to it. */
    private Optional<byte[]> formerContent(Bundle bundle) {
        String id = Declaration.of(bundle).orElseThrow().id();
        Optional<Records.Jar> kept = records.runningJar(id);
        if (kept.isPresent()) {
            return kept.filter(Records.Jar::isIntact).map(Records.Jar::content);
        }
        try (InputStream in = new URL(bundle.getLocation()).openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new Problem(e, CommonError.INTERNAL);
        }
    }

    private Bundle add(String symbolicName, byte[] content) {
        try {
            Bundle bundle = framework.installBundle("bbu:" + symbolicName, new ByteArrayInputStream(content));
            bundle.adapt(BundleStartLevel.class).setStartLevel(MODULE_START_LEVEL);
            return bundle;
        } catch (BundleException e) {
            throw new Problem(e, CommonError.INTERNAL);
        }
    }

    private void update(Bundle bundle, byte[] content) {
        try (HeldEvents events = new HeldEvents(framework)) {
            bundle.update(new ByteArrayInputStream(content));
        } catch (BundleException e) {
            throw new Problem(e, CommonError.INTERNAL);
        }
    }

    /** Makes the portal what the database wants: the mirror, the jars that are missing after a cache wipe, and what is on. */
    private void restore() {
        List<Records.Jar> jars = records.runningJars();
        jars.stream().filter(jar -> !jar.isIntact()).forEach(this::refuse);
        mirror.write(off());
        for (Records.Jar jar : jars) {
            if (!jar.isIntact()) {
                continue;
            }
            try {
                Optional<Bundle> present = installed.named(jar.symbolicName());
                boolean same = present.map(b -> b.getVersion().equals(Version.valueOf(jar.version())))
                        .orElse(false);
                if (present.isEmpty()) {
                    add(jar.symbolicName(), jar.content());
                } else if (!same) {
                    update(present.get(), jar.content());
                }
                installed.named(jar.symbolicName()).orElseThrow().start();
            } catch (BundleException | RuntimeException e) {
                LOG.error("module {} {} cannot be put back: {}", jar.module(), jar.version(), e.getMessage(), e);
            }
        }
        for (Map.Entry<String, Records.State> state : records.states().entrySet()) {
            if (!state.getValue().wanted()) {
                installed.bundle(state.getKey()).ifPresent(Switchboard::stop);
            }
        }
    }

    /** Switches off a module whose jar was changed in the database by whoever did not install it. */
    private void refuse(Records.Jar jar) {
        LOG.error(
                "module {} {} is switched off: its jar is not the one that was installed, whose SHA-256 is {}",
                jar.module(),
                jar.version(),
                jar.sha256());
        String reason = "SHA-256 ≠ " + jar.sha256();
        records.want(jar.module(), jar.symbolicName(), false, reason);
        records.event(jar.module(), "system", "disable", jar.version(), "", reason);
    }

    private static void stop(Bundle bundle) {
        try {
            bundle.stop();
        } catch (BundleException e) {
            LOG.error("{} is to be off and cannot be stopped: {}", bundle.getSymbolicName(), e.getMessage(), e);
        }
    }

    private Set<String> off() {
        Set<String> names = new TreeSet<>();
        for (Records.State state : records.states().values()) {
            if (!state.wanted()) {
                names.add(state.symbolicName());
            }
        }
        return names;
    }

    private Bundle bundle(String id) {
        return installed.bundle(id).orElseThrow(() -> new Problem(ModuleError.UNKNOWN, id));
    }

    private static void newer(Bundle running, Version version) {
        if (version.compareTo(running.getVersion()) <= 0) {
            throw new Problem(
                    ModuleError.NOT_NEWER,
                    running.getSymbolicName(),
                    version.toString(),
                    running.getVersion().toString());
        }
    }

    private static byte[] read(InputStream jar) {
        try {
            byte[] content = jar.readNBytes(LARGEST_MEGABYTES * 1_000_000 + 1);
            if (content.length > LARGEST_MEGABYTES * 1_000_000) {
                throw new Problem(CommonError.TOO_LARGE, LARGEST_MEGABYTES);
            }
            return content;
        } catch (IOException e) {
            throw new Problem(e, CommonError.BAD_REQUEST);
        }
    }

    @Override
    public boolean isPermitted() {
        return Scopes.administersAll(Viewer.current(), scopes);
    }

    private void administrator() {
        if (!isPermitted()) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }
}
