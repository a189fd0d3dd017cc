package kz.bbu.tab.forum;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/** Limits how many posts an account may send; the accounts that wrote longest ago are forgotten, so memory is bounded. */
final class PostLimit {
    /** How many posts and edits an account may send at once, and again in each minute. */
    static final int MOST = 10;

    private static final Duration TIME = Duration.ofMinutes(1);
    private static final int ACCOUNTS = 10_000;

    private final TimeMeter clock;
    private final Map<Long, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
            return size() > ACCOUNTS;
        }
    };

    PostLimit(TimeMeter clock) {
        this.clock = clock;
    }

    /**
     * Counts a post.
     *
     * @throws Problem {@link CommonError#TOO_MANY} if there were too many
     */
    void count(long account) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(
                    account,
                    a -> Bucket.builder()
                            .withCustomTimePrecision(clock)
                            .addLimit(limit -> limit.capacity(MOST).refillGreedy(MOST, TIME))
                            .build());
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Problem(
                    CommonError.TOO_MANY,
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
        }
    }
}
