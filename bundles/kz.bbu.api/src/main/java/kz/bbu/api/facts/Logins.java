package kz.bbu.api.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.report.ReportRequest.Window;
import org.osgi.annotation.versioning.ProviderType;

/** How often people log in to Kundelik (S5, S46, S49), within the viewer's scope. */
@ProviderType
public interface Logins {
    /** Gives how many persons logged in, one row for each institution and day, week or month that has any, by day. */
    void visits(VisitQuery query, Consumer<Visits> each);

    /** The days between which there are log-ins in the query's institutions; empty if there are none. */
    Optional<Span> span(InstitutionQuery institutions, OptionalLong institution);

    /**
     * The persons of an institution with their log-ins between two days, by name in the order of the Kazakh alphabet.
     *
     * @param role {@code staff}, {@code pupil} or {@code parent}; empty for all
     * @param never only those who never logged in between the days
     * @return how many there are in all
     */
    long persons(long institutionId, Span days, String role, boolean never, Window window, Consumer<Visitor> each);

    /** Two days, both included. */
    record Span(LocalDate first, LocalDate last) {
        /** The days that are in both; empty if none is. */
        public Optional<Span> common(Span other) {
            Span both = new Span(
                    first.isAfter(other.first) ? first : other.first, last.isBefore(other.last) ? last : other.last);
            return both.first.isAfter(both.last) ? Optional.empty() : Optional.of(both);
        }

        /** From the earlier of the first days to the later of the last ones. */
        public Span with(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** How long an interval of a row is. */
    enum Grain {
        DAY,
        WEEK,
        MONTH
    }

    /** Which log-ins are asked for; an interval belongs to the query if it begins within the days. */
    record VisitQuery(Grain grain, Span days, InstitutionQuery institutions, OptionalLong institution) {}

    /**
     * The persons of an institution who logged in during an interval, each once; who has two roles counts in both, so that these may add up to more.
     *
     * @param begins the first day of the interval
     * @param logins how often all of them logged in
     */
    record Visits(
            long institutionId, LocalDate begins, long persons, long staff, long pupils, long parents, long logins) {}

    /** A person and how often he or she logged in. */
    record Visitor(
            long personId,
            String name,
            List<String> roles,
            boolean registered,
            Optional<LocalDate> last,
            long days,
            long logins) {}
}
