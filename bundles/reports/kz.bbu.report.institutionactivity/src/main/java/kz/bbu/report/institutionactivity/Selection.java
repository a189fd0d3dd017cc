package kz.bbu.report.institutionactivity;

import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import kz.bbu.api.facts.LoginSpan;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.facts.Logins.Grain;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Logins.VisitQuery;
import kz.bbu.api.facts.Logins.Visits;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.ReportRequest;

/** What the reader chose: one institution and its days. */
final class Selection {
    private final Registry registry;
    private final Logins logins;
    private final Choices choices;
    private final Optional<Institution> institution;
    private final Optional<Span> data;

    Selection(Registry registry, Logins logins, ReportRequest request) {
        this.registry = registry;
        this.logins = logins;
        this.choices = request.choices();
        OptionalLong chosen = choices.number("institution");
        this.institution = chosen.isPresent()
                ? registry.institution(chosen.getAsLong())
                : first(registry, choices.number("authority"));
        this.data = logins.span(InstitutionQuery.ALL, OptionalLong.empty());
    }

    /** The first institution of an authority by name, which stands in where none is chosen; empty if there is none. */
    static Optional<Institution> first(Registry registry, OptionalLong authority) {
        InstitutionQuery query =
                authority.isPresent() ? InstitutionQuery.ALL.under(authority.getAsLong()) : InstitutionQuery.ALL;
        Institution[] found = new Institution[1];
        registry.institutions(query.window(0, 1), one -> found[0] = one);
        return Optional.ofNullable(found[0]);
    }

    /** The institution; empty if there is none in the viewer's scope. */
    Optional<Institution> institution() {
        return institution;
    }

    /** Whether the institution stands in for one that was not chosen. */
    boolean standsIn() {
        return choices.number("institution").isEmpty();
    }

    /** The days between which there are log-ins of the institution; empty if there are none. */
    Optional<Span> data() {
        return institution.flatMap(one -> logins.span(InstitutionQuery.ALL, OptionalLong.of(one.id())));
    }

    /** The chosen month, or the newest whole one; empty if there are no log-ins in the viewer's scope. */
    Optional<YearMonth> month() {
        return choices.one("month").map(YearMonth::parse).or(() -> new LoginSpan(data).newestMonth());
    }

    /** The days of the chosen month between which there are log-ins in the scope; empty if there are none. */
    Optional<Span> days() {
        return month().map(LoginSpan::days).flatMap(this::covered);
    }

    /** The same of the month's school year. */
    Optional<Span> schoolYear() {
        return month().map(LoginSpan::schoolYear).flatMap(this::covered);
    }

    /** The days of whose log-ins the list of persons tells. */
    Optional<Span> listed() {
        return switch (choices.one("listed").map(Listed::valueOf).orElse(Listed.month)) {
            case month -> month().map(LoginSpan::days);
            case year -> month().map(LoginSpan::schoolYear);
            case all -> data;
        };
    }

    private Optional<Span> covered(Span wanted) {
        return data.flatMap(wanted::common);
    }

    VisitQuery visits(Grain grain, Span days) {
        return new VisitQuery(
                grain,
                days,
                InstitutionQuery.ALL,
                OptionalLong.of(institution.orElseThrow().id()));
    }

    /** The log-ins of the chosen month, which can be none; empty if the institution's data do not cover it. */
    Optional<Visits> ofMonth() {
        Optional<Span> month = month().map(LoginSpan::days);
        if (month.isEmpty() || data().flatMap(month.get()::common).isEmpty()) {
            return Optional.empty();
        }
        Visits[] found = {new Visits(institution.orElseThrow().id(), month.get().first(), 0, 0, 0, 0, 0)};
        logins.visits(visits(Grain.MONTH, month.get()), one -> found[0] = one);
        return Optional.of(found[0]);
    }

    /** The people of the institution; empty if the data have none. */
    Optional<People> people() {
        return institution.flatMap(
                one -> Optional.ofNullable(registry.people(InstitutionQuery.ALL).get(one.id())));
    }
}
