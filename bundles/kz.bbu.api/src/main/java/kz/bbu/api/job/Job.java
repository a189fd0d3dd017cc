package kz.bbu.api.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A piece of long work as people see it.
 *
 * @param type the type of its {@link JobWorker}
 * @param title what it does, in the reader's language
 * @param accountId who submitted it, 0 for the portal itself
 * @param done units done; {@code total} 0 means that the end is not known
 * @param step what is being done at present, in the reader's language; empty before the start
 * @param result an address with the result, empty while there is none
 * @param error what went wrong, in the reader's language; empty if nothing did
 */
public record Job(
        long id,
        String type,
        String title,
        State state,
        long accountId,
        String accountName,
        long done,
        long total,
        String step,
        String result,
        String error,
        Instant submitted,
        Optional<Instant> started,
        Optional<Instant> ended) {

    /** The states of a job. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED,
        /** The portal ended while the job ran. */
        INTERRUPTED;

        public boolean isEnd() {
            return this != QUEUED && this != RUNNING;
        }
    }
}
