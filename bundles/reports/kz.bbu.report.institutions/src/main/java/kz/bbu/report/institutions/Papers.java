package kz.bbu.report.institutions;

import java.time.LocalDate;
import java.util.Optional;
import kz.bbu.api.registry.Institution;

/** Tells what is wrong with an institution's licence and accreditation on a day. */
final class Papers {
    /** What is wrong with a document. */
    enum Fault {
        MISSING,
        EXPIRED
    }

    private final Duties duties;
    private final LocalDate today;

    Papers(Duties duties, LocalDate today) {
        this.duties = duties;
        this.today = today;
    }

    boolean needsLicence(Institution institution) {
        return duties.needsLicence(institution.type(), today);
    }

    boolean needsAccreditation(Institution institution) {
        return duties.needsAccreditation(institution.type(), today);
    }

    /** A licence has no end, so it can only be missing. */
    Optional<Fault> licence(Institution institution) {
        boolean missing = institution.licence().number().isEmpty();
        return missing && needsLicence(institution) ? Optional.of(Fault.MISSING) : Optional.empty();
    }

    Optional<Fault> accreditation(Institution institution) {
        if (!needsAccreditation(institution)) {
            return Optional.empty();
        }
        if (institution.accreditation().number().isEmpty()) {
            return Optional.of(Fault.MISSING);
        }
        return institution.accreditation().until().filter(today::isAfter).map(until -> Fault.EXPIRED);
    }

    /** The next state attestation should have been held already. */
    boolean attestationIsOverdue(Institution institution) {
        return institution.attestation().next().filter(today::isAfter).isPresent();
    }

    boolean hasFault(Institution institution) {
        return licence(institution).isPresent() || accreditation(institution).isPresent();
    }
}
