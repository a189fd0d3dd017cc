package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import kz.bbu.api.access.Role;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Test;

/** Who may change rules, and to what. */
public class RuleEditorTest extends RulesOnEachDatabase {
    private static final String HALVES = "formative=0;sor=50;soch=50";

    @Test
    public void aRuleThatOverlapsAnotherInDaysAndGradesIsRefused() {
        refused("ruleOverlap", () -> editor.save(rule(0, Kind.QUARTER, "2026-09-01", "", 10, 11, HALVES)));
        refused("ruleOverlap", () -> editor.save(rule(0, Kind.QUARTER, "2010-01-01", "2016-09-01", 1, 12, HALVES)));
        asAdministrator(() -> editor.save(rule(0, Kind.QUARTER, "2010-01-01", "2016-08-31", 1, 12, HALVES)));
        asAdministrator(() -> editor.save(rule(0, Kind.QUARTER, "2026-09-01", "", 0, 0, HALVES)));
        assertEquals(5, book.all(Kind.QUARTER).size());
    }

    @Test
    public void aRuleMayChangeWithinItsOwnDays() {
        Rule last = book.at(Kind.QUARTER, day("2026-09-01"), 5).orElseThrow();
        asAdministrator(() -> editor.save(
                rule(last.id(), Kind.QUARTER, "2021-09-01", "2026-08-31", 1, 12, "formative=30;sor=20;soch=50")));
        asAdministrator(() -> editor.save(rule(0, Kind.QUARTER, "2026-09-01", "", 1, 12, HALVES)));
        assertEquals(
                30, book.at(Kind.QUARTER, day("2026-08-31"), 5).orElseThrow().number("formative"), 0);
        assertEquals(
                0, book.at(Kind.QUARTER, day("2026-09-01"), 5).orElseThrow().number("formative"), 0);
        assertEquals(
                List.of(
                        "rule.change # QUARTER 2021-09-01/ 1–12 formative=25;sor=25;soch=50 (quarterSince2021) → QUARTER 2021-09-01/2026-08-31 1–12 formative=30;sor=20;soch=50 (Order 1)",
                        "rule.add # → QUARTER 2026-09-01/ 1–12 formative=0;sor=50;soch=50 (Order 1)"),
                audited);
        assertEquals(List.of("[] 2021-09-01/9999-12-31", "[] 2026-09-01/9999-12-31"), touched);
    }

    @Test
    public void aSourceThatIsLeftAsItWasStaysInThreeLanguages() {
        Rule week = asAdministrator(
                () -> editor.rule(book.all(Kind.WEEK).get(0).id()).orElseThrow());
        asAdministrator(() -> editor.save(new Rule(
                week.id(),
                Kind.WEEK,
                week.from(),
                week.until(),
                0,
                12,
                RuleNumbers.parse("firstDay=7"),
                week.source())));
        assertEquals(
                "week",
                sql.one("select source from facts_rule where id = ?", row -> row.getString(1), week.id())
                        .orElseThrow());
    }

