package kz.bbu.api.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An institution with all that the registry of institutions shows (S33, S36); empty strings, lists and optionals where unknown.
 *
 * @param id stable internal id
 * @param authorityId the authority directly above
 * @param position the pre-order position in the tree of organisations
 * @param type a code of the shared terms {@code institutionType.*}
 * @param legalForm a code of the shared terms {@code legalForm.*}
 * @param kato the code of the place
 * @param places how many learners it has room for; -1 if unknown
 * @param shifts how many shifts it works in; -1 if unknown
 * @param languages codes of the languages of instruction
 */
public record Institution(
        long id,
        long authorityId,
        String authorityName,
        long position,
        String name,
        String type,
        String legalForm,
        String bin,
        String kato,
        boolean smallSchool,
        Contacts contacts,
        String headName,
        String headPosition,
        List<String> languages,
        int shifts,
        int places,
        Licence licence,
        Accreditation accreditation,
        Attestation attestation,
        String profileUrl) {

    /** A licence for educational activity; an empty number means none is known. */
    public record Licence(String number, Optional<LocalDate> date, String issuer) {}

    /** A certificate of state accreditation, valid from and until, both days included. */
    public record Accreditation(String number, String agency, Optional<LocalDate> from, Optional<LocalDate> until) {}

    /** The state attestation, every five years: date, result, next due. */
    public record Attestation(Optional<LocalDate> date, String result, Optional<LocalDate> next) {}
}
