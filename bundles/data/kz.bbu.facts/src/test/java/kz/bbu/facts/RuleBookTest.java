package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/** Which rule holds, and who wrote it. */
public class RuleBookTest extends RulesOnEachDatabase {
    private Map<String, Double> numbers(Kind kind, String day, int grade) {
        return book.at(kind, day(day), grade).map(Rule::numbers).orElse(Map.of());
    }

    @Test
    public void aNewPortalHasRulesOfEveryKindThatPassTheChecks() {
        RuleChecks checks = new RuleChecks(new FakeTexts(Language.EN));
        for (Kind kind : Kind.values()) {
            List<Rule> rules = book.all(kind);
            assertTrue(kind + " has rules", !rules.isEmpty());
            rules.forEach(checks::check);
            rules.forEach(rule -> checks.checkAgainst(rule, rules));
        }
        assertEquals(
                "once each",
                RuleDefaults.all().size(),
                Arrays.stream(Kind.values())
                        .mapToInt(kind -> book.all(kind).size())
                        .sum());
    }

    @Test
    public void theQuarterIsCountedByTheFormulaOfItsDay() {
        assertEquals(RuleNumbers.parse("formative=0;sor=50;soch=50"), numbers(Kind.QUARTER, "2020-08-31", 5));
        assertEquals(RuleNumbers.parse("formative=100;sor=0;soch=0"), numbers(Kind.QUARTER, "2020-09-01", 5));
        assertEquals(RuleNumbers.parse("formative=100;sor=0;soch=0"), numbers(Kind.QUARTER, "2021-08-31", 5));
        assertEquals(RuleNumbers.parse("formative=25;sor=25;soch=50"), numbers(Kind.QUARTER, "2021-09-01", 5));
        assertEquals(RuleNumbers.parse("formative=25;sor=25;soch=50"), numbers(Kind.QUARTER, "2099-01-01", 12));
    }

    @Test
    public void theNormOfHomeworkIsThatOfTheGrade() {
        List<Double> minutes = IntStream.rangeClosed(1, 12)
                .mapToObj(grade ->
                        numbers(Kind.HOMEWORK_NORM, "2026-11-14", grade).get("minutes"))
                .toList();
        assertEquals(List.of(0.0, 50.0, 70.0, 70.0, 90.0, 90.0, 110.0, 110.0, 110.0, 130.0, 130.0, 130.0), minutes);
    }

    @Test
    public void noRuleHoldsForOtherGradesOrBeforeItsTime() {
        assertEquals(Optional.empty(), book.at(Kind.UNMARKED, day("2020-08-31"), 1));
        assertTrue(book.at(Kind.UNMARKED, day("2020-09-01"), 1).isPresent());
        assertTrue(book.at(Kind.UNMARKED, day("2020-09-01"), 0).isPresent());
        assertEquals(Optional.empty(), book.at(Kind.UNMARKED, day("2026-11-14"), 2));
        assertEquals(Optional.empty(), book.at(Kind.WEEK, day("2026-11-14"), 13));
        assertEquals(Optional.empty(), book.at(Kind.WEEK, day("2026-11-14"), -1));
    }

    @Test
    public void whatAnAdministratorChangedOrRemovedStaysSoAfterARestart() {
        Rule week = book.all(Kind.WEEK).get(0);
        Rule norm = book.all(Kind.HOMEWORK_NORM).get(0);
        asAdministrator(() -> {
            editor.save(rule(week.id(), Kind.WEEK, "2000-01-01", "", 0, 12, "firstDay=7"));
            editor.remove(norm.id());
            book.all(Kind.UNMARKED).forEach(rule -> editor.remove(rule.id()));
            return null;
        });
        RuleBook later = restart();
        assertEquals(
                7.0, later.at(Kind.WEEK, day("2026-11-14"), 5).orElseThrow().number("firstDay"), 0);
        assertEquals(5, later.all(Kind.HOMEWORK_NORM).size());
        assertEquals(List.of(), later.all(Kind.UNMARKED));
    }

    @Test
    public void aKindThatALaterVersionBringsGetsItsRules() {
        sql.update("delete from facts_rule where kind = 'WEEK'");
        sql.update("delete from facts_rule_given where kind = 'WEEK'");
        assertEquals(1, restart().all(Kind.WEEK).size());
    }

    @Test
    public void aKindThatALaterVersionLeftBehindDisturbsNothing() {
        sql.update(
                "insert into facts_rule (kind, valid_from, first_grade, last_grade, numbers, source) values ('COMING', ?, 0, 12, 'a=1', '')",
                day("2026-09-01"));
        assertEquals(1, restart().all(Kind.WEEK).size());
    }

    @Test
    public void aChangeShowsAtOnceHereAndSoonOnAnotherPortal() throws InterruptedException {
        RuleBook other = restart();
        Rule week = book.all(Kind.WEEK).get(0);
        asAdministrator(() -> editor.save(rule(week.id(), Kind.WEEK, "2000-01-01", "", 0, 12, "firstDay=7")));
        assertEquals(7.0, book.all(Kind.WEEK).get(0).number("firstDay"), 0);
        for (int i = 0; i < 300 && other.all(Kind.WEEK).get(0).number("firstDay") != 7.0; i++) {
            Thread.sleep(100);
        }
        assertEquals(7.0, other.all(Kind.WEEK).get(0).number("firstDay"), 0);
    }

    @Test
    public void itEndsBetweenTwoLooksAndNotWithinOne() throws InterruptedException {
        Semaphore looks = new Semaphore(0);
        Semaphore mayEnd = new Semaphore(0);
        AtomicBoolean ended = new AtomicBoolean();
        RuleBook looking = new RuleBook(
                new Store() {
                    @Override
                    public <T> T sql(Work<Connection, T> work) {
                        if (Thread.currentThread().getName().equals("rules")) {
                            looks.release();
                            try {
                                mayEnd.acquire();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            ended.set(true);
                        }
                        return store.sql(work);
                    }

                    @Override
                    public <T> T entities(Work<EntityManager, T> work) {
                        return store.entities(work);
                    }
                },
                database.transactions(),
                new FakeTexts(Language.EN));
        looks.acquire();
        Thread end = new Thread(() -> {
            try {
                looking.close();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        end.start();
        while (end.getState() != Thread.State.TIMED_WAITING && end.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        mayEnd.release(100);
        end.join();
        assertTrue("the look was let end", ended.get());
    }

    @Test
    public void eachReaderReadsTheSourceInTheOwnLanguage() {
        Viewer english = new Viewer(1, "Test", Role.STAFF, 1, Scope.EVERYTHING, Language.EN, "", "");
        assertEquals(
                "Practice: a week from Monday to Sunday",
                TestViewers.call(english, () -> book.all(Kind.WEEK).get(0).source()));
        assertEquals(
                "Практика: неделя с понедельника по воскресенье",
                TestViewers.call(
                        english.in(Language.RU),
                        () -> book.all(Kind.WEEK).get(0).source()));
    }
}