    @Test
    public void impossibleRulesAreRefusedAndLeaveNoTrace() {
        refused("ruleDays", () -> editor.save(rule(0, Kind.QUARTER, "2010-01-02", "2010-01-01", 1, 12, HALVES)));
        refused("ruleDays", () -> editor.save(rule(0, Kind.QUARTER, "0210-01-02", "", 1, 12, HALVES)));
        refused("ruleGrades", () -> editor.save(rule(0, Kind.QUARTER, "2010-01-01", "2010-01-01", 1, 13, HALVES)));
        refused("ruleGrades", () -> editor.save(rule(0, Kind.QUARTER, "2010-01-01", "2010-01-01", 3, 2, HALVES)));
        refused("ruleNumber", () -> editor.save(rule(0, Kind.WEEK, "1999-01-01", "1999-01-01", 0, 12, "firstDay=8")));
        refused("ruleNumber", () -> editor.save(rule(0, Kind.WEEK, "1999-01-01", "1999-01-01", 0, 12, "firstDay=1.5")));
        refused("ruleNumber", () -> editor.save(rule(0, Kind.WEEK, "1999-01-01", "1999-01-01", 0, 12, "lastDay=1")));
        refused("ruleNumber", () -> editor.save(rule(0, Kind.WEEK, "1999-01-01", "1999-01-01", 0, 12, "firstDay=NaN")));
        refused(
                "ruleNumbers",
                () -> editor.save(
                        rule(0, Kind.QUARTER, "2010-01-01", "2010-01-01", 1, 12, "formative=0;sor=50;soch=49")));
        refused(
                "ruleNumbers",
                () -> editor.save(rule(0, Kind.ATTENDANCE_BANDS, "1999-01-01", "1999-01-01", 0, 12, "low=90;high=60")));
        refused(
                "ruleNumbers",
                () -> editor.save(rule(
                        0,
                        Kind.PERCENT_MARK,
                        "1999-01-01",
                        "1999-01-01",
                        2,
                        12,
                        "from5=85;from4=85;from3=40;decimals=0")));
        refused(
                "ruleNumbers",
                () -> editor.save(rule(0, Kind.WEEK, "1999-01-01", "1999-01-01", 0, 12, "firstDay=1;more=2")));
        Rule week = rule(0, Kind.WEEK, "1999-01-01", "1999-01-01", 0, 12, "firstDay=1");
        refused(
                "ruleSource",
                () -> editor.save(new Rule(0, Kind.WEEK, week.from(), week.until(), 0, 12, week.numbers(), " ")));
        refused(
                "ruleSource",
                () -> editor.save(
                        new Rule(0, Kind.WEEK, week.from(), week.until(), 0, 12, week.numbers(), "x".repeat(501))));
        refused(
                "notFound",
                () -> editor.save(rule(999_999_999, Kind.WEEK, "1999-01-01", "1999-01-01", 0, 12, "firstDay=1")));
        refused("notFound", () -> {
            editor.remove(999_999_999);
            return null;
        });
        assertEquals(List.of(), audited);
        assertEquals(List.of(), touched);
        assertEquals(1, book.all(Kind.WEEK).size());
    }

    @Test
    public void onlyAnAdministratorOfTheRootChangesRules() {
        Rule week = rule(0, Kind.WEEK, "1999-01-01", "1999-01-01", 0, 12, "firstDay=1");
        for (Role role : List.of(Role.STAFF, Role.ADMINISTRATOR)) {
            long authority = role == Role.STAFF ? 1 : 2;
            assertEquals(
                    CommonError.FORBIDDEN,
                    assertThrows(Problem.class, () -> as(role, authority, () -> editor.save(week)))
                            .code());
            assertEquals(
                    CommonError.FORBIDDEN,
                    assertThrows(
                                    Problem.class,
                                    () -> as(role, authority, () -> {
                                        editor.remove(book.all(Kind.WEEK).get(0).id());
                                        return null;
                                    }))
                            .code());
        }
        assertEquals(1, book.all(Kind.WEEK).size());
    }

    @Test
    public void aRemovedRuleHoldsNoMoreAndItsNumbersAreInTheAuditLog() {
        asAdministrator(() -> {
            editor.remove(book.all(Kind.WEEK).get(0).id());
            return null;
        });
        assertEquals(List.of(), book.all(Kind.WEEK));
        assertEquals(List.of("rule.remove # WEEK 2000-01-01/ 0–12 firstDay=1 (week) →"), audited);
        assertEquals(List.of("[] 2000-01-01/9999-12-31"), touched);
    }

    @Test
    public void whatCannotBeNotedForCountingIsNotChanged() {
        editor.recount = (organisations, from, until) -> {
            throw new IllegalStateException("away");
        };
        assertThrows(
                RuntimeException.class,
                () -> asAdministrator(
                        () -> editor.save(rule(0, Kind.WEEK, "1999-01-01", "1999-01-01", 0, 12, "firstDay=1"))));
        assertEquals(1, book.all(Kind.WEEK).size());
        assertEquals(1, restart().all(Kind.WEEK).size());
    }
}
