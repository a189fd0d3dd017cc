package kz.bbu.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Contacts;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** The frame over a small region with two tabs, one of them off. */
final class TestPortal {
    static final Viewer ANYBODY = Viewer.anonymous(Language.KK, "127.0.0.1", "");

    final Frames frames;
    final Failures failures;
    boolean isEnding;

    TestPortal() {
        Bundle bundle = TestExchange.fake(
                Bundle.class, (name, arguments) -> name.equals("getVersion") ? new Version(1, 2, 3) : 0L);
        BundleContext context = TestExchange.fake(BundleContext.class, (name, arguments) -> bundle);
        FakeTexts texts = new FakeTexts(Language.KK);
        frames = new Frames(context, texts);
        failures = new Failures(texts, frames, () -> isEnding);
    }

    TestPortal furnished() {
        Authority oblast = authority(1, "oblast", "Облыстың <білім> басқармасы");
        Authority district = authority(2, "district", "Ауданның білім бөлімі");
        frames.directory = TestExchange.fake(Directory.class, (name, arguments) -> switch (name) {
            case "rootAuthority" -> oblast;
            case "authority" ->
                List.of(oblast, district).stream()
                        .filter(authority -> authority.slug().equals(arguments[0]))
                        .findFirst();
            default -> throw new UnsupportedOperationException(name);
        });
        List<Module> modules = List.of(
                tab("page", Module.State.OFF, Role.ANONYMOUS),
                tab("structure", Module.State.ON, Role.ANONYMOUS),
                tab("people", Module.State.ON, Role.STAFF));
        frames.modules = TestExchange.fake(Modules.class, (name, arguments) -> switch (name) {
            // The district has switched its people off.
            case "modules" ->
                arguments == null
                        ? modules
                        : modules.stream()
                                .filter(module -> module.isOn() && has((Long) arguments[0], module.id()))
                                .toList();
            case "has" -> has((Long) arguments[0], (String) arguments[1]);
            case "module" ->
                modules.stream()
                        .filter(module -> module.id().equals(arguments[0]))
                        .findFirst();
            default -> throw new UnsupportedOperationException(name);
        });
        return this;
    }

    private static boolean has(long authority, String module) {
        return authority != 2 || !module.equals("people");
    }

    String render(Viewer viewer, TestExchange exchange, Page page) {
        return TestViewers.call(
                viewer, () -> new String(frames.render(page, exchange.exchange()), StandardCharsets.UTF_8));
    }

    Failures.Told tell(Throwable failure, TestExchange exchange) {
        return TestViewers.call(ANYBODY, () -> failures.tell(failure, exchange.exchange()));
    }

    private static Authority authority(long id, String slug, String name) {
        Contacts contacts = new Contacts("Абай көшесі, 1", "улица Абая, 1", "+7 (7212) 00-00-00", "", "");
        return new Authority(id, OptionalLong.empty(), slug, name, "", contacts, id, id, 0);
    }

    private static Module tab(String id, Module.State state, Role audience) {
        return new Module(id, Module.Kind.TAB, Optional.empty(), 1, audience, "kz.bbu.tab." + id, "1.0.0", state, "");
    }
}
