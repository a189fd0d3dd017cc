package kz.bbu.api.access;

import java.time.Duration;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Limits how often somebody does something; each node of the portal counts by itself, and a restart forgets. */
@ProviderType
public interface Limits {
    /**
     * Counts one time.
     *
     * @param what names what is limited, such as {@code forum.post}; always with the same {@code most} and {@code time}
     * @param who whose times are counted; those who were seen longest ago are forgotten
     * @param most how often at once, and again in each {@code time}
     * @throws Problem {@link CommonError#TOO_MANY} if there were too many; its argument is the seconds to wait
     */
    void count(String what, String who, int most, Duration time);
}
