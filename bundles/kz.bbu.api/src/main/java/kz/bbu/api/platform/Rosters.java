package kz.bbu.api.platform;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** What the registry knows of classes and people, for bundles that count what they do; only for system viewers, except where it says otherwise. */
@ProviderType
public interface Rosters {
    /**
     * The sessions of a source that readers see, or that an import which is being prepared will show them.
     *
     * @param importId the import that is being prepared; 0 for none
     */
    List<Session> sessions(long sourceId, long importId);

    /**
     * The classes, enrolments and people of an institution as one source has them; with what an import that is being prepared will change.
     *
     * @param organisationId the source's own id of the institution, {@link Ids#of} of its sourcedId
     */
    Roster roster(long sourceId, long organisationId, long importId);

    /** The same with the enrolments in homeroom classes only, which are a small part of all. */
    Roster homerooms(long sourceId, long organisationId, long importId);

    /**
     * The results of a source's gradebook with what they were given for, as an import that is being prepared will show them; those of no known line item, category or class are left out.
     *
     * @param each takes them one by one: there may be millions
     */
    void results(long sourceId, long importId, Consumer<Result> each);

    /** Which of some persons a source has, wherever they belong; for references. */
    Set<Long> known(long sourceId, Collection<Long> personIds, long importId);

    /** The sources' organisations that are institutions, by their own ids, with the institution that people know them as. */
    Map<Long, Long> institutions();

    /** The names of some persons, by id: family name, given name, middle name; any viewer who may see the institution that the persons were found by. */
    Map<Long, String> names(Collection<Long> personIds);

    /**
     * The people of an institution that people know, by name in the order of the Kazakh alphabet; for any viewer, within the scope.
     *
     * @param institutionId as in {@link kz.bbu.api.registry.Institution}
     */
    void people(long institutionId, Consumer<Person> each);

    /** A session; {@code ends} is the first day after it. */
    record Session(long id, String title, String type, LocalDate starts, LocalDate ends, int schoolYear) {}

    /** The classes of an institution, who is enrolled in them, and the roles of its people. */
    record Roster(List<SchoolClass> classes, List<Enrolment> enrolments, Map<Long, Set<String>> roles) {}

    /**
     * A class or a teaching group.
     *
     * @param homeroom whether it is a class and not a group for a subject
     * @param title as people know it
     * @param subject the title of its course
     * @param grade 0 where unknown
     * @param language code of the language of instruction; empty where unknown
     * @param shift empty where unknown
     * @param journal classic, criteria or empty
     * @param combined the classes with which it is taught together
     * @param parents the classes that it is a part of; empty for none
     */
    record SchoolClass(
            long id,
            boolean homeroom,
            String title,
            String subject,
            int grade,
            String language,
            String shift,
            String journal,
            Set<Long> combined,
            Set<Long> parents) {}

    /** A person in a class; {@code begins} and {@code ends} (the first day after it) empty where open. */
    record Enrolment(long classId, long personId, String role, Optional<LocalDate> begins, Optional<LocalDate> ends) {}

    /**
     * A result of OneRoster.
     *
     * @param line its line in the file of the import that is being prepared; 0 for one that this does not bring
     * @param organisationId the institution of its class
     * @param classId the class or group of its line item
     * @param status as the standard has it: {@code fully graded}, {@code exempt} …
     */
    record Result(
            long id,
            long line,
            long organisationId,
            long classId,
            long personId,
            String status,
            boolean inProgress,
            Optional<BigDecimal> score,
            LocalDate scored,
            LineItem lineItem) {}

    /** What a result was given for; {@code category} is the title of its kind of work. */
    record LineItem(
            String title,
            LocalDate due,
            Optional<BigDecimal> minimum,
            Optional<BigDecimal> maximum,
            String category,
            Optional<BigDecimal> weight) {}

    /** A person of an institution: roles among {@code staff}, {@code pupil}, {@code parent}. */
    record Person(long id, String name, Set<String> roles, boolean registered) {}
}
