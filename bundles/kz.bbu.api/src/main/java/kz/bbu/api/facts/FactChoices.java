package kz.bbu.api.facts;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.report.Choices;

/**
 * What a reader chose in the filters that the platform fills, as queries; a filter that a report does not have leaves everything.
 *
 * <p>Read are {@code authority, institution, type, period, class, subject, language, shift} (see {@link kz.bbu.api.report.Parameter}).
 */
public final class FactChoices {
    private final Choices choices;
    private final Facts facts;
    private final FactQuery organisations;
    private final Optional<Period> period;

    public FactChoices(Choices choices, Facts facts) {
        this.choices = choices;
        this.facts = facts;
        this.organisations = FactQuery.by(new Dimension[0])
                .of(new InstitutionQuery(
                        choices.number("authority"), Set.copyOf(choices.all("type")), "", 0, Integer.MAX_VALUE))
                .institution(choices.number("institution"));
        this.period = choices.one("period")
                .flatMap(Period::parse)
                .or(() -> facts.periods(organisations).stream().findFirst());
    }

    public OptionalLong institution() {
        return choices.number("institution");
    }

    public OptionalLong schoolClass() {
        return choices.number("class");
    }

    /** The chosen period, else the newest; empty if the data have none. */
    public Optional<Period> period() {
        return period;
    }

    /** Everything of the chosen organisations, of any period. */
    public FactQuery organisations() {
        return organisations;
    }

    /** What all filters but the subject's leave, of the {@link #period()}: figures of classes as a whole have no subject. */
    public FactQuery wholeClasses() {
        return classes().in(period.map(Set::of).orElse(Set.of()));
    }

    /** As {@link #query}, but of all {@link #within} the period: for what happens on days. */
    public FactQuery lasting() {
        return query().in(within());
    }

    /**
     * The periods whose days lie in the {@link #period()}, itself among them: of a school year all that it has, of a half-year its terms.
     *
     * <p>What happens on a day belongs to the shortest period that has the day, so that a year alone has the days between its terms only.
     */
    public Set<Period> within() {
        if (period.isEmpty() || period.get().stage() == Stage.TERM) {
            return period.map(Set::of).orElse(Set.of());
        }
        Period chosen = period.get();
        Optional<Logins.Span> days =
                chosen.stage() == Stage.HALF_YEAR ? facts.days(organisations.in(chosen)) : Optional.empty();
        Set<Period> within = new TreeSet<>(Set.of(chosen));
        facts.periods(organisations).stream()
                .filter(one -> one.year() == chosen.year())
                .filter(one -> chosen.stage() != Stage.HALF_YEAR || one.stage() == Stage.TERM && isWithin(one, days))
                .forEach(within::add);
        return within;
    }

    private boolean isWithin(Period term, Optional<Logins.Span> days) {
        return days.isPresent()
                && facts.days(organisations.in(term))
                        .filter(own -> !own.first().isBefore(days.get().first())
                                && !own.last().isAfter(days.get().last()))
                        .isPresent();
    }

    /** All that is known of some pupils of the chosen institution in the {@link #period()}, whatever class they were in. */
    public FactQuery pupils(Set<Long> ids) {
        return organisations.in(period.map(Set::of).orElse(Set.of())).only(Dimension.PUPIL, ids);
    }

    /** What all filters leave, of the {@link #period()}. */
    public FactQuery query() {
        FactQuery query = wholeClasses();
        OptionalLong subject = choices.number("subject");
        return subject.isPresent() ? query.only(Dimension.SUBJECT, subject.getAsLong()) : query;
    }

    /** What the filters leave of the weeks that touch some days; period and subject are left aside, since no week is told apart by them. */
    public FactQuery weeks(Logins.Span days) {
        return classes().weeks(days.first().minusDays(6), days.last());
    }

    private FactQuery classes() {
        FactQuery query = organisations
                .only(Dimension.LANGUAGE, Set.copyOf(choices.all("language")))
                .only(Dimension.SHIFT, Set.copyOf(choices.all("shift")));
        return schoolClass().isPresent()
                ? query.only(Dimension.CLASS, schoolClass().getAsLong())
                : query;
    }

    /** Whether the filters leave a class of the chosen institution. */
    public boolean leaves(SchoolClass one) {
        return (schoolClass().isEmpty() || schoolClass().getAsLong() == one.id())
                && isChosen("language", one.language())
                && isChosen("shift", one.shift());
    }

    private boolean isChosen(String parameter, String value) {
        return choices.all(parameter).isEmpty() || choices.all(parameter).contains(value);
    }

    /**
     * The days of the period; where the data name none, those of its school year, August to July.
     *
     * @throws java.util.NoSuchElementException if there is no {@link #period()}
     */
    public Logins.Span days() {
        Period chosen = period.orElseThrow();
        return facts.days(organisations.in(chosen))
                .orElseGet(() -> new Logins.Span(
                        LocalDate.of(chosen.year() - 1, Month.AUGUST, 1), LocalDate.of(chosen.year(), Month.JULY, 31)));
    }

    /** The last day of the period, or a day before it: the day whose rules hold. */
    public LocalDate lastDay(LocalDate today) {
        LocalDate last = days().last();
        return last.isAfter(today) ? today : last;
    }

    /** Whether the period belongs to the school year of a day, which begins in August. */
    public boolean isCurrent(LocalDate today) {
        int year = today.getYear() + (today.getMonth().compareTo(Month.AUGUST) >= 0 ? 1 : 0);
        return period.filter(chosen -> chosen.year() == year).isPresent();
    }
}
