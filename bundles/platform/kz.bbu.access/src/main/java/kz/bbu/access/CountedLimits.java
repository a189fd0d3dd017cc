package kz.bbu.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.bbu.api.access.Limits;
import org.osgi.service.component.annotations.Component;

/** Counts what modules limit as log-ins are counted. */
@Component
public final class CountedLimits implements Limits {
    private final Map<String, Attempts> attempts = new ConcurrentHashMap<>();

    @Override
    public void count(String what, String who, int most, Duration time) {
        attempts.computeIfAbsent(what, w -> new Attempts(most, time)).count(who);
    }
}
