package kz.bbu.registry;

import kz.bbu.api.platform.Load;

/** Turns rows of journal files into rows of tables. */
final class Journal {
    private final Staging staging;

    Journal(Staging staging) {
        this.staging = staging;
    }

    void institution(Load.Row row) {
        long organisation = staging.id("org", row.get("orgSourcedId"));
        staging.add(
                Kind.INSTITUTION,
                row,
                organisation,
                organisation,
                "",
                row.get("type"),
                row.get("legalForm"),
                row.get("bin"),
                row.get("kato"),
                Staging.flag(row, "smallSchool"),
                row.get("addressKk"),
                row.get("addressRu"),
                row.get("headName"),
                row.get("headPosition"),
                row.get("phone"),
                row.get("email"),
                row.get("website"),
                row.get("languages"),
                Staging.number(row, "shifts"),
                Staging.number(row, "places"),
                row.get("timeZone"),
                row.get("licenceNumber"),
                Staging.date(row, "licenceDate"),
                row.get("licenceIssuer"),
                row.get("accreditationNumber"),
                row.get("accreditationAgency"),
                Staging.date(row, "accreditationFrom"),
                Staging.date(row, "accreditationUntil"),
                Staging.date(row, "attestationDate"),
                row.get("attestationResult"),
                Staging.date(row, "attestationNext"),
                row.get("profileUrl"),
                Staging.metadata(row));
    }

    void classProfile(Load.Row row) {
        staging.add(
                Kind.CLASS_PROFILE,
                row,
                staging.id("class", row.get("classSourcedId")),
                staging.id("org", row.get("orgSourcedId")),
                "",
                row.get("grade"),
                row.get("letter"),
                row.get("language"),
                row.get("journalType"),
                row.get("shift"),
                staging.reference("person", row, "homeroomTeacherSourcedId"),
                row.get("combinedWithClassSourcedIds"),
                row.get("parentClassSourcedIds"),
                Staging.metadata(row));
    }

    void staff(Load.Row row) {
        staging.add(
                Kind.STAFF,
                row,
                staging.id("staff", row.get("sourcedId")),
                staging.id("org", row.get("orgSourcedId")),
                "",
                staging.id("person", row.get("userSourcedId")),
                row.get("position"),
                row.get("roles"),
                row.get("category"),
                row.get("categoryOrder"),
                Staging.date(row, "categoryFrom"),
                Staging.date(row, "categoryUntil"),
                row.get("education"),
                Staging.date(row, "hiredOn"),
                row.get("load"),
                Staging.metadata(row));
    }

    void account(Load.Row row) {
        staging.add(
                Kind.ACCOUNT,
                row,
                staging.id("person", row.get("userSourcedId")),
                0,
                "",
                Staging.date(row, "registeredOn"),
                row.get("profileUrl"),
                row.get("lastLoginAt"),
                Staging.metadata(row));
    }
}
