package kz.bbu.report.activity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Grain;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.VisitQuery;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.text.Texts;

/** What the reader chose: institutions and days. */
final class Selection {
    private final Registry registry;
    private final Logins logins;
    private final Choices choices;
    private final InstitutionQuery institutions;
    private final OptionalLong institution;
    private final Optional<Span> data;

    Selection(Registry registry, Logins logins, ReportRequest request) {
        this.registry = registry;
        this.logins = logins;
        this.choices = request.choices();
        this.institution = choices.number("institution");
        this.institutions = new InstitutionQuery(
                choices.number("authority"), Set.copyOf(choices.all("type")), "", 0, Integer.MAX_VALUE);
        this.data = logins.span(InstitutionQuery.ALL, OptionalLong.empty());
    }

    /** The days between which there are log-ins in the viewer's scope; empty if there are none. */
    Optional<Span> data() {
        return data;
    }

    /** The same for the chosen institutions. */
    Optional<Span> dataOfChosen() {
        return logins.span(institutions, institution);
    }

    OptionalLong institution() {
        return institution;
    }

    static Step step(ReportRequest request) {
        return request.choices().one("step").map(Step::valueOf).orElse(Step.day);
    }

    /** The chosen month, or the newest whole one; empty if there are no log-ins at all. */
    Optional<YearMonth> month() {
        return choices.one("month").map(YearMonth::parse).or(() -> new LoginSpan(data).newestMonth());
    }

    /**
     * The days that the rows cover: those of the interval, else of the month, or of its school year where the rows are longer than a day; only those between which there are log-ins.
     *
     * @throws Problem BAD_VALUE if the interval ends before it begins
     */
    Optional<Span> days(Step step, Texts texts) {
        Optional<LocalDate> from = choices.date("from");
        Optional<LocalDate> to = choices.date("to");
        if (from.isPresent() && to.filter(from.get()::isAfter).isPresent()) {
            throw new Problem(
                    CommonError.BAD_VALUE,
                    texts.text("parameter.to"),
                    texts.formats().date(to.get()));
        }
        return data.flatMap(whole -> {
            Span wanted = from.isPresent() || to.isPresent()
                    ? new Span(from.orElse(whole.first()), to.orElse(whole.last()))
                    : month().map(step == Step.day ? LoginSpan::days : LoginSpan::schoolYear)
                            .orElse(whole);
            return wanted.common(whole);
        });
    }

    VisitQuery visits(Grain grain, Span days) {
        return new VisitQuery(grain, days, institutions, institution);
    }

    /** Gives the chosen institutions by name. */
    void institutions(Consumer<Institution> each) {
        registry.institutions(institutions, one -> {
            if (institution.isEmpty() || institution.getAsLong() == one.id()) {
                each.accept(one);
            }
        });
    }

    /** The people of the chosen institutions; those without people are missing. */
    Map<Long, People> people() {
        Map<Long, People> people = new HashMap<>(registry.people(institutions));
        institution.ifPresent(id -> people.keySet().retainAll(Set.of(id)));
        return people;
    }
}
