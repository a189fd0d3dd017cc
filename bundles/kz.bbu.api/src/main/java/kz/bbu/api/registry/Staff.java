package kz.bbu.api.registry;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The staff of institutions with their qualification categories, as they were on any day, within the viewer's scope (S6, S31).
 *
 * <p>A person is counted once for each position that he or she holds in an institution. Every call intersects with the scope of the thread's {@link kz.bbu.api.access.Viewer} and throws where
 * none is bound.
 */
@ProviderType
public interface Staff {
    /** Gives the counts of a query one by one, its window left aside: one for each institution, position, roles and category that occur together. */
    void counts(StaffQuery query, Consumer<StaffCount> each);

    /** Gives the staff of a query one by one in its order; streamed, so any number is fine. */
    void members(StaffQuery query, Consumer<StaffMember> each);

    /** How many members a query gives, its window left aside. */
    long count(StaffQuery query);
}
