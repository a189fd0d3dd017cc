package kz.bbu.testkit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.registry.Contacts;
import kz.bbu.api.registry.Institution;

/** Makes institutions of which a test says only what it looks at. */
public final class InstitutionBuilder {
    private final long id;
    private final String name;
    private final String type;
    private long authorityId;
    private String authorityName = "";
    private long position;
    private int places = -1;
    private Institution.Licence licence = new Institution.Licence("", Optional.empty(), "");
    private Institution.Accreditation accreditation =
            new Institution.Accreditation("", "", Optional.empty(), Optional.empty());
    private Institution.Attestation attestation = new Institution.Attestation(Optional.empty(), "", Optional.empty());

    private InstitutionBuilder(long id, String name, String type) {
        this.id = id;
        this.name = name;
        this.type = type;
    }

    /** An institution with an id, a name and the code of a type. */
    public static InstitutionBuilder institution(long id, String name, String type) {
        return new InstitutionBuilder(id, name, type);
    }

    public InstitutionBuilder under(long authority, String itsName, long itsPosition) {
        authorityId = authority;
        authorityName = itsName;
        position = itsPosition;
        return this;
    }

    public InstitutionBuilder places(int count) {
        places = count;
        return this;
    }

    public InstitutionBuilder licence(String number, LocalDate date) {
        licence = new Institution.Licence(number, Optional.of(date), "");
        return this;
    }

    public InstitutionBuilder accreditation(String number, LocalDate from, LocalDate until) {
        accreditation = new Institution.Accreditation(number, "", Optional.of(from), Optional.of(until));
        return this;
    }

    public InstitutionBuilder attestation(LocalDate date, String result, LocalDate next) {
        attestation = new Institution.Attestation(Optional.of(date), result, Optional.of(next));
        return this;
    }

    public Institution build() {
        return new Institution(
                id,
                authorityId,
                authorityName,
                position,
                name,
                type,
                "kmm",
                "",
                "",
                false,
                Contacts.NONE,
                "",
                "",
                List.of("kk"),
                1,
                places,
                licence,
                accreditation,
                attestation,
                "");
    }
}
