package kz.bbu.api.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The people of authorities and institutions, within the viewer's scope (S18–S24).
 *
 * <p>Every call throws {@link kz.bbu.api.problem.CommonError#FORBIDDEN} where the authority does not lie wholly within the scope of the thread's {@link kz.bbu.api.access.Viewer}, and for viewers below {@link
 * kz.bbu.api.access.Role#STAFF}.
 */
@ProviderType
public interface People {
    /**
     * People by name in the order of the Kazakh alphabet; whoever belongs to two organisations is there twice.
     *
     * <p>Takes a bounded time whatever is asked: of a large authority it looks into an index of the words of names that is made after each import. The people who are found are always those whom
     * readers see now.
     */
    Found find(PersonQuery query);

    /** How many people an authority has with all that is below it, by category; counts kept since the last import, those of the authority's own people counted. */
    Map<Category, Count> counts(long authorityId);

    /** What somebody is in an organisation (S18). */
    enum Category {
        /** Everybody. */
        ALL,
        HEADS,
        DEPUTIES,
        ADMINISTRATORS,
        /** Staff of institutions. */
        STAFF,
        /** Pupils, students and children. */
        LEARNERS,
        PUPILS,
        /** Students of colleges. */
        STUDENTS,
        /** Children of kindergartens. */
        CHILDREN,
        PARENTS;

        /** Whether these are the people of the authority itself, not of institutions. */
        public boolean isOfAuthority() {
            return this == HEADS || this == DEPUTIES || this == ADMINISTRATORS;
        }
    }

    /** Counts of persons and of those of them who have an account in Kundelik. */
    record Count(long persons, long registered) {}

    /**
     * A page of people.
     *
     * @param count how many there are on all pages; empty where counting would take too long
     * @param next what the next page begins after; empty if there is none
     * @param isPartial whether the page ended before it was full, since the search looked at as many people as it may; {@code next} goes on
     * @param state what the index knows
     * @param loginsUntil the last day that the log-ins reach; empty where there are none
     */
    record Found(
            List<Person> persons,
            OptionalLong count,
            Optional<String> next,
            boolean isPartial,
            State state,
            Optional<LocalDate> loginsUntil) {}

    /** What the index of names knows. */
    enum State {
        /** Everybody. */
        COMPLETE,
        /** Everybody of the time before the last import; whoever is new is found soon. */
        BEHIND,
        /** Nobody yet: only one institution, or a small authority, can be looked at. */
        MISSING
    }

    /**
     * Somebody in an organisation.
     *
     * @param categories never {@link Category#ALL}; empty for other people of an authority
     * @param posts positions and roles beside them: codes of the shared terms {@code position.*}, or the words that came in
     * @param profileUrl the page in Kundelik; empty if unknown
     * @param lastLogin the day of the last log-in to Kundelik that is known
     */
    record Person(
            long id,
            String name,
            long organisationId,
            String organisation,
            Set<Category> categories,
            List<String> posts,
            boolean registered,
            String profileUrl,
            Optional<LocalDate> lastLogin) {}
}
