package kz.bbu.api.platform;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Compares what is counted with the records of the journals. */
@ProviderType
public interface FactsCheck {
    /**
     * Counts every journal anew; takes minutes for a region. Needs an administrator of the root authority.
     *
     * @param differences takes each figure that is not what the records say
     */
    Result verify(Consumer<Difference> differences);

    /**
     * A figure that is not what the records say.
     *
     * @param organisationId the institution's id in its source
     * @param place table, dimensions and count
     */
    record Difference(long organisationId, int schoolYear, String place, long kept, long counted) {}

    /** How much was compared: journals of an institution's school year, rows of counts, figures that differ. */
    record Result(long journals, long rows, long differences) {}
}
