package kz.bbu.api.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Long work: submitted by an account, run in the background, seen by its submitter and by administrators. */
@ProviderType
public interface Jobs {
    /**
     * Queues work for the thread's viewer; its scope is computed anew when the work starts, and a disabled account cancels it.
     *
     * @param type the type of an installed {@link JobWorker}
     * @param arguments what the worker needs, at most 4,000 characters in all
     * @return the job's id
     */
    long submit(String type, Map<String, String> arguments);

    /** A job that the viewer submitted, or any for an administrator; empty otherwise. */
    Optional<Job> job(long id);

    /** The newest jobs first that the viewer may see. */
    List<Job> jobs(int offset, int limit);

    /** Asks a job to end; it ends at its next step. */
    void cancel(long id);
}
