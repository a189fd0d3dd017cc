package kz.bbu.api.platform;

/**
 * What a load does to one kind of records.
 *
 * @param file the file as in {@link Publisher#takes}
 * @param organisationId the institution, 0 for the package as a whole; a person counts at every institution with a role of theirs
 * @param organisation its name; empty for the package as a whole, and where nobody knows it
 * @param read rows read
 * @param added records that were not there, or had ended
 * @param changed records with another content
 * @param ended records of the same source that are no longer there
 * @param skipped delta rows older than what is stored; 0 for an institution
 */
public record LoadCount(
        String file,
        long organisationId,
        String organisation,
        long read,
        long added,
        long changed,
        long ended,
        long skipped) {
    /** Whether anything would be another than before. */
    public boolean changesSomething() {
        return added + changed + ended > 0;
    }
}
