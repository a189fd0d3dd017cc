package kz.bbu.api.platform;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Rules;
import org.osgi.annotation.versioning.ProviderType;

/** Changes rules and days out; each change is in the audit log with its old and new numbers, and lets the figures that it touches be counted anew. */
@ProviderType
public interface RuleAdmin {
    /**
     * Adds a rule (id 0) or changes one; needs an administrator of the root authority.
     *
     * @throws kz.bbu.api.problem.Problem if a number is missing or impossible, or it would hold at the same time as another of its kind
     */
    long save(Rules.Rule rule);

    /** Removes a rule. */
    void remove(long ruleId);

    /** A rule by its id. */
    Optional<Rules.Rule> rule(long id);

    /**
     * Adds days out (id 0) or changes them; needs an administrator whose scope holds the organisation.
     *
     * @throws kz.bbu.api.problem.Problem if the last day is before the first or more than a year after it
     */
    long save(Calendar.DaysOut days);

    /** Removes days out. */
    void removeDaysOut(long id);

    /** Days out of an organisation of the viewer's scope by their id. */
    Optional<Calendar.DaysOut> daysOut(long id);

    /** The days out that touch two days, both included, of the organisations of the viewer's scope and of the authorities above that hold for all of it, the newest first. */
    List<Calendar.DaysOut> daysOut(LocalDate first, LocalDate last);
}
