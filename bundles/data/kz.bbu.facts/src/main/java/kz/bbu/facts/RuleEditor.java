package kz.bbu.facts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.platform.RuleAdmin;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Changes rules and days out, each change in one transaction with its line in the audit log and the note of what to count anew. */
@Component(service = RuleAdmin.class)
public final class RuleEditor implements RuleAdmin {
    private final Sql sql;
    private final Transactions transactions;
    private final Texts texts;
    private final Scopes scopes;
    private final RuleBook book;
    private final DaysOutBook calendar;
    private final RuleTable rules;
    private final DaysOutTable days;
    private final RuleChecks checks;
    private final RuleAudit audit;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Recount recount;

    @Activate
    public RuleEditor(
            @Reference(target = "(store=kz.bbu.facts)") Store store,
            @Reference Transactions transactions,
            @Reference Texts texts,
            @Reference Scopes scopes,
            @Reference RuleBook book,
            @Reference DaysOutBook calendar,
            @Reference Audit audit) {
        this.sql = new Sql(store);
        this.transactions = transactions;
        this.texts = texts;
        this.scopes = scopes;
        this.book = book;
        this.calendar = calendar;
        this.rules = new RuleTable(sql);
        this.days = new DaysOutTable(sql);
        this.checks = new RuleChecks(texts);
        this.audit = new RuleAudit(audit);
    }

    @Override
    public long save(Rule rule) {
        requireAdministratorOfAll();
        checks.check(rule);
        return changingRules(() -> {
            checks.checkAgainst(rule, rules.ofKind(rule.kind()));
            return rule.id() == 0 ? add(rule) : change(rule);
        });
    }

    @Override
    public void remove(long ruleId) {
        requireAdministratorOfAll();
        changingRules(() -> {
            Rule rule = kept(ruleId);
            rules.remove(ruleId);
            audit.removed(rule);
            touch(Set.of(), rule.from(), end(rule));
            return ruleId;
        });
    }

    @Override
    public Optional<Rule> rule(long id) {
        return rules.find(id).map(rule -> RuleSources.inWords(rule, texts));
    }

    @Override
    public long save(DaysOut out) {
        requireAdministratorOf(out);
        checks.check(out);
        return transactions.run(() -> {
            Book.CALENDAR.change(sql);
            return out.id() == 0 ? add(out) : change(out);
        });
    }

    @Override
    public void removeDaysOut(long id) {
        transactions.run(() -> {
            Book.CALENDAR.change(sql);
            DaysOut out = keptDaysOut(id);
            days.remove(id);
            audit.removed(out);
            touch(Set.of(out.organisationId()), out.first(), out.last());
            return null;
        });
    }

    @Override
    public Optional<DaysOut> daysOut(long id) {
        return days.find(id).filter(out -> calendar.holds(out.organisationId()));
    }

    @Override
    public List<DaysOut> daysOut(LocalDate first, LocalDate last) {
        return calendar.seen(first, last).stream()
                .sorted(Comparator.comparing(DaysOut::first).reversed())
                .toList();
    }

    private long add(Rule rule) {
        long id = rules.add(rule);
        audit.added(rules.find(id).orElseThrow());
        touch(Set.of(), rule.from(), end(rule));
        return id;
    }

    private long change(Rule rule) {
        Rule before = kept(rule.id());
        Rule after = RuleSources.kept(rule, before, texts);
        rules.change(after);
        audit.changed(before, after);
        touch(
                Set.of(),
                before.from().isBefore(after.from()) ? before.from() : after.from(),
                end(before).isAfter(end(after)) ? end(before) : end(after));
        return rule.id();
    }

    private long add(DaysOut out) {
        long id = days.add(out);
        audit.added(days.find(id).orElseThrow());
        touch(Set.of(out.organisationId()), out.first(), out.last());
        return id;
    }

    private long change(DaysOut out) {
        DaysOut before = keptDaysOut(out.id());
        days.change(out);
        audit.changed(before, out);
        touch(Set.of(before.organisationId()), before.first(), before.last());
        touch(Set.of(out.organisationId()), out.first(), out.last());
        return out.id();
    }

    private long changingRules(Callable<Long> work) {
        long id = transactions.run(() -> {
            Book.RULES.change(sql);
            return work.call();
        });
        book.look();
        return id;
    }

    private Rule kept(long id) {
        return rules.find(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    private DaysOut keptDaysOut(long id) {
        DaysOut out = days.find(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        requireAdministratorOf(out);
        return out;
    }

    private void requireAdministratorOfAll() {
        if (!Scopes.administersAll(Viewer.current(), scopes)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }

    /** What lies outside the scope is not there. */
    private void requireAdministratorOf(DaysOut out) {
        if (!Viewer.current().may(Role.ADMINISTRATOR)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        if (!calendar.holds(out.organisationId())) {
            throw new Problem(CommonError.NOT_FOUND);
        }
    }

    private void touch(Set<Long> organisations, LocalDate from, LocalDate until) {
        Recount present = recount;
        if (present != null) {
            present.touch(organisations, from, until);
        }
    }

    private static LocalDate end(Rule rule) {
        return rule.until().orElse(Recount.NO_END);
    }
}
