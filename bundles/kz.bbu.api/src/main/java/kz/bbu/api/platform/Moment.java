package kz.bbu.api.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The moment that a piece of work sees: what its first question was answered from answers its later ones, whatever is published meanwhile. */
public final class Moment {
    private static final ThreadLocal<Map<Object, Object>> TAKEN = new ThreadLocal<>();

    private Moment() {}

    /** Does work whose questions are all of one moment; work within it shares the moment. */
    public static <T> T during(Callable<T> work) throws Exception {
        if (TAKEN.get() != null) {
            return work.call();
        }
        TAKEN.set(new HashMap<>());
        try {
            return work.call();
        } finally {
            TAKEN.remove();
        }
    }

    /**
     * Gives what was taken at the first call of the thread's work; outside of such work what is there now.
     *
     * @param of whose it is: equal objects name the same thing
     */
    @SuppressWarnings("unchecked")
    public static <T> T take(Object of, Supplier<T> now) {
        Map<Object, Object> taken = TAKEN.get();
        return taken == null ? now.get() : (T) taken.computeIfAbsent(of, key -> now.get());
    }
}
