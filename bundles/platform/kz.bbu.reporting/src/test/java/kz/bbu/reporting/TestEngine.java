package kz.bbu.reporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.platform.Reports.Format;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Report;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The report engine over fakes, with what it told the audit log and the modules. */
final class TestEngine implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-14T06:00:00Z");

    final List<String> audited = Collections.synchronizedList(new ArrayList<>());
    final List<String> faulty = Collections.synchronizedList(new ArrayList<>());
    final Engine engine;
    private final List<String> ids = new ArrayList<>();
    private final List<String> off = new ArrayList<>();
    private final Catalogue catalogue = new Catalogue();
    private Viewer viewer = TestViewers.staff();

    TestEngine() {
        this(new FakeRegistry(), new FakeTexts(Language.KK));
    }

    TestEngine(Registry registry) {
        this(registry, new FakeTexts(Language.KK));
    }

    TestEngine(Registry registry, Texts texts) {
        this(registry, new Journals(), texts);
    }

    TestEngine(Registry registry, Journals journals, Texts texts) {
        ModuleAdmin modules = (ModuleAdmin) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ModuleAdmin.class}, (proxy, method, arguments) -> {
                    faulty.add(arguments[0] + ": " + arguments[1]);
                    return null;
                });
        catalogue.modules = (Modules) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Modules.class},
                (proxy, method, arguments) -> method.getName().equals("has")
                        ? !off.contains(arguments[0] + " " + arguments[1])
                        : offered((Long) arguments[0]));
        engine = new Engine(
                new Settings(),
                catalogue,
                registry,
                journals,
                texts,
                new FakeAlphabet(),
                (action, object) -> audited.add(action + " " + object),
                Optional.of(modules),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<Module> offered(long authority) {
        return ids.stream()
                .filter(id -> !off.contains(authority + " " + id))
                .map(id -> new Module(
                        id, Module.Kind.REPORT, Optional.empty(), 1, Role.STAFF, id, "1", Module.State.ON, ""))
                .toList();
    }

    /** Switches a report off for an authority. */
    TestEngine without(long authority, String id) {
        off.add(authority + " " + id);
        return this;
    }

    TestEngine with(String id, Report report) {
        ids.add(id);
        catalogue.addReport(report, reference(id));
        return this;
    }

    TestEngine as(Viewer other) {
        viewer = other;
        return this;
    }

    <T> T call(Callable<T> work) {
        return TestViewers.call(viewer, work);
    }

    Screen screen(String id, String... query) {
        return call(() -> engine.screen(id, address(query)));
    }

    byte[] export(String id, Format format, String... query) {
        return call(() -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            engine.export(id, address(query), format).writeTo(out);
            return out.toByteArray();
        });
    }

    String text(String id, Format format, String... query) throws IOException {
        return new String(export(id, format, query), StandardCharsets.UTF_8);
    }

    /** An address of names and values in turn. */
    static Address address(String... query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            values.computeIfAbsent(query[i], name -> new ArrayList<>()).add(query[i + 1]);
        }
        return Address.of(values);
    }

    static List<String> keys(Screen screen) {
        return screen.page().rows().stream().map(Table.Row::key).toList();
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<Report> reference(String id) {
        Bundle bundle = (Bundle) Proxy.newProxyInstance(
                TestEngine.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> "kz.bbu.report." + id);
        return (ServiceReference<Report>) Proxy.newProxyInstance(
                TestEngine.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> arguments[0].equals("kz.bbu.module.id") ? id : null;
                    case "getBundle" -> bundle;
                    case "hashCode" -> id.hashCode();
                    case "equals" -> proxy == arguments[0];
                    default -> null;
                });
    }

    @Override
    public void close() {
        engine.stop();
    }

    /** Short times, so that tests of harmful reports are quick. */
    @SuppressWarnings("ClassExplicitlyAnnotation")
    static final class Settings implements ReportingSettings.Config {
        @Override
        public int seconds() {
            return 1;
        }

        @Override
        public int exportSeconds() {
            return 5;
        }

        @Override
        public int graceSeconds() {
            return 1;
        }

        @Override
        public int slowMilliseconds() {
            return 0;
        }

        @Override
        public int runs() {
            return 4;
        }

        @Override
        public int runsOfOneReport() {
            return 2;
        }

        @Override
        public int failuresAllowed() {
            return 3;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return ReportingSettings.Config.class;
        }
    }
}
