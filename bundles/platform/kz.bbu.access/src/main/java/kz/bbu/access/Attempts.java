package kz.bbu.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/** Limits how often somebody may do a thing, such as log in; the oldest names are forgotten, so memory is bounded. */
final class Attempts {
    private static final int NAMES = 10_000;

    private final int most;
    private final Duration time;
    private final TimeMeter clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > NAMES;
        }
    };

    Attempts(int most, Duration time) {
        this(most, time, TimeMeter.SYSTEM_MILLISECONDS);
    }

    Attempts(int most, Duration time, TimeMeter clock) {
        this.most = most;
        this.time = time;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @throws Problem {@link CommonError#TOO_MANY} if there were too many
     */
    void count(String name) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(
                    name,
                    n -> Bucket.builder()
                            .withCustomTimePrecision(clock)
                            .addLimit(limit -> limit.capacity(most).refillGreedy(most, time))
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
