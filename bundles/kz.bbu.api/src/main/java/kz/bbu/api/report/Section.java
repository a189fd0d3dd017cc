package kz.bbu.api.report;

/** Where a report stands in the list of reports (S30). */
public enum Section {
    /** Reports of the whole authority: attestation, registry, activity. */
    AUTHORITY,
    /** Reports by institution. */
    INSTITUTION
}
