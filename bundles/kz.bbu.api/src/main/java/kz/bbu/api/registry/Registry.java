package kz.bbu.api.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The registry of organisations and people within the viewer's scope.
 *
 * <p>Every call intersects with the scope of the thread's {@link kz.bbu.api.access.Viewer} and throws where none is bound. What lies outside does not exist for the caller.
 */
@ProviderType
public interface Registry {
    /** The authorities of the scope in pre-order. */
    List<Authority> authorities();

    /** An authority of the scope. */
    Optional<Authority> authority(long id);

    /** Gives institutions one by one, by name in the order of the Kazakh alphabet; streamed, so any number is fine. */
    void institutions(InstitutionQuery query, Consumer<Institution> each);

    /** How many institutions a query gives, its window left aside. */
    long count(InstitutionQuery query);

    /** An institution of the scope. */
    Optional<Institution> institution(long id);

    /** People of the institutions of a query by institution id, its window left aside; institutions without people are missing. One pass over counts kept since the last import, never over people. */
    Map<Long, People> people(InstitutionQuery query);

    /** The types of institutions that occur in the scope, codes in the order of the shared terms. */
    List<String> types();

    /** How much of a query's institutions the data cover (S2). */
    Coverage coverage(InstitutionQuery query);

    /** Counts of persons, and of those of them who have an account in Kundelik, in one institution. */
    record People(long pupils, long staff, long parents, long pupilUsers, long staffUsers, long parentUsers) {}
}
