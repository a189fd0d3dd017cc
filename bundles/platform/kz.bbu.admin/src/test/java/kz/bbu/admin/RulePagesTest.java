package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeRules;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/** The pages of the rules. */
public class RulePagesTest {
    private final FakeRuleAdmin admin = new FakeRuleAdmin();
    private final List<String> told = new ArrayList<>();
    private final RulePages pages = new RulePages(
            FakeRules.usual(), admin, new FakeScopes(), (kind, text) -> told.add(text), new FakeTexts(Language.EN));

    private record Refusal(String key) implements ErrorCode {
        @Override
        public int status() {
            return 422;
        }
    }

    private static <T> T asAdministrator(Callable<T> work) {
        return TestViewers.call(TestViewers.of(Role.ADMINISTRATOR, Scope.EVERYTHING), work);
    }

    private static RuleForm typed(String from, String until, String grade, List<String> numbers, String source) {
        return new RuleForm(0, Kind.QUARTER, from, until, grade, "12", numbers, source, Map.of())
                .checked(new FakeTexts(Language.EN));
    }

    private String html(Page page) {
        return asAdministrator(() -> page.content().asString());
    }

    @Test
    public void aFormWithoutErrorsIsTheRuleThatWasTyped() {
        RuleForm form = typed("01.09.2026", "", "1", List.of("25", "24,5", "50.5"), " Order 7 ");
        assertEquals(Map.of(), form.errors());
        assertEquals(
                new Rule(
                        0,
                        Kind.QUARTER,
                        LocalDate.of(2026, 9, 1),
                        Optional.empty(),
                        1,
                        12,
                        Map.of("formative", 25.0, "sor", 24.5, "soch", 50.5),
                        "Order 7"),
                form.rule());
    }

    @Test
    public void everyFieldThatCannotBeReadIsNamedInTheOrderOfTheForm() {
        RuleForm form = typed("x", "y", "z", List.of("25", "much"), "");
        assertEquals(
                List.of("from", "until", "first-grade", "number-sor", "number-soch", "source"),
                List.copyOf(form.errors().keySet()));
    }

    @Test
    public void aFormOfARuleGivesTheSameRule() {
        Rule rule = new Rule(
                9,
                Kind.MARK_DEADLINE,
                LocalDate.of(2026, 9, 1),
                Optional.of(LocalDate.of(2027, 8, 31)),
                5,
                9,
                Map.of("days", 1.0, "hour", 13.0),
                "Practice");
        assertEquals(rule, RuleForm.of(rule).rule());
        assertEquals(List.of("1", "13"), RuleForm.of(rule).numbers());
    }

    @Test
    public void whatTheServiceRefusesStandsAtItsFieldAndNothingTypedIsLost() {
        admin.refusal = Optional.of(new Problem(new Refusal("ruleNumber"), "Share", 0, 100, "soch"));
        Page page = asAdministrator(() ->
                (Page) pages.save("0", "QUARTER", "2026-09-01", "", "1", "12", List.of("25", "25", "500"), "<Order>")
                        .getEntity());
        assertEquals(422, page.status());
        assertTrue(html(page), html(page).contains("href=\"#number-soch\""));
        assertTrue(html(page), html(page).contains("id=\"number-soch-error\""));
        assertTrue(html(page), html(page).contains("value=\"500\""));
        assertTrue(html(page), html(page).contains("value=\"&lt;Order>\""));
        assertEquals(List.of(), told);
    }

    @Test
    public void aProblemOfNoFieldIsNotAFormError() {
        admin.refusal = Optional.of(new Problem(CommonError.NOT_FOUND));
        assertThrows(
                Problem.class,
                () -> asAdministrator(() ->
                        pages.save("7", "QUARTER", "2026-09-01", "", "1", "12", List.of("25", "25", "50"), "Order")));
    }

    @Test
    public void aSavedRuleIsToldByItsName() {
        assertEquals(
                303,
                asAdministrator(() -> pages.save(
                                "0", "QUARTER", "2026-09-01", "", "1", "12", List.of("25", "25", "50"), "Order"))
                        .getStatus());
        assertEquals(List.of("The rule is added: Formula of the quarter percent, from 01.09.2026, grades: 1–12"), told);
    }

    @Test
    public void theListShowsEveryKindWithNumbersByName() {
        String html = asAdministrator(() -> html(pages.list()));
        for (Kind kind : Kind.values()) {
            assertTrue(kind + "", html.contains("id=\"rules-" + kind + "\""));
        }
        assertTrue(html, html.contains("<div>Until which hour of that day: 13</div>"));
        assertTrue(html, html.contains("/admin/rules/new?kind=WEEK"));
    }

    @Test
    public void anAdministratorBelowReadsTheRulesButIsOfferedNoChange() {
        String html = TestViewers.call(
                new Viewer(1, "Test", Role.ADMINISTRATOR, 2, new Scope(1, 3), Language.EN, "", "token"), () -> {
                    assertEquals(
                            CommonError.FORBIDDEN,
                            assertThrows(Problem.class, () -> pages.askNew("WEEK"))
                                    .code());
                    return pages.list().content().asString();
                });
        assertTrue(html, html.contains("Until which hour of that day: 13"));
        assertFalse(html, html.contains("href=\"/admin/rules"));
    }

    @Test
    public void removingAsksWithTheNameFirst() {
        admin.rules.add(FakeRules.usual().all(Kind.WEEK).get(0));
        long id = admin.rules.get(0).id();
        Page page = asAdministrator(() -> pages.askRemove(id));
        assertEquals("Remove the rule “Reporting week, from 01.01.2000, grades: 0–12”?", page.title());
        assertTrue(html(page), html(page).contains("name=\"csrf\" value=\"token\""));
        assertEquals(List.of(), admin.removed);
        asAdministrator(() -> pages.remove(id));
        assertEquals(List.of("rule " + id), admin.removed);
    }
}
