package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.RootAuthority;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class SettingsPagesTest {
    private static final Viewer ROOT =
            new Viewer(1, "Admin", Role.ADMINISTRATOR, 1, new Scope(0, 9), Language.EN, "", "token");
    private static final Viewer DISTRICT =
            new Viewer(2, "East", Role.ADMINISTRATOR, 2, new Scope(1, 3), Language.EN, "", "token");

    private final List<RootAuthority.Description> described = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final SettingsPages pages = new SettingsPages(
            new RootAuthority() {
                @Override
                public Description description() {
                    return new Description("Region", "", "region");
                }

                @Override
                public void describe(Description description) {
                    described.add(description);
                }
            },
            new FakeScopes(),
            (kind, text) -> told.add(text),
            new FakeTexts(Language.EN));

    @Test
    public void theWordsOfTheRootAreSaved() {
        as(ROOT, () -> pages.save(" Abai oblast ", "010140010091", "Abai"));
        assertEquals(List.of(new RootAuthority.Description("Abai oblast", "010140010091", "abai")), described);
        assertEquals(1, told.size());
    }

    @Test
    public void whatIsWrongIsToldAtItsFieldAndNothingIsLost() {
        for (String[] typed : new String[][] {
            {" ", "", "abai"},
            {"x".repeat(201), "", "abai"},
            {"Two\nlines", "", "abai"},
            {"Abai", "123", "abai"},
            {"Abai", "010140010092", "abai"},
            {"Abai", "", ""},
            {"Abai", "", "-abai"},
            {"Abai", "", "a/../b"},
            {"Abai", "", "x".repeat(61)}
        }) {
            Page page = (Page)
                    as(ROOT, () -> pages.save(typed[0], typed[1], typed[2])).getEntity();
            assertEquals(String.join("|", typed), 422, page.status());
            String html = as(ROOT, () -> page.content().asString());
            assertTrue(html, html.contains("aria-invalid=\"true\"") && html.contains("value=\"" + typed[2] + "\""));
        }
        assertEquals(List.of(), described);
    }

    @Test
    public void administratorsOfADistrictAreRefused() {
        for (Callable<?> call : List.<Callable<?>>of(() -> pages.page(), () -> pages.save("Mine", "", "mine"))) {
            assertEquals(
                    CommonError.FORBIDDEN,
                    assertThrows(Problem.class, () -> as(DISTRICT, call)).code());
        }
    }

    private static <T> T as(Viewer viewer, Callable<T> work) {
        return TestViewers.call(viewer, work);
    }
}
