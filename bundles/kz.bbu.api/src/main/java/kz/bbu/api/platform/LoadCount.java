package kz.bbu.api.platform;

/**
 * What a load does to one kind of records.
 *
 * @param file the file as in {@link Publisher#takes}
 * @param organisationId the institution, 0 for the package as a whole
 * @param read rows read
 * @param added records that were not there, or had ended
 * @param changed records with another content
 * @param ended records of the same source that are no longer there
 * @param skipped delta rows older than what is stored
 */
public record LoadCount(
        String file, long organisationId, long read, long added, long changed, long ended, long skipped) {}
