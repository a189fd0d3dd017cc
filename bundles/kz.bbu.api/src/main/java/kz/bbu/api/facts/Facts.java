package kz.bbu.api.facts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.report.ReportRequest.Window;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the journals of the institutions say, counted, within the viewer's scope.
 *
 * <p>Every call intersects with the scope of the thread's {@link kz.bbu.api.access.Viewer}, throws where none is bound, and checks the deadline of the request. Figures come from counts that were made
 * when the data came in; records are looked at for one institution at a time only.
 */
@ProviderType
public interface Facts {
    /**
     * Gives the counts of a query, one row for each group that has any; in no order.
     *
     * <p>A query that is narrowed to pupils counts what their journals say of them, whatever class they are in: a lesson counts if the pupil was in its group on its day, and is one to be attended.
     *
     * @throws IllegalArgumentException if the dimensions do not go together: a week goes with institution, class, grade, language, shift and journal only, a pupil needs an institution
     * @throws kz.bbu.api.problem.Problem {@link kz.bbu.api.problem.CommonError#FORBIDDEN} if the query is narrowed to pupils and the viewer is not of the staff
     */
    void select(FactQuery query, Consumer<FactRow> rows);

    /** The school years and periods that the scope's data have, the newest first. */
    List<Period> periods(FactQuery query);

    /** The days of a query's periods as its institutions' school years say: from the earliest first day to the latest last one; empty where the data name none. */
    Optional<Logins.Span> days(FactQuery query);

    /** The subjects of some ids, by id; those that are not there are missing. */
    Map<Long, Subject> subjects(Collection<Long> ids);

    /** The subjects that a query's records have, by name in the order of the Kazakh alphabet. */
    List<Subject> subjects(FactQuery query);

    /** How many of the query's institutions have journals of its periods, and how new these are. */
    Coverage coverage(FactQuery query);

    /**
     * The pupils of a class in a period, by name in the order of the Kazakh alphabet, with their marks and absences by subject.
     *
     * @param institutionId the class's institution; nothing is given if it lies outside the scope
     * @throws kz.bbu.api.problem.Problem {@link kz.bbu.api.problem.CommonError#FORBIDDEN} if the viewer is not of the staff
     */
    default List<PupilRow> pupils(long institutionId, long classId, Period period) {
        return pupils(institutionId, classId, period, Set.of(period));
    }

    /** The same pupils, with what is counted of several periods; final marks and categories are those of the one. */
    List<PupilRow> pupils(long institutionId, long classId, Period period, Set<Period> counted);

    /**
     * Gives the records that some counts of a query count, by institution, class, subject, day and pupil; of a latest time by institution what was written into the journal, the newest first.
     *
     * @param counts counts of one {@link Count.Source}
     * @return how many there are in all
     * @throws kz.bbu.api.problem.Problem {@link kz.bbu.api.problem.CommonError#FORBIDDEN} if the viewer is not of the staff, since records name persons
     */
    long evidence(FactQuery query, Set<Count> counts, Window window, Consumer<SourceRecord> each);
}
