package kz.bbu.api.job;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Does one type of long work; a service with the property {@link #TYPE}. Texts come from the worker's bundle: {@code job.<type>} is the title. */
@ConsumerType
public interface JobWorker {
    /** The service property that names the type; unique, of letters, digits and points. */
    String TYPE = "kz.bbu.job.type";

    /** Does the work in a thread that is bound to the submitter. What it throws ends the job as failed. */
    void run(Run run) throws Exception;

    /** Called once at the next start, or by another node, for a job whose portal ended in the middle; cleans up. The job is then interrupted. */
    default void interrupted(long jobId, Map<String, String> arguments) {}

    /** A job as its worker sees it. */
    @ProviderType
    interface Run {
        long jobId();

        /** What was submitted; never null. */
        Map<String, String> arguments();

        /**
         * Reports progress and lets the job be cancelled; cheap enough for every thousandth row.
         *
         * @param total 0 if the end is not known
         * @param step a message key of the worker's bundle, with its arguments
         * @throws kz.bbu.api.problem.Problem if the job was cancelled; to be let through
         */
        void progress(long done, long total, String step, Object... arguments);

        /** Sets the address where the result can be seen. */
        void result(String address);
    }
}
