package kz.bbu.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.platform.ModuleAdmin.Receipt;
import kz.bbu.api.platform.ModuleAdmin.TableRows;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Section;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** An authority switches and orders what the modules offer its own page, and nobody else's (S29). */
@RunWith(Parameterized.class)
public class FunctionsTest {
    private static final Scope OWN = new Scope(1, 3);
    private static final long DISTRICT = 2;
    private static final long OTHER = 3;

    @Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("Derby", "PostgreSQL");
    }

    @Parameter
    public String name;

    private final List<String> audited = new ArrayList<>();
    private final List<Module> installed = new ArrayList<>(List.of(
            module("page", Module.Kind.TAB, Optional.empty(), 1, Module.State.ON),
            module("forum", Module.Kind.TAB, Optional.empty(), 2, Module.State.ON),
            module("documents", Module.Kind.TAB, Optional.empty(), 3, Module.State.OFF),
            module("marks", Module.Kind.REPORT, Optional.of(Section.INSTITUTION), 1, Module.State.ON),
            module("activity", Module.Kind.REPORT, Optional.of(Section.AUTHORITY), 1, Module.State.ON)));
    private TestDatabase database;
    private Functions functions;

    private static Module module(
            String id, Module.Kind kind, Optional<Section> section, int order, Module.State state) {
        return new Module(id, kind, section, order, Role.ANONYMOUS, "kz.bbu." + id, "1.0.0", state, "");
    }

    @Before
    public void open() {
        database = TestDatabase.lasting(name);
        Store store = database.store("modules");
        new Sql(store).update("delete from modules_function");
        functions = new Functions(
                store,
                new Installed(),
                new FakeRegistry()
                        .authority(1, 0, "Oblast", 0, 9)
                        .authority(DISTRICT, 1, "West", 1, 3)
                        .authority(OTHER, 1, "East", 4, 6),
                id -> new TreeMap<>(java.util.Map.of(id + "_row", 7L)),
                (action, object) -> audited.add(action + " " + object));
    }

    @After
    public void forget() {
        audited.clear();
    }

    /** The modules of the test, none of them chosen. */
    private final class Installed implements Modules {
        @Override
        public List<Module> modules() {
            return installed;
        }

        @Override
        public Optional<Module> module(String id) {
            return installed.stream().filter(module -> module.id().equals(id)).findFirst();
        }

        @Override
        public List<Module> modules(long authorityId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean has(long authorityId, String id) {
            throw new UnsupportedOperationException();
        }
    }

    /** The functions in their order, with a minus where nobody meets them. */
    private String shown(long authority) {
        List<String> shown = new ArrayList<>();
        TestViewers.call(TestViewers.of(Role.ADMINISTRATOR, Scope.EVERYTHING), () -> functions.functions(authority))
                .forEach(function -> shown.add(
                        (function.isEffective() ? "" : "-") + function.module().id()));
        return String.join(" ", shown);
    }

    private interface Change {
        Object make();
    }

    private Object own(Change change) {
        return TestViewers.call(TestViewers.of(Role.ADMINISTRATOR, OWN), change::make);
    }

    private void move(String id, boolean up) {
        own(() -> {
            functions.move(DISTRICT, id, up);
            return null;
        });
    }

    private void assertRefused(ErrorCode code, Role role, Change change) {
        Problem refused = assertThrows(Problem.class, () -> TestViewers.call(TestViewers.of(role, OWN), change::make));
        assertEquals(code, refused.code());
    }

    @Test
    public void whatIsNotChosenIsAsTheModulesAre() {
        assertEquals("page forum -documents activity marks", shown(DISTRICT));
    }

    @Test
    public void aFunctionIsOffOnOnePageAndItsRowsStay() {
        Receipt off = (Receipt) own(() -> functions.disable(DISTRICT, "forum"));
        assertEquals(List.of(new TableRows("forum_row", 7, 7)), off.tables());
        assertEquals("page -forum -documents activity marks", shown(DISTRICT));
        assertEquals("page forum -documents activity marks", shown(OTHER));
        own(() -> functions.enable(DISTRICT, "forum"));
        // What is off as a module stays off.
        own(() -> functions.enable(DISTRICT, "documents"));
        assertEquals("page forum -documents activity marks", shown(DISTRICT));
        assertEquals(
                List.of("function.disable a2 forum", "function.enable a2 forum", "function.enable a2 documents"),
                audited);
    }

    @Test
    public void functionsAreOrderedWithinTheirListAndKeepTheirSwitch() {
        own(() -> functions.disable(DISTRICT, "page"));
        move("forum", true);
        assertEquals("forum -page -documents activity marks", shown(DISTRICT));
        move("page", false);
        assertEquals("forum -documents -page activity marks", shown(DISTRICT));
        // At an end it stays, and a report does not leave its section.
        move("forum", true);
        move("page", false);
        move("marks", true);
        assertEquals("forum -documents -page activity marks", shown(DISTRICT));
        assertEquals("page forum -documents activity marks", shown(OTHER));
        own(() -> functions.enable(DISTRICT, "page"));
        assertEquals("forum -documents page activity marks", shown(DISTRICT));
        installed.add(0, module("people", Module.Kind.TAB, Optional.empty(), 1, Module.State.ON));
        assertEquals(
                "what comes later stands at the end", "forum -documents page people activity marks", shown(DISTRICT));
    }

    @Test
    public void nobodySwitchesForAnotherAuthority() {
        assertRefused(CommonError.NOT_FOUND, Role.ADMINISTRATOR, () -> functions.disable(OTHER, "forum"));
        assertRefused(CommonError.NOT_FOUND, Role.ADMINISTRATOR, () -> functions.disable(1, "forum"));
        assertRefused(CommonError.NOT_FOUND, Role.ADMINISTRATOR, () -> functions.functions(OTHER));
        assertRefused(CommonError.FORBIDDEN, Role.STAFF, () -> functions.disable(DISTRICT, "forum"));
        assertRefused(ModuleError.UNKNOWN, Role.ADMINISTRATOR, () -> functions.disable(DISTRICT, "nothing"));
        assertEquals(List.of(), audited);
        assertEquals("page forum -documents activity marks", shown(OTHER));
    }
}
