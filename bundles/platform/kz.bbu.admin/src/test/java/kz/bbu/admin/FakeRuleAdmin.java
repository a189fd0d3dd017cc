package kz.bbu.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.platform.RuleAdmin;
import kz.bbu.api.problem.Problem;

/** Keeps what it is given, or refuses it. */
final class FakeRuleAdmin implements RuleAdmin {
    final List<Rule> rules = new ArrayList<>();
    final List<Calendar.DaysOut> days = new ArrayList<>();
    final List<String> removed = new ArrayList<>();
    Optional<Problem> refusal = Optional.empty();

    @Override
    public long save(Rule rule) {
        refusal.ifPresent(problem -> {
            throw problem;
        });
        rules.add(rule);
        return rules.size();
    }

    @Override
    public void remove(long ruleId) {
        removed.add("rule " + ruleId);
    }

    @Override
    public Optional<Rule> rule(long id) {
        return rules.stream().filter(rule -> rule.id() == id).findFirst();
    }

    @Override
    public long save(Calendar.DaysOut out) {
        refusal.ifPresent(problem -> {
            throw problem;
        });
        days.add(out);
        return days.size();
    }

    @Override
    public void removeDaysOut(long id) {
        removed.add("days " + id);
    }

    @Override
    public Optional<Calendar.DaysOut> daysOut(long id) {
        return days.stream().filter(out -> out.id() == id).findFirst();
    }

    @Override
    public List<Calendar.DaysOut> daysOut(LocalDate first, LocalDate last) {
        return days.stream()
                .filter(out -> !out.last().isBefore(first) && !out.first().isAfter(last))
                .toList();
    }
}
