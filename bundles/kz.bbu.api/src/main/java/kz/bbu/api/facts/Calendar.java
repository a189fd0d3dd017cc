package kz.bbu.api.facts;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The days without ordinary classes: holidays, frost days, distance days, of an authority and all below it or of one institution. */
@ProviderType
public interface Calendar {
    /** The days out that touch two days, both included, and hold for an organisation: its own and those of the authorities above it, by day. */
    List<DaysOut> of(long organisationId, LocalDate first, LocalDate last);

    /** Why days are out; the shared terms {@code daysOut.*} name them. */
    enum Kind {
        HOLIDAY,
        FROST,
        DISTANCE
    }

    /**
     * Days out; lessons and absences on them do not count.
     *
     * @param organisationId whose they are
     * @param first both days included
     * @param note what people should know, in any language; may be empty
     */
    record DaysOut(long id, long organisationId, Kind kind, LocalDate first, LocalDate last, String note) {}
}
